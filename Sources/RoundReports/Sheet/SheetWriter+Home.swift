import RoundCore

extension SheetWriter {
  /// What the home's staff must do, resident by resident in the order of the list.
  mutating func forTheHome() {
    let people = facts.people.filter { person in
      person.reviews.contains { hasWorkForHome($0.body) }
    }
    guard !people.isEmpty else { return }
    page.heading("FOR THE HOME")
    for person in people {
      page.identity(person.identity)
      if person.reviews.contains(where: { $0.body.medicineChanges.contains { !$0.marToday } }) {
        allergies(of: person)
      }
      for review in person.reviews {
        for change in review.body.carePlanChanges { carePlan(change, review.header, of: person) }
        for change in review.body.medicineChanges where !change.marToday {
          medicine(change, review.header)
        }
        for state in actions(of: review, for: person)
        where OwnerSide(state.action.ownerSide) == .home {
          action(state, owner: true)
        }
        for outcome in review.body.outcomes where isWatch(outcome) { watch(outcome) }
        if let net = review.body.safetyNet { safetyNet(net) }
      }
    }
  }

  private func hasWorkForHome(_ review: ReviewSigned) -> Bool {
    !review.carePlanChanges.isEmpty || review.medicineChanges.contains { !$0.marToday }
      || review.actions.contains { OwnerSide($0.ownerSide) == .home }
      || review.outcomes.contains(where: isWatch) || review.safetyNet != nil
  }

  private mutating func carePlan(
    _ change: CarePlanChange, _ header: EntryHeader, of person: SheetPerson
  ) {
    let heading = facts.catalog.words(change.heading, in: facts.catalog.carePlanHeadings)
    page.item("[ ]", "Care plan, \(heading)")
    page.field("Before:", change.before.trimmed.isEmpty ? "nothing (new heading)" : change.before)
    page.field("After:", change.after.trimmed.isEmpty ? "nothing (taken out)" : change.after)
    page.field("Why:", change.why)
    page.field("Agreed with:", agreed(change))
    page.field("Review:", change.reviewOn?.shownWithWeekday ?? "no date set")
    page.field("Signed:", facts.signed(header))
    said(of: change.id)
    standing(of: change, for: person)
  }

  private func agreed(_ change: CarePlanChange) -> String {
    let name = change.agreedWith?.trimmed ?? ""
    let role = change.agreedRole.map { facts.catalog.words($0, in: facts.catalog.agreedRoles) }
    guard let role, !role.trimmed.isEmpty else { return name.isEmpty ? "not recorded" : name }
    return name.isEmpty ? role : "\(name) (\(role))"
  }

  /// Says when the change is not the last word on its heading, or not the only one: two people who
  /// did not see each other's change leave the home with two texts, and it must see both.
  private mutating func standing(of change: CarePlanChange, for person: SheetPerson) {
    guard let plan = person.resident.carePlan.first(where: { $0.heading == change.heading })
    else { return }
    let standing = plan.standing
    guard standing.contains(where: { $0.change.id == change.id }) else {
      if let later = plan.history.first(where: { $0.change.replaces.contains(change.id) }) {
        page.field("CHANGED", "again since: \(facts.signed(later.header))")
      }
      return
    }
    guard plan.isInDispute else { return }
    page.field(
      "CONFLICT:",
      "\(standing.count) texts stand for this heading, each written without the other. "
        + "Ask the sender which to follow.")
    let here = Set(person.reviews.map(\.header.id))
    for other in standing where other.change.id != change.id && !here.contains(other.header.id) {
      page.field("Other text:", SheetWriter.orNotRecorded(other.change.after))
      page.field("Signed:", facts.signed(other.header))
    }
  }

  /// Whether an outcome tells the home what to look out for.
  func isWatch(_ outcome: ReviewSigned.Outcome) -> Bool {
    guard !(outcome.detail ?? "").trimmed.isEmpty else { return false }
    return facts.catalog.outcome(outcome.code)?.asks.contains("safetyNet") ?? false
  }

  private mutating func watch(_ outcome: ReviewSigned.Outcome) {
    page.item("[ ]", "Watch: \(outcome.detail ?? "")")
  }

  private mutating func safetyNet(_ net: ReviewSigned.SafetyNet) {
    page.item("!", "Call if: \(net.callIf)")
    page.field("When:", SheetWriter.orNotRecorded(net.by))
    page.field(
      "Route:",
      SheetWriter.orNotRecorded(net.route.map { facts.catalog.words($0, in: facts.catalog.routes) })
    )
  }
}
