import RoundCore

/// Something signed for a resident that can be put right, as it is listed.
struct Correctable {
  let entry: SignedEntry
  /// "zopiclone stopped".
  let what: String
  /// `K. Adeyemi, Pharmacist, 12-Mar-2026 10:43`: who signed it, and when.
  let by: String
  /// The round it was signed on, in words; nil for what belongs to none.
  let on: String?
  let way: Way

  /// What Enter does with one of the list.
  enum Way: Hashable {
    /// It has not left, and it is the person's own.
    case takeBack
    case correct
    /// Why neither, in a sentence: what builds on it is taken back first.
    case not(String)

    /// Said under each of the list.
    var words: String {
      switch self {
      case .takeBack: return "Enter takes it back."
      case .correct: return "Enter corrects it."
      case .not(let reason): return reason
      }
    }
  }

  /// Why nothing can be done with this one now; nil when something can.
  var refusal: String? {
    if case .not(let reason) = way { return reason }
    return nil
  }

  /// What stands of what was signed for a resident by those who do rounds, newest first.
  static func all(_ resident: ResidentID?, _ state: ProgramState) -> [Correctable] {
    guard let person = resident.flatMap({ state.record.residents[$0] }) else { return [] }
    let history = UndoHistory(state, of: resident)
    return person.signed.filter { $0.stands && isOfRound($0, state) }.map { entry in
      let author = state.record.author(of: entry.header).map { state.catalog.shownShort($0) }
      let date = person.round(of: entry).flatMap { state.record.rounds[$0]?.date }
      return Correctable(
        entry: entry, what: words(entry, person, state),
        by: "\(author ?? "author not known"), \(UKTime(entry.header.at.moment).shown)",
        on: date.map { "round of \($0.shownWithWeekday)" },
        way: way(entry, history))
    }
  }

  private static func way(_ entry: SignedEntry, _ history: UndoHistory?) -> Way {
    switch history?.takeBack(entry.header.id) {
    case .success: return .takeBack
    case .failure(let refusal) where refusal.isInTurn: return .not(refusal.sentence)
    case .failure, nil: return .correct
    }
  }

  /// Whether nothing is listed for a resident; asked at every key.
  static func isNone(_ resident: ResidentID?, _ state: ProgramState) -> Bool {
    guard let person = resident.flatMap({ state.record.residents[$0] }) else { return true }
    return !person.isSigned { isOfRound($0, state) }
  }

  /// A few words; of what has become of an action, which one.
  private static func words(
    _ entry: SignedEntry, _ person: ResidentRecord, _ state: ProgramState
  ) -> String {
    guard let update = entry.body as? ActionUpdated,
      let action = person.actions.first(where: { $0.action.id == update.action })?.action
    else { return SignedWords.summary(entry, in: state.record, state.catalog) }
    return "\(ActionForm.words(update).lowercased()): \(action.what)"
  }

  /// What the home prepared is the home's own; what was signed on a round, or for it, is not.
  private static func isOfRound(_ entry: SignedEntry, _ state: ProgramState) -> Bool {
    if let flag = entry.body as? FlagRaised, flag.raisedBy != .clinician { return false }
    guard entry.header.by != nil else { return false }
    return state.record.author(of: entry.header).map(Record.mayCorrect) ?? true
  }

  /// What kind of form puts it right; nil where only nothing can stand instead.
  static func purpose(_ entry: SignedEntry) -> FormPurpose? {
    switch entry.body {
    case let review as ReviewSigned: return .review(round: review.round, flags: review.flags)
    case let drop as FlagDropped: return .drop(round: drop.round, flags: drop.flags)
    case let escalation as EscalationRecorded: return .escalation(round: escalation.round)
    case let ending as EscalationEnded: return .escalationEnd(escalation: ending.escalation)
    case is CarePlanChanged: return .carePlan(index: nil)
    // Who does it is taken back by giving it back.
    case let update as ActionUpdated: return update.taken == nil ? .actionUpdate : nil
    default: return nil
    }
  }

  /// Whether a mistake can be one of this kind of entry.
  static func fits(_ mistake: String, _ entry: SignedEntry) -> Bool {
    switch mistake {
    case EntryCorrected.wrongResident: return canMove(entry)
    case "wrongMedicine": return entry.body is ReviewSigned
    default: return true
    }
  }

  /// Whether it could belong to another resident just as it is.
  private static func canMove(_ entry: SignedEntry) -> Bool {
    entry.body is ReviewSigned || entry.body is EscalationRecorded || entry.body is CarePlanChanged
  }
}
