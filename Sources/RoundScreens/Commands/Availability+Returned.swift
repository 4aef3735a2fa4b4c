import RoundCore

/// Why something about what came back can't be done just now.
extension Availability {
  /// Why what is ticked can't be signed; nil on every other screen.
  static func returnedCheck(_ state: ProgramState) -> String? {
    guard case .returned(let screen)? = state.stack.last else { return nil }
    if state.role == .round { return "The home ticks what is done, and signs it." }
    return screen.ticked.isEmpty
      ? "Nothing is ticked. Space ticks what is done as it says." : readOnly(state)
  }

  static func returned(_ command: Command.ID, _ state: ProgramState) -> String? {
    if command == .returned {
      return !state.record.rounds.values.contains { $0.date != nil && $0.isClosed }
        && ReturnedText.listToRead(state) == nil
        ? "No round has been closed yet: nothing has come back." : nil
    }
    guard case .returned(let screen)? = state.stack.last else {
      return "b on the list shows what came back."
    }
    switch command {
    case .tickReturned:
      if let reason = readOnly(state) { return reason }
      guard let item = ReturnedRows(state, round: screen.round).selected(screen) else {
        return "Nothing is to be confirmed."
      }
      if item.isMoot { return "The resident has died or left: nobody has to confirm it." }
      if item.asksWhen(at: state.now) {
        return "This change of the MAR is overdue: Enter asks when it was made."
      }
      return item.isConfirmed ? "It is confirmed already. Enter says otherwise." : nil
    case .confirmRead:
      if let reason = readOnly(state) { return reason }
      if ReturnedSign.roundToRead(state, screen) != nil { return nil }
      return state.role == .prepare
        ? "No sheet is there that is not recorded as read."
        : "No list is there that is not recorded as read."
    case .earlierRound:
      return ReturnedUpdate.neighbour(state, -1) == nil ? "This is the first round." : nil
    case .laterRound:
      return ReturnedUpdate.neighbour(state, 1) == nil ? "This is the last round closed." : nil
    default: return readOnly(state)
    }
  }
}
