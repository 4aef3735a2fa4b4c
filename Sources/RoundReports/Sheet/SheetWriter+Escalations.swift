import RoundCore

extension SheetWriter {
  /// Urgent concerns and what became of them.
  ///
  /// The program tells nobody: this is what people recorded.
  mutating func escalations() {
    let people = facts.people.filter { !$0.escalations.isEmpty }
    guard !people.isEmpty else { return }
    page.heading("ESCALATIONS")
    for person in people {
      page.identity(person.identity)
      for escalation in person.escalations { self.escalation(escalation, of: person) }
    }
  }

  private mutating func escalation(
    _ escalation: Fact<EscalationRecorded>, of person: SheetPerson
  ) {
    let body = escalation.body
    page.item("!", SheetWriter.orNotRecorded(body.concern))
    let route = body.route.map { facts.catalog.words($0, in: facts.catalog.routes) }
    let time = body.at.map { UKTime($0).shown } ?? "time not recorded"
    page.field("Route:", route.map { "\($0), \(time)" } ?? "NOT RECORDED")
    if route == nil, let at = body.at { page.field("Time:", UKTime(at).shown) }
    page.field("Told:", SheetWriter.orNotRecorded(body.told))
    page.field("Said:", SheetWriter.orNotRecorded(body.said))
    let endings = person.resident.endings.facts.filter {
      $0.body.escalation == escalation.header.id
    }
    for ending in endings {
      let when = ending.body.at.map { "\(UKTime($0).shown): " } ?? ""
      page.field("Ended:", when + ending.body.ending)
    }
    if endings.isEmpty { page.field("Ended:", "STILL OPEN") }
    page.field("Signed:", facts.signed(escalation.header))
  }
}
