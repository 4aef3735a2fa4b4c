import RoundCore

extension SheetWriter {
  mutating func notSeen() {
    let people = facts.people.filter {
      [.notSeen, .unreached, .struck, .died].contains($0.standing) && $0.isOnRound
    }
    guard !people.isEmpty else { return }
    page.heading("NOT SEEN")
    for person in people {
      page.identity(person.identity)
      if let item = person.item { field("Flagged for:", facts.reasons(item)) }
      field("Why:", whyNotSeen(person))
      if let review = person.reviews.last { field("Signed:", facts.signed(review.header)) }
    }
  }

  /// These sections have no marks to tick, so that what they say stands where marks do elsewhere.
  private mutating func field(_ label: SafeText, _ text: String?) {
    page.field(label, text, indent: SheetPage.indent)
  }

  private func whyNotSeen(_ person: SheetPerson) -> String {
    if let review = person.reviews.last { return reason(review.body) }
    if person.standing == .died { return "has died" }
    if person.standing == .struck { return corrections(person).joined(separator: "\n") }
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

  /// Whoever was not reached and can't wait: in front of everything else that is to be done.
  mutating func notSafeToWait() {
    let people = facts.people.filter { $0.carried.map { !$0.safeToWait } ?? false }
    guard !people.isEmpty else { return }
    page.heading("NOT SAFE TO WAIT", about: "Not reached on this round. Act today.")
    for person in people {
      page.identity(person.identity)
      if let item = person.item { field("Flagged for:", facts.reasons(item)) }
      if let carried = person.carried { self.carried(carried) }
    }
  }

  mutating func carriedForward() {
    let people = facts.people.filter { $0.carried != nil || $0.standing == .carried }
    guard !people.isEmpty else { return }
    page.heading("CARRIED FORWARD", about: "To the next round. Tell the practice of any change.")
    for person in people {
      page.identity(person.identity)
      if let item = person.item { field("Flagged for:", facts.reasons(item)) }
      if let review = person.reviews.last, review.body.notSeenReason == "carriedForward" {
        field("Why:", reason(review.body))
        field("Signed:", facts.signed(review.header))
      }
      if let carried = person.carried {
        if carried.safeToWait {
          self.carried(carried)
        } else {
          field("Can wait:", "NO: see NOT SAFE TO WAIT")
        }
      }
      if person.carried != nil, !person.reviews.isEmpty, person.standing != .carried {
        field("Since:", "reviewed all the same; see EACH RESIDENT")
      }
    }
  }

  private mutating func carried(_ carried: RoundClosed.Carried) {
    let route = carried.route.map { facts.catalog.words($0, in: facts.catalog.routes) }
    let until = facts.date.flatMap { facts.record.nextRound(after: $0)?.date }
    if carried.safeToWait {
      field(
        "Can wait:",
        "YES, judged safe until the next round"
          + (until.map { ", \($0.shownWithWeekday)" } ?? ""))
    } else if route == nil {
      field("Can wait:", "NOT SAID TO BE SAFE, AND NO ROUTE RECORDED. Ask the sender today.")
    } else {
      field("Can wait:", "NO")
    }
    field("Route:", route)
    field("Told:", carried.told)
    field("Why:", carried.why)
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
        field("Flagged for:", reasons.joined(separator: "; "))
        field("Why off:", SheetWriter.orNotRecorded(drop.body.reason))
        field("Signed:", facts.signed(drop.header))
      }
    }
  }
}
