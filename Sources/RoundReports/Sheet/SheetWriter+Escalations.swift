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
    let later = person.resident.escalationStates.first { $0.id == escalation.header.id }?.told ?? []
    if body.route == nil, !later.isEmpty {
      page.field("Route:", "recorded after the call, below")
      for line in followUps(escalation.header.id, of: person) { page.field("Then:", line) }
      ending(of: escalation, of: person)
      return
    }
    let route = body.route.map { facts.catalog.words($0, in: facts.catalog.routes) }
    let time = body.at.map { UKTime($0).shown } ?? "time not recorded"
    page.field("Route:", route.map { "\($0), \(time)" } ?? "NOT RECORDED")
    if route == nil, let at = body.at { page.field("Time:", UKTime(at).shown) }
    page.field("Told:", SheetWriter.orNotRecorded(body.told))
    page.field("Said:", SheetWriter.orNotRecorded(body.said))
    for line in followUps(escalation.header.id, of: person) { page.field("Then:", line) }
    ending(of: escalation, of: person)
  }

  private mutating func ending(of escalation: Fact<EscalationRecorded>, of person: SheetPerson) {
    let endings = person.resident.endings(ofConcern: escalation.header.id)
    for ending in endings {
      let when = ending.body.at.map { "\(UKTime($0).shown): " } ?? ""
      page.field("Ended:", when + ending.body.ending)
    }
    if endings.isEmpty { page.field("Ended:", "STILL OPEN") }
    page.field("Signed:", facts.signed(escalation.header))
  }

  /// What happened after the concern was recorded, one line each.
  private func followUps(_ escalation: EntryID, of person: SheetPerson) -> [String] {
    let catalog = facts.catalog
    return person.resident.followUps(ofConcern: escalation).map { fact in
      let body = fact.body
      let when = body.at.map { "\(UKTime($0).shown): " } ?? ""
      if let why = body.notYet { return "transport NOT ASKED FOR yet: \(why)" }
      var words: [String] = []
      if body.step == .told {
        words.append(body.route.map { catalog.words($0, in: catalog.routes) } ?? "told")
      } else {
        let step = catalog.urgency.steps.first { $0.code == body.step.rawValue }?.words
        words.append(step ?? body.step.rawValue)
      }
      if let who = body.who { words.append(who) }
      if let decision = body.decision {
        words.append(catalog.urgency.decisions.first { $0.code == decision }?.words ?? decision)
      }
      if let said = body.said { words.append(said) }
      return when + words.joined(separator: "; ")
    }
  }
}
