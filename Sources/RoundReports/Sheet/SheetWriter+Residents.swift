import RoundCore

extension SheetWriter {
  mutating func eachResident() {
    let people = facts.people.filter(\.isOnRound)
    guard !people.isEmpty else { return }
    page.heading("EACH RESIDENT")
    for person in people {
      page.identity(person.identity)
      allergies(of: person)
      if let item = person.item {
        page.paragraph("Flagged for: \(facts.reasons(item))\(facts.late(item)).")
      }
      for sentence in corrections(person) { page.paragraph(sentence) }
      for review in person.reviews { self.review(review) }
      if person.reviews.isEmpty { page.paragraph(words(person)) }
      if !person.resident.openEscalations.isEmpty {
        page.paragraph("AN ESCALATION IS STILL OPEN: see ESCALATIONS.")
      }
    }
  }

  private mutating func review(_ review: Fact<ReviewSigned>) {
    let body = review.body
    var contact = facts.catalog.words(body.contact, in: facts.catalog.contacts)
    if body.contact == "notSeen" { contact += " (\(reason(body)))" }
    page.paragraph("\(contact). \(facts.signed(review.header)).")
    if let moved = movedHere(review) { page.paragraph(moved) }
    for outcome in body.outcomes {
      let words = facts.catalog.outcome(outcome.code)?.words ?? outcome.code
      let detail = outcome.detail?.trimmed ?? ""
      page.item("-", detail.isEmpty ? words : "\(words): \(detail)")
    }
    if let text = body.text, !text.trimmed.isEmpty { page.paragraph(text) }
  }

  private func words(_ person: SheetPerson) -> String {
    switch person.standing {
    case .withdrawn: return "Taken off the list: see TAKEN OFF THE LIST."
    case .carried: return "Not reached: see CARRIED FORWARD."
    case .escalated: return "Not reviewed."
    case .died: return "Not reviewed: has died."
    case .struck: return "No review stands."
    default: return facts.isClosed ? "NOT REACHED, AND NO REASON GIVEN." : "Not yet seen."
    }
  }
}
