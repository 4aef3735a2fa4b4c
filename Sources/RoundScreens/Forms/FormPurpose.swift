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
  /// That an action is done, waits or will not be done.
  case actionSet(action: EntryID, state: ActionUpdated.State)
  case close(round: RoundID)
  /// Who at the home was told of what must be on the MAR today, of a review or of all of the round.
  case told(round: RoundID, review: EntryID?)
  /// Puts right what was signed: the form that it was signed with, nil where nothing can stand instead;
  /// as a move it is for the resident to whom it belongs.
  indirect case correction(entry: EntryID, as: FormPurpose?, isMove: Bool)
  /// What must never wait for the round.
  case urgent(UrgentForm)
  /// About the register, the agreement, or who does a round.
  case register(RegisterForm)
  case setUp
  /// Who is at the keyboard.
  case person
  /// One's own name, role, number and PIN.
  case profile(PersonID)
  /// Somebody who does not use this computer any more.
  case leaver(PersonID)
  /// A phrase that a short word grows into; no owner: a new one.
  case phrase(owner: PhraseOwner?, key: String?)
  /// The home puts a resident forward.
  case flag(round: RoundID)
  case flagChange(round: RoundID, flag: EntryID)
  /// The home takes somebody off its own list.
  case withdraw(round: RoundID)
  case note(round: RoundID, flag: EntryID, isAddition: Bool)
  case planRound
  case cancelRound(RoundID)
  /// What has become of an item that came back from a round.
  case returned(round: RoundID, item: EntryID)

  /// The form that is filled in, within a correction too.
  var inner: FormPurpose {
    if case .correction(_, let form?, _) = self { return form }
    return self
  }

  /// What Ctrl-S leads to: a block goes back into its form, everything else is reviewed and signed.
  var isBlock: Bool {
    switch self {
    case .medicine, .carePlan, .action: return true
    default: return false
    }
  }

  /// Who one is and what the program is set up for: nothing to be signed, and no draft of it.
  var isAboutPerson: Bool {
    switch self {
    case .setUp, .person, .profile, .leaver, .phrase: return true
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
}
