import RoundCore

/// What a form is for.
public enum FormPurpose: Hashable, Sendable {
  case review(round: RoundID, flags: [EntryID])
  case nothingNeeded(round: RoundID, flags: [EntryID])
  /// A block of the review form underneath; `index` is nil for a new one.
  case medicine(index: Int?)
  case carePlan(index: Int?)
  case action(index: Int?)
  case drop(round: RoundID, flags: [EntryID])
  case take(round: RoundID?)
  case escalation(round: RoundID?)
  case escalationEnd(escalation: EntryID)
  /// What has become of an action.
  case actionUpdate
  case close(round: RoundID)
  case setUp

  /// What Ctrl-S leads to: a block goes back into its form, everything else is reviewed and signed.
  var isBlock: Bool {
    switch self {
    case .medicine, .carePlan, .action: return true
    default: return false
    }
  }

  /// The place of the block that is being changed; nil for a new one.
  var blockIndex: Int? {
    switch self {
    case .medicine(let index), .carePlan(let index), .action(let index): return index
    default: return nil
    }
  }

  /// The same purpose, whichever flags there are by now.
  var withoutFlags: FormPurpose {
    switch self {
    case .review(let round, _): return .review(round: round, flags: [])
    case .nothingNeeded(let round, _): return .nothingNeeded(round: round, flags: [])
    case .drop(let round, _): return .drop(round: round, flags: [])
    default: return self
    }
  }
}
