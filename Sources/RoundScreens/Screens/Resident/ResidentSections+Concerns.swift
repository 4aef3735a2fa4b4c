import RoundCore

/// Urgent concerns: those that are open, and how the others ended.
extension ResidentSections {
  /// Those that are open, and those of this round that have ended.
  func concerns(_ person: ResidentRecord, _ page: inout Page) {
    for fact in person.openEscalations { concern(fact, person, &page) }
    for fact in ended(person) where isOfThisRound(fact) { concern(fact, person, &page) }
  }

  func earlierConcerns(_ person: ResidentRecord) -> Page? {
    let earlier = ended(person).filter { !isOfThisRound($0) }
    guard !earlier.isEmpty else { return nil }
    var page = page("Earlier urgent concerns (\(earlier.count))")
    for fact in earlier { concern(fact, person, &page) }
    return page
  }

  /// Newest first.
  private func ended(_ person: ResidentRecord) -> [Fact<EscalationRecorded>] {
    let open = Set(person.openEscalations.map(\.header.id))
    return person.escalations.facts.filter { !open.contains($0.header.id) }.reversed()
  }

  /// Of the round itself, or of the week before it.
  private func isOfThisRound(_ fact: Fact<EscalationRecorded>) -> Bool {
    if let round = fact.body.round { return round == state.round }
    let day = UKTime(fact.body.at ?? fact.header.at.moment).day
    let date = state.round.flatMap { record.rounds[$0]?.date } ?? state.today
    return day > date.adding(days: -7)
  }

  private func concern(
    _ fact: Fact<EscalationRecorded>, _ person: ResidentRecord, _ page: inout Page
  ) {
    let body = fact.body
    let endings = person.endings.facts.filter { $0.body.escalation == fact.header.id }
    let isOpen = endings.isEmpty
    page.paragraph(
      "URGENT CONCERN, \(isOpen ? "STILL OPEN" : "ended"): \(body.concern)",
      Style(isOpen ? .urgent : .ordinary, bold: true),
      mark: isOpen ? state.glyphs.urgent : state.glyphs.done)
    let route = body.route.map { state.catalog.words($0, in: state.catalog.routes) }
    let time = body.at.map { UKTime($0).shown } ?? "time not recorded"
    page.labelled(
      "Route",
      "\(route ?? "ROUTE NOT RECORDED"), \(time)\(Wording.clockDoubt(fact.header, in: record))")
    page.labelled("Told", body.told ?? "not recorded")
    page.labelled("They said", body.said ?? "not recorded")
    for ending in endings {
      let when = ending.body.at.map { "\(UKTime($0).shown): " } ?? ""
      page.labelled("Ended", when + ending.body.ending)
      page.paragraph(by(ending.header), Style(.secondary))
    }
    if isOpen { page.paragraph("Record how it ended: E", Style(.secondary)) }
  }
}
