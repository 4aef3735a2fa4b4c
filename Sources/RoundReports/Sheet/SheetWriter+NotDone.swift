import RoundCore

extension SheetWriter {
  mutating func notSeen() {
    let people = facts.people.filter {
      [.notSeen, .unreached, .died].contains($0.standing) && $0.isOnRound
    }
    guard !people.isEmpty else { return }
    page.heading("NOT SEEN")
    for person in people {
      page.identity(person.identity)
      if let item = person.item { page.field("Flagged for:", facts.reasons(item)) }
      page.field("Why:", whyNotSeen(person))
      if let review = person.reviews.last { page.field("Signed:", facts.signed(review.header)) }
    }
  }

  private func whyNotSeen(_ person: SheetPerson) -> String {
    if let review = person.reviews.last { return reason(review.body) }
    if person.standing == .died { return "has died" }
    return facts.isClosed
      ? "NOT REACHED, AND NO REASON GIVEN. Ask the sender." : "not yet seen: the round is open"
  }

  func reason(_ review: ReviewSigned) -> String {
    let words = review.notSeenReason.map {
      facts.catalog.words($0, in: facts.catalog.notSeenReasons)
    }
    let detail = review.notSeenDetail?.trimmed ?? ""
    guard let words else { return detail.isEmpty ? "no reason recorded" : detail }
    return detail.isEmpty ? words : "\(words): \(detail)"
  }

  mutating func carriedForward() {
    let people = facts.people.filter { $0.carried != nil || $0.standing == .carried }
    guard !people.isEmpty else { return }
    page.heading("CARRIED FORWARD", about: "To the next round. Tell the practice of any change.")
    for person in people {
      page.identity(person.identity)
      if let item = person.item { page.field("Flagged for:", facts.reasons(item)) }
      if let review = person.reviews.last, review.body.notSeenReason == "carriedForward" {
        page.field("Why:", reason(review.body))
        page.field("Signed:", facts.signed(review.header))
      }
      if let carried = person.carried { self.carried(carried) }
      if person.carried != nil, !person.reviews.isEmpty, person.standing != .carried {
        page.field("Since:", "reviewed all the same; see EACH RESIDENT")
      }
    }
  }

  private mutating func carried(_ carried: RoundClosed.Carried) {
    let route = carried.route.map { facts.catalog.words($0, in: facts.catalog.routes) }
    let until = facts.date.flatMap { facts.record.nextRound(after: $0)?.date }
    if carried.safeToWait {
      page.field(
        "Can wait:", "safe until the next round" + (until.map { ", \($0.shownWithWeekday)" } ?? ""))
    } else if route == nil {
      page.field("Can wait:", "NOT SAID TO BE SAFE, AND NO ROUTE RECORDED. Ask the sender today.")
    } else {
      page.field("Can wait:", "NO")
    }
    page.field("Route:", route)
    page.field("Told:", carried.told)
    page.field("Why:", carried.why)
  }

  mutating func takenOff() {
    let people = facts.people.filter { !$0.drops.isEmpty }
    guard !people.isEmpty else { return }
    page.heading("TAKEN OFF THE LIST")
    for person in people {
      page.identity(person.identity)
      for drop in person.drops {
        let flags = person.resident.flags.facts.filter { drop.body.flags.contains($0.header.id) }
        let reasons = flags.flatMap(\.body.reasons).map {
          facts.catalog.words($0, in: facts.catalog.reasons)
        }
        page.field("Flagged for:", reasons.joined(separator: ", "))
        page.field("Why off:", SheetWriter.orNotRecorded(drop.body.reason))
        page.field("Signed:", facts.signed(drop.header))
      }
    }
  }
}
