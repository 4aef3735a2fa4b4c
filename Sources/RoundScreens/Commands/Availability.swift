import RoundCore

/// Why a command can't be done just now, in a sentence; nil when it can.
///
/// Commands are never hidden: the help shows them with the reason.
public enum Availability {
  public static func reason(_ command: Command.ID, _ state: ProgramState) -> String? {
    if let side = Command.side(of: command), side != state.role {
      return side == .round
        ? "This is the visiting professional's to do and to sign."
        : "The home does this, when it makes its list."
    }
    if let reason = noRight(command, state) { return reason }
    switch command {
    case .nothingNeeded:
      return changes(state) ?? noResident(state) ?? dead(state) ?? notOnList(state) ?? dropped(
        state)
        ?? openConcern(state)
    case .outcome, .carePlan:
      return changes(state) ?? noResident(state) ?? dead(state) ?? notOnList(state)
        ?? dropped(state)
    case .escalate: return readOnly(state) ?? noResident(state) ?? dead(state)
    case .observations, .measures: return readOnly(state) ?? noResident(state) ?? dead(state)
    case .urgentCard: return noResident(state)
    case .redFlags: return readOnly(state)
    case .recordRoute:
      return readOnly(state) ?? noResident(state)
        ?? noConcern(state, named: state.record.withoutRoute.map(\.resident))
    case .transferStep:
      return readOnly(state) ?? noResident(state)
        ?? noConcern(state, named: state.record.withoutTransport.map(\.resident))
    case .flag, .changeFlag, .note, .sendList, .takeOver, .nextList, .previousList, .cancelRound,
      .planRound, .switchPerson:
      return home(command, state)
    case .drop where state.role == .prepare: return home(command, state)
    case .reorder where state.role == .prepare: return home(command, state)
    case .drop: return changes(state) ?? noResident(state) ?? notOnList(state) ?? reviewed(state)
    case .endEscalation:
      return readOnly(state) ?? noResident(state) ?? noConcern(state)
    case .updateAction:
      if let reason = readOnly(state) ?? noResident(state) { return reason }
      let resident = subject(state).flatMap { state.record.residents[$0] }
      return resident?.openActions.isEmpty ?? true
        ? "No action is open for this resident." : nil
    case .palette:
      guard case .form(let form)? = state.stack.last, form.purpose.isAboutPerson else { return nil }
      return "First answer these questions."
    case .tour:
      if !state.record.isPretend {
        return "The tour is for the pretend home: homeround demo --tour"
      }
      if state.stack.contains(where: { if case .form = $0 { true } else { false } }) {
        return "Leave this form first: Esc, what you typed is kept."
      }
      return isTourDone(state)
        ? "The tour needs a fresh pretend home: homeround demo --tour" : nil
    case .undo, .redo: return readOnly(state) ?? UndoUpdate.reason(command, state)
    case .correct:
      return readOnly(state) ?? noResident(state)
        ?? SignedListUpdate.reason(subject(state), state)
    case .take: return changes(state, needsRound: false)
    case .reorder: return changes(state) ?? (state.list.count < 2 ? "There is no order yet." : nil)
    case .toldToday:
      guard state.untoldToday.isEmpty else { return readOnly(state) }
      return changes(state)
        ?? "Nothing signed on this round must be on the MAR today, or somebody was told of all of it."
    case .closeRound: return changes(state) ?? openEscalation(state)
    case .reviewText: return noResident(state) ?? nothingSigned(state, subject(state))
    case .lastReviewText:
      return state.lastSigned == nil
        ? "No review has been signed since you opened the program. p is for the selected resident."
        : nothingSigned(state, state.lastSigned).map { _ in
          "The review that was signed last does not stand any more. p is for the selected resident."
        }
    case .otherText: return shownReview(state) == nil ? "This is the sheet for the home." : nil
    case .copy: return noCopying(state)
    case .sheet: return state.sheetRound == nil ? "There is no round." : nil
    case .open:
      if case .actions? = state.stack.last { return noAction(state) }
      if case .register? = state.stack.last {
        return subject(state) == nil ? "Nobody is in the register." : nil
      }
      return RoundListUpdate.selectedResident(state) == nil ? "There is nobody on this list." : nil
    case .givePIN: return SignUpdate.isPINFresh(state) ? "Your PIN still holds: y signs." : nil
    case .sign:
      return SignUpdate.isPINFresh(state) ? nil : "Your PIN is asked for: type it, then Enter."
    case .otherSigner:
      return state.signers.count < 2 ? "One person is set up to sign on this computer." : nil
    case .actionDone, .actionNotDone: return readOnly(state) ?? noAction(state)
    case .actionWaiting: return readOnly(state) ?? noAction(state) ?? othersWait(state)
    case .actionTake: return readOnly(state) ?? noAction(state) ?? notOurs(state)
    case .check: return returnedCheck(state)
    case .returned, .tickReturned, .confirmRead, .sendBack, .earlierRound, .laterRound:
      return returned(command, state)
    case .removePhrase: return PhrasesUpdate.reason(command, state)
    case .people, .changePerson, .removePerson: return PeopleUpdate.reason(command, state)
    case .exchange: return readOnly(state)
    case .settle: return SettleForm.reason(state) ?? readOnly(state)
    case .register, .agreement, .coverPage, .clinician, .admit, .whereabouts, .details, .assess,
      .editAgreement, .earlierVersion, .laterVersion:
      return register(command, state)
    default: return nil
    }
  }

  /// Whether something is there already that the tour of this side would sign.
  private static func isTourDone(_ state: ProgramState) -> Bool {
    guard state.role == .prepare else {
      return state.isClosed || state.list.contains { $0.status == .reviewed }
    }
    return state.record.roundsByDate.contains { round in
      guard let date = round.date, date > state.today else { return false }
      return round.isSent || !state.record.list(of: round.id).isEmpty
    }
  }

  static func readOnly(_ state: ProgramState) -> String? {
    state.readOnlyReason ?? (state.saving == nil ? nil : "Saving. One moment.")
  }

  static func changes(_ state: ProgramState, needsRound: Bool = true) -> String? {
    if let reason = readOnly(state) { return reason }
    if state.isClosed { return "This round is closed. What comes now belongs to the next one." }
    return needsRound && state.round == nil
      ? "No round is planned. X takes in the home's list." : nil
  }

  /// The resident on screen, or selected in the list.
  static func subject(_ state: ProgramState) -> ResidentID? {
    for screen in state.stack.reversed() {
      if case .urgent(let page) = screen { return page.resident }
      if case .actions(let screen) = screen {
        return ActionRows(state, screen.shown).selected(screen)?.resident
      }
      if case .resident(let resident) = screen { return resident.resident }
      if case .register(let screen) = screen {
        return RegisterRows(state.record, screen).selected(screen)?.id
      }
    }
    return RoundListUpdate.selectedResident(state)
  }

  /// - Parameter named: those whom the line under the header names.
  private static func noConcern(_ state: ProgramState, named: [ResidentID] = []) -> String? {
    let resident = subject(state).flatMap { state.record.residents[$0] }
    guard resident?.openEscalations.isEmpty ?? true else { return nil }
    let none = "No urgent concern is open for this resident."
    guard let other = named.first else { return none }
    return "\(none) The line at the top names \(state.nameAndRoom(other)): Ctrl-P finds them."
  }

  static func noResident(_ state: ProgramState) -> String? {
    subject(state) == nil ? "Nobody is selected." : nil
  }

  private static func nothingSigned(_ state: ProgramState, _ resident: ResidentID?) -> String? {
    let person = resident.flatMap { state.record.residents[$0] }
    let rounds =
      (person?.reviews.facts.map(\.body.round) ?? [])
      + (person?.corrections.facts.compactMap(\.body.round) ?? [])
    return rounds.contains { $0 == state.round }
      ? nil : "Nothing is signed for this resident on this round."
  }

  private static func shownReview(_ state: ProgramState) -> ReviewTextWanted? {
    if case .page(let page)? = state.stack.last { return page.review }
    return nil
  }

  private static func noCopying(_ state: ProgramState) -> String? {
    if shownReview(state) == nil { return "The sheet is about everybody: save it to a file (w)." }
    return state.settings.clipboard
      ? nil : "Copying is switched off on this computer. The settings (,) switch it on."
  }

  static func item(_ state: ProgramState) -> ListItem? {
    guard let round = state.round, let resident = subject(state) else { return nil }
    return state.record.item(for: resident, on: round)
  }

  private static func notOnList(_ state: ProgramState) -> String? {
    item(state) == nil ? "This resident is not on this round's list." : nil
  }

  private static func dropped(_ state: ProgramState) -> String? {
    item(state)?.status == .withdrawn ? "Taken off this round's list." : nil
  }

  private static func reviewed(_ state: ProgramState) -> String? {
    switch item(state)?.status {
    case .reviewed, .notSeen: return "There is a signed review already."
    case .withdrawn: return "Taken off this round's list already."
    default: return nil
    }
  }

  /// "Nothing needed" in one key is not for somebody with an urgent concern.
  private static func openConcern(_ state: ProgramState) -> String? {
    let resident = subject(state).flatMap { state.record.residents[$0] }
    return resident?.openEscalations.isEmpty ?? true
      ? nil : "An urgent concern is still open. Record how it ended (E), or an outcome (o)."
  }

  private static func openEscalation(_ state: ProgramState) -> String? {
    let open = state.list.filter { item in
      !(state.record.residents[item.resident]?.openEscalations.isEmpty ?? true)
    }
    guard !open.isEmpty else { return nil }
    let names = open.compactMap { state.record.residents[$0.resident]?.current?.shownName }
    return "An urgent concern is still open: \(names.joined(separator: "; ")). Record how it "
      + "ended first (E)."
  }
}
