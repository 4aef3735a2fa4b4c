import RoundCore

/// Urgent concerns: those that are open, and how the others ended.
extension ResidentSections {
  /// Those that are open, and those of this round that have ended.
  func concerns(_ person: ResidentRecord, _ page: inout Page) {
    for fact in person.openEscalations { concern(fact, person, &page) }
    for fact in ended(person) where isOfThisRound(fact) { concern(fact, person, &page) }
  }

  /// What was measured and must not wait, until something is signed of it.
  func measuredAndUnanswered(_ person: ResidentRecord, _ page: inout Page) {
    let findings = record.measuredAndUnanswered(
      of: person, catalog: state.catalog, at: state.now
    ).filter { !$0.isUsual }
    guard !findings.isEmpty else { return }
    for finding in findings {
      page.paragraph(
        "\(finding.tier.title): \(finding.words)", Style(.urgent, bold: true),
        mark: state.glyphs.urgent)
    }
    page.paragraph(
      "Nothing was signed of it since. Press ! for whom to ring, e to record who was told"
        + (state.role == .round ? ", o for the outcome." : "."), Style(.secondary))
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
    let endings = person.endings(ofConcern: fact.header.id)
    let isOpen = endings.isEmpty
    page.paragraph(
      "URGENT CONCERN, \(isOpen ? "STILL OPEN" : "ended"): \(body.concern)",
      Style(isOpen ? .urgent : .ordinary, bold: true),
      mark: isOpen ? state.glyphs.urgent : state.glyphs.done)
    let concern = person.escalationStates.first { $0.id == fact.header.id }
    route(fact, concern, &page)
    if let concern { followUps(concern, &page) }
    for ending in endings {
      let when = ending.body.at.map { "\(UKTime($0).shown): " } ?? ""
      page.labelled("Ended", when + ending.body.ending)
      page.paragraph(by(ending.header), Style(.secondary))
    }
    if isOpen {
      page.paragraph("Press ! for whom to ring, E to record how it ended.", Style(.secondary))
    }
  }

  /// By which route somebody was told, with the concern or after it.
  private func route(
    _ fact: Fact<EscalationRecorded>, _ concern: EscalationState?, _ page: inout Page
  ) {
    let body = fact.body
    let doubt = Wording.clockDoubt(fact.header, in: record)
    let told = concern?.told ?? []
    if told.isEmpty {
      let time = body.at.map { UKTime($0).shown } ?? "time not recorded"
      page.labelled("Route", "ROUTE NOT RECORDED, \(time)\(doubt)", Style(.urgent, bold: true))
      page.labelled("Told", body.told ?? "not recorded")
      page.labelled("They said", body.said ?? "not recorded")
      return
    }
    for one in told {
      let route = one.route.map { state.catalog.words($0, in: state.catalog.routes) }
      let time = one.at.map { UKTime($0).shown } ?? "time not recorded"
      page.labelled("Route", "\(route ?? "ROUTE NOT RECORDED"), \(time)\(doubt)")
      page.labelled("Told", one.who ?? "not recorded")
      page.labelled("They said", one.said ?? "not recorded")
    }
  }

  private func followUps(_ concern: EscalationState, _ page: inout Page) {
    let steps = concern.followUps.filter { $0.body.step != .told }
    guard !steps.isEmpty else { return }
    for line in UrgentCardText.steps(concern, state) { page.labelled("Then", line) }
    if let clock = UrgentCardText.clock(concern, state) {
      page.paragraph(clock, Style(.attention, bold: true), mark: "!")
    }
  }
}
