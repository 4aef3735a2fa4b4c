import RoundCore

/// The text of the card and of the result of observations.
struct UrgentPageText {
  let state: ProgramState
  let page: UrgentPageState
  let width: Int

  private var record: Record { state.record }

  var text: Page {
    var text = Page(width: width, glyphs: state.glyphs)
    guard let resident = record.residents[page.resident] else { return text }
    let findings = record.urgencyFindings(
      of: resident, ticked: [], catalog: state.catalog, at: state.now)
    let open = resident.openStates
    let set = page.kind == .result ? resident.observations.facts.last?.body : nil
    if let set { score(set, resident, &text) }
    if page.kind == .result { self.findings(findings, &text) }
    if page.kind == .card || findings.tier != nil || !open.isEmpty {
      if findings.tier == nil, open.isEmpty {
        text.paragraph(UrgentCardText.tellsNobody, Style(.attention, bold: true), mark: "!")
        text.paragraph(
          "No urgent concern is recorded: e records one. Whom to ring stands below.",
          Style(.secondary))
        numbers(&text)
      } else {
        call(open, isUrgent: page.kind == .card || findings.tier == .actNow || !open.isEmpty, &text)
      }
      plan(resident, &text)
    }
    if let set { measured(set, resident, &text) }
    if page.kind == .card || findings.tier != nil || !open.isEmpty { readAloud(resident, &text) }
    return text
  }

  /// That nobody was told, whom to ring, and what is open or can be recorded.
  private func call(_ open: [EscalationState], isUrgent: Bool, _ text: inout Page) {
    // Where a route is recorded for everything that is open, somebody was told.
    let mustRing = isUrgent && (open.isEmpty || open.contains { !$0.hasRoute })
    if mustRing {
      text.paragraph(
        UrgentCardText.toldNobody, Style(.urgent, bold: true), mark: state.glyphs.urgent)
    }
    if open.isEmpty {
      text.paragraph(
        isUrgent
          ? "No urgent concern is recorded yet: e records it. The numbers come first."
          : "If it is urgent: e records it. Whom to ring stands below.", Style(.secondary))
    }
    // However long a concern is: with nobody told, the numbers are in view.
    if mustRing || open.isEmpty { numbers(&text) }
    if mustRing, !open.isEmpty { text.heading("What is urgent") }
    for concern in open { self.concern(concern, &text) }
    if !mustRing, !open.isEmpty { numbers(&text) }
  }

  // MARK: Observations

  private func score(
    _ set: ObservationsRecorded, _ resident: ResidentRecord, _ text: inout Page
  ) {
    text.paragraph(
      "Measured \(UKTime(set.measuredAt).shown), \(Age.ago(set.measuredAt, at: state.now))",
      Style(.secondary))
    guard set.hasVitalSigns else {
      text.paragraph("No vital signs in this set, so no NEWS2.", Style(.secondary))
      return
    }
    let reading = record.news2(set, of: resident, catalog: state.catalog)
    let words = ObservationsText.news2(reading)
    text.paragraph(
      words.words,
      Style(words.isHigh ? .urgent : words.isWhole ? .ordinary : .attention, bold: words.isHigh),
      mark: words.isHigh
        ? state.glyphs.urgent : words.isWhole ? state.glyphs.ordinary : state.glyphs.attention)
    usual(resident, set, &text)
  }

  private func findings(_ findings: [UrgencyFinding], _ text: inout Page) {
    for tier in UrgencyTier.allCases {
      for finding in findings where finding.tier == tier && !finding.isUsual {
        text.paragraph(
          "\(tier.title): \(finding.words)", Style(.urgent, bold: tier == .actNow),
          mark: state.glyphs.urgent)
      }
    }
    let usual = findings.filter(\.isUsual)
    if !usual.isEmpty {
      text.paragraph(
        "Usual for this resident, stops nobody: \(usual.map(\.words).joined(separator: "; "))",
        Style(.secondary))
    }
    let rules = record.redFlags(state.catalog)
    if !rules.isSignedOff {
      text.paragraph(
        "Thresholds version \(rules.version), not signed off by your clinical lead. A score never "
          + "overrules worry.", Style(.secondary))
    }
  }

  private func measured(
    _ set: ObservationsRecorded, _ resident: ResidentRecord, _ text: inout Page
  ) {
    text.heading("What was measured")
    let reading = record.news2(set, of: resident, catalog: state.catalog)
    if set.hasVitalSigns {
      parts(reading, &text)
      scale(set, reading, resident, &text)
    }
    for value in ObservationsText.values(set) {
      text.labelled(SafeText(value.label), value.words)
    }
  }

  private func parts(_ reading: NEWS2Reading, _ text: inout Page) {
    guard let score = reading.score else { return }
    let known = score.parts.compactMap { part -> String? in
      part.points.map { "\(part.parameter.title.lowercased()) \($0)" }
    }
    text.labelled("Points", known.isEmpty ? "none" : known.joined(separator: ", "))
  }

  private func scale(
    _ set: ObservationsRecorded, _ reading: NEWS2Reading, _ resident: ResidentRecord,
    _ text: inout Page
  ) {
    guard set.saturation != nil, case .score(_, let scale) = reading else { return }
    guard scale == .two,
      let target = record.saturationTarget(
        of: resident, at: set.measuredAt, catalog: state.catalog)
    else {
      text.labelled("Oxygen", "scale 1: no clinician has recorded a target for scale 2")
      return
    }
    let day = target.body.setOn ?? UKTime(target.header.at.moment).day
    text.labelled(
      "Oxygen",
      "scale 2: target \(target.body.range ?? "")%, set by \(target.body.setBy), \(day.shown)")
  }

  private func usual(
    _ resident: ResidentRecord, _ set: ObservationsRecorded, _ text: inout Page
  ) {
    guard let fact = record.usual(of: resident, catalog: state.catalog) else {
      text.labelled("Usual", "not recorded by a clinician")
      return
    }
    let values = ObservationsText.usual(fact.body)
    let who = record.author(of: fact.header).map { state.catalog.shownShort($0) } ?? ""
    text.labelled(
      "Usual",
      (values.isEmpty ? "no values" : values.joined(separator: ", "))
        + " (\(who), \(UKTime(fact.header.at.moment).day.shown))")
    let score = record.news2(set, of: resident, catalog: state.catalog).score
    if let total = score?.total, let usual = fact.body.news2 {
      let words =
        total > usual
        ? "up by \(total - usual)" : total < usual ? "down by \(usual - total)" : "as usual"
      text.labelled("Against it", "NEWS2 \(words)", Style(total > usual ? .attention : .ordinary))
    }
  }

  // MARK: The card

  private func concern(_ concern: EscalationState, _ text: inout Page) {
    let body = concern.concern.body
    let since = UKTime(concern.concern.header.at.moment)
    text.paragraph(
      "\(body.concern) (recorded \(since.day == state.today ? since.clock : since.shown))",
      Style(.urgent, bold: true), mark: state.glyphs.urgent)
    for line in UrgentCardText.told(concern, state) { text.paragraph(line, indent: 3) }
    if !concern.hasRoute {
      text.paragraph(
        "ROUTE NOT RECORDED. After the call: w", Style(.urgent, bold: true), indent: 3)
    }
    for line in UrgentCardText.steps(concern, state) { text.paragraph(line, indent: 3) }
    if let clock = UrgentCardText.clock(concern, state) {
      text.paragraph(clock, Style(.attention, bold: true), mark: "!", indent: 3)
    }
  }

  private func plan(_ resident: ResidentRecord, _ text: inout Page) {
    text.heading("Have this in your hand")
    text.labelled("CPR", UrgentCardText.cpr(resident))
    text.labelled("Limits", UrgentCardText.limits(resident))
    text.labelled(
      "End of life",
      resident.disputedLimits == nil
        ? "medicines: \(UrgentCardText.medicines(resident.urgentPlan?.body))" : "see Limits")
    for dispute in resident.safetyDisputes(state.catalog)
    where dispute.subject != .cpr && dispute.subject != .limits {
      text.paragraph(
        dispute.short(state.catalog), Style(.urgent, bold: true), mark: state.glyphs.urgent)
    }
  }

  private func numbers(_ text: inout Page) {
    text.heading("Ring")
    for number in UrgentCardText.numbers(state) {
      let isClosed = number.isOpen == false
      let hours = number.hours.isEmpty ? "" : "  \(number.hours)"
      let now = number.isOpen == nil && !number.hours.isEmpty ? " (hours as written)" : ""
      text.paragraph(
        "\(number.words): \(number.number)\(isClosed ? "  NOT NOW." : "")\(hours)\(now)",
        Style(isClosed ? .secondary : .ordinary, bold: !isClosed),
        mark: isClosed ? state.glyphs.away : state.glyphs.arrow)
    }
    if let until = state.record.agreement?.visitRequestsBy {
      text.labelled("Visits", "asked for by \(until) for the same day, at this practice")
    }
    if let rota = state.record.agreement?.dutyRota { text.labelled("On duty", rota) }
    if state.record.agreement?.urgentNumbers.isEmpty ?? true {
      text.paragraph(
        "The agreement with the practice has no numbers yet: these are the national ones.",
        Style(.attention), mark: "!")
    }
  }

  private func readAloud(_ resident: ResidentRecord, _ text: inout Page) {
    text.heading("Read this out")
    for line in ReadAloud.lines(resident, state) {
      text.paragraph(line.label, Style(bold: true))
      text.paragraph(line.words, indent: 2)
    }
  }
}
