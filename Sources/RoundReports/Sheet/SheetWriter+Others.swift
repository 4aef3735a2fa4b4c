import RoundCore

extension SheetWriter {
  private struct Owned {
    let person: SheetPerson
    let state: ActionState
    /// The owner's name as it is compared.
    let owner: String
    let due: Day?
  }

  /// What the practice, the pharmacy and other services must do, by owner and due date.
  mutating func forOthers() {
    section(.practice, "FOR THE PRACTICE")
    section(.pharmacy, "FOR THE PHARMACY")
    section(.other, "FOR OTHER SERVICES")
  }

  private mutating func section(_ side: OwnerSide, _ heading: StaticString) {
    var groups: [[Owned]] = []
    for owned in owned(by: side) {
      if let place = groups.firstIndex(where: { $0.first?.owner == owned.owner }) {
        groups[place].append(owned)
      } else {
        groups.append([owned])
      }
    }
    guard !groups.isEmpty else { return }
    page.heading(heading)
    for group in groups {
      var last: ResidentID?
      for owned in group {
        if owned.person.id != last { page.identity(owned.person.identity) }
        last = owned.person.id
        action(owned.state, owner: true)
      }
    }
  }

  /// The soonest due first, those without a date last; of one day in the order of the list.
  private func owned(by side: OwnerSide) -> [Owned] {
    var found: [Owned] = []
    for person in facts.people {
      for state in person.reviews.flatMap({ actions(of: $0, for: person) })
      where OwnerSide(state.action.ownerSide) == side {
        found.append(
          Owned(
            person: person, state: state,
            owner: Folding.foldedForSearch(state.action.owner.trimmed),
            due: facts.due(state).day))
      }
    }
    let last = Day(ordinal: Int.max)
    return found.enumerated().sorted {
      ($0.element.due ?? last, $0.offset) < ($1.element.due ?? last, $1.offset)
    }.map(\.element)
  }
}
