import RoundCore

/// Why the home can't do something just now.
extension Availability {
  static func home(_ command: Command.ID, _ state: ProgramState) -> String? {
    switch command {
    case .flag where !isOpen(state):
      return readOnly(state) ?? noList(state)
        ?? (state.record.register.isEmpty ? "Nobody is in the register." : nil)
    case .flag: return readOnly(state) ?? noResident(state) ?? noList(state) ?? notHere(state)
    case .changeFlag, .note, .drop:
      return readOnly(state) ?? noResident(state) ?? noList(state) ?? notPutForward(state)
    case .sendList: return readOnly(state) ?? PrepareWords.sendReason(state)
    case .reorder:
      if let reason = readOnly(state) ?? noList(state) { return reason }
      if let round = state.round, state.record.rounds[round]?.isSent ?? false {
        return "The list has been sent: the order as sent is kept."
      }
      return state.list.count < 2 ? "There is no order yet." : nil
    case .takeOver:
      if let reason = readOnly(state) ?? noList(state) { return reason }
      return PrepareSign.candidates(state).isEmpty
        ? "Nobody was left unseen who is not on this list." : nil
    case .nextList:
      return PrepareUpdate.target(state, forward: true) == nil
        ? "No later round is planned. l plans one." : nil
    case .previousList:
      return PrepareUpdate.target(state, forward: false) == nil ? "This is the first list." : nil
    case .planRound: return readOnly(state)
    case .cancelRound: return readOnly(state) ?? notToCancel(state)
    case .switchPerson:
      return state.readOnlyReason == nil || state.people.count > 1
        ? nil : "One person is set up on this computer."
    default: return nil
    }
  }

  /// Whether a resident is on screen; on the list it is asked for whom.
  private static func isOpen(_ state: ProgramState) -> Bool {
    state.stack.contains { if case .resident = $0 { true } else { false } }
  }

  /// Why nothing can be done to the list for the round.
  private static func noList(_ state: ProgramState) -> String? {
    guard let plan = state.roundPlan else { return "No round is planned. l plans one." }
    let round = state.record.rounds[plan.round]
    if round?.isCancelled ?? false {
      return "This round does not take place. ] goes to the next list."
    }
    if round?.isClosed ?? false { return "This round is closed. ] goes to the next list." }
    return nil
  }

  private static func notHere(_ state: ProgramState) -> String? {
    let resident = subject(state).flatMap { state.record.residents[$0] }
    switch resident?.residence.last?.body.state {
    case .died?: return "Recorded as died. What is still to be settled stands under open actions."
    case .left?: return "Recorded as having left the home."
    default: return nil
    }
  }

  private static func notPutForward(_ state: ProgramState) -> String? {
    guard let item = item(state) else {
      let words = "Not put forward for this round yet. a does it."
      return otherList(state).map {
        "\(words) On the list of \($0.shownWithWeekday): ] and [ go there."
      }
        ?? words
    }
    return item.status == .withdrawn
      ? "Taken off this list. a puts the resident forward again." : nil
  }

  /// Another list, not of the past, on which whoever is meant stands.
  private static func otherList(_ state: ProgramState) -> Day? {
    guard let resident = subject(state).flatMap({ state.record.residents[$0] }) else { return nil }
    return state.record.roundsByDate.first { round in
      round.id != state.round && !round.isCancelled && !round.isClosed
        && round.date.map { $0 >= state.today } ?? false
        && state.record.item(for: resident.id, on: round.id).map { $0.status != .withdrawn }
          ?? false
    }?.date
  }

  private static func notToCancel(_ state: ProgramState) -> String? {
    guard let round = CalendarUpdate.selected(state) else {
      return "Nobody has planned this round yet. a plans it."
    }
    if round.isCancelled { return "It is said already why this round is not held." }
    return round.isOpened ? "This round was begun: whoever works it closes it." : nil
  }
}
