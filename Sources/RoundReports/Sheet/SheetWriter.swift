import RoundCore

/// Puts the sections of a sheet one after the other; each is in a file of its own.
struct SheetWriter {
  let facts: SheetFacts
  var page = SheetPage()

  init(facts: SheetFacts) { self.facts = facts }

  mutating func write() -> [String] {
    correctedTitle()
    toUndo()
    title()
    takenBack()
    notSafeToWait()
    marToday()
    answers()
    forTheHome()
    forOthers()
    notSeen()
    carriedForward()
    takenOff()
    escalations()
    eachResident()
    earlierRounds()
    ending()
    return page.lines
  }

  /// What is to be done, with its mark, and what has become of it.
  mutating func action(_ state: ActionState, owner: Bool) {
    page.item(SheetWriter.mark(state), state.action.what)
    if owner { page.field("Owner:", ownerText(state.action)) }
    page.field("Due:", facts.shownDue(state))
    if let chaser = facts.record.chaser(of: state), state.isOpen {
      page.field("Chased by:", "the \(OwnerSide(chaser).words), which set it")
    }
    if let taken = state.taken, state.isOpen {
      page.field("Taken on:", "by \(facts.signed(taken))")
    }
    if let said = state.said, let words = state.standing(on: facts.today) {
      page.field("Now:", "\(words) (\(facts.signed(said)))")
    }
  }

  private func ownerText(_ action: RoundAction) -> String {
    let owner = action.owner.trimmed
    return owner.isEmpty ? "NAME NOT RECORDED" : owner
  }

  static func mark(_ state: ActionState) -> SafeText {
    switch state.state {
    case .open, .waiting: return "[ ]"
    case .done: return "[x]"
    case .notDone: return "[-]"
    }
  }

  /// The actions of one review, in the order in which they were written.
  func actions(of review: Fact<ReviewSigned>, for person: SheetPerson) -> [ActionState] {
    person.resident.actions.filter { $0.set.id == review.header.id }
  }

  private mutating func ending() {
    page.blank()
    page.banner("Tell the sender if anything is unclear or could not be done.")
    page.blank()
    page.banner("Received by: ______________________________  Date and time: __________________")
    if facts.record.isPretend {
      page.blank()
      page.banner(SheetWriter.pretend)
    }
  }

  static let pretend: StaticString = "PRETEND RESIDENTS - NOT REAL"
}
