import RoundCore

/// What was measured last, against what is usual, and the scales beside it.
extension ResidentSections {
  func observations(_ person: ResidentRecord) -> Page {
    var page = page("Observations")
    guard let fact = person.latestVitalSigns else {
      page.paragraph("No observations recorded.", Style(.secondary))
      page.paragraph("Record them: v", Style(.secondary))
      return page
    }
    let set = fact.body
    page.paragraph(
      "Measured \(UKTime(set.measuredAt).shown), \(Age.ago(set.measuredAt, at: state.now))",
      Style(.secondary))
    let words = ObservationsText.news2(record.news2(set, of: person, catalog: state.catalog))
    page.paragraph(
      words.words,
      Style(words.isHigh ? .urgent : words.isWhole ? .ordinary : .attention, bold: words.isHigh),
      mark: words.isHigh
        ? state.glyphs.urgent : words.isWhole ? state.glyphs.ordinary : state.glyphs.attention)
    usual(person, set, &page)
    values(set, &page)
    let earlier = person.vitalSigns(last: 4).dropLast().compactMap { fact -> String? in
      let score = record.news2(fact.body, of: person, catalog: state.catalog).score
      guard let total = score?.total else { return nil }
      return "\(total) on \(UKTime(fact.body.measuredAt).day.shown)"
    }
    if !earlier.isEmpty { page.labelled("NEWS2 was", earlier.joined(separator: ", ")) }
    if let weight = person.weights(last: 1).last {
      page.labelled("Weight", "\(weight.kilograms) kg on \(UKTime(weight.at).day.shown)")
    }
    if let glucose = person.latestGlucose(before: state.now) {
      page.labelled(
        "Glucose",
        "\(MeasuredNumber.text(glucose.tenths)) mmol/L on \(UKTime(glucose.at).shown)")
    }
    page.paragraph(by(fact.header), Style(.secondary))
    return page
  }

  private func values(_ set: ObservationsRecorded, _ page: inout Page) {
    func show(_ value: Int?, _ unit: String) -> String {
      value.map { "\($0)\(unit)" } ?? "not measured"
    }
    page.labelled("Breathing", show(set.respiration, "/min"))
    let air = set.oxygen.map { $0 ? "on oxygen" : "on air" } ?? "air or oxygen not said"
    page.labelled("Saturation", "\(show(set.saturation, "%")), \(air)")
    let pressure =
      set.systolic.map { systolic in
        set.diastolic.map { "\(systolic)/\($0)" } ?? "\(systolic) systolic"
      } ?? "not measured"
    page.labelled("Pressure", "\(pressure)\(set.systolic == nil ? "" : " mmHg")")
    page.labelled("Pulse", show(set.pulse, "/min"))
    page.labelled("Conscious", ObservationsText.consciousness(set.consciousness))
    page.labelled("Temperature", set.temperature.map { "\($0) °C" } ?? "not measured")
    if let who = set.measuredBy {
      page.labelled("Measured by", who + (set.device.map { ", \($0)" } ?? ""))
    } else if let device = set.device {
      page.labelled("Device", device)
    }
  }

  /// What is usual, and how far NEWS2 is from it.
  private func usual(_ person: ResidentRecord, _ set: ObservationsRecorded, _ page: inout Page) {
    guard let fact = record.usual(of: person, catalog: state.catalog) else {
      page.labelled("Usual", "not recorded by a clinician")
      return
    }
    let values = ObservationsText.usual(fact.body)
    page.labelled("Usual", values.isEmpty ? "no values recorded" : values.joined(separator: ", "))
    let total = record.news2(set, of: person, catalog: state.catalog).score?.total
    if let total, let usual = fact.body.news2, total > usual {
      page.labelled("Against it", "NEWS2 up by \(total - usual)", Style(.attention))
    }
  }

  /// The newest of each scale, what is usual in words, the oxygen target, and what was decided for an
  /// emergency.
  func measures(_ person: ResidentRecord) -> Page {
    var page = page("Measures and limits")
    page.labelled("Limits", UrgentCardText.limits(person))
    page.labelled("End of life", "medicines: \(UrgentCardText.medicines(person.urgentPlan?.body))")
    for measure in MeasureKind.allCases {
      guard let fact = person.latest(measure) else { continue }
      let when = UKTime(fact.body.assessedAt).shown
      let who = fact.body.assessedBy.map { ", \($0)" } ?? ""
      page.labelled(
        SafeText(measure.short), "\(fact.body.words(state.catalog.measures)) (\(when)\(who))")
      for step in fact.body.steps ?? [] {
        page.paragraph(
          "\(step.words): \(step.points.map { "\($0)" } ?? "not known")", Style(.secondary),
          indent: 4)
      }
      if let note = fact.body.note { page.paragraph(note, indent: 4) }
    }
    if let target = record.saturationTarget(of: person, at: state.now, catalog: state.catalog) {
      page.labelled(
        "Oxygen",
        "target \(target.body.range ?? "")%, set by \(target.body.setBy): NEWS2 scale 2")
    }
    if let usual = record.usual(of: person, catalog: state.catalog) {
      let rules = record.redFlags(state.catalog)
      for code in usual.body.concerns {
        page.labelled("Usual", "\(rules.item(code)?.words ?? code): stops nobody")
      }
      if let note = usual.body.note { page.labelled("Usual", note) }
      page.paragraph("What is usual: \(by(usual.header))", Style(.secondary))
    }
    page.paragraph("Record more: M", Style(.secondary))
    return page
  }

  /// What the gate before the list found for a flag, and who decided what.
  func gate(_ flag: EntryID, _ person: ResidentRecord, _ page: inout Page) {
    guard let check = person.urgencyCheck(of: flag) else { return }
    let body = check.body
    for finding in body.findings {
      let usual = finding.isUsual ? " (usual for this resident)" : ""
      page.paragraph(
        "\(finding.tier.title): \(finding.words)\(usual)",
        Style(finding.isUsual ? .secondary : .urgent, bold: !finding.isUsual),
        mark: finding.isUsual ? state.glyphs.ordinary : state.glyphs.urgent)
    }
    guard body.findings.tier != nil else { return }
    switch body.answer {
    case .escalated: break
    case .sameDay:
      page.labelled("Decides", "\(body.who ?? "not said"), \(body.decideBy ?? "no time said")")
    case .routine:
      page.labelled(
        "May wait", "\(body.who ?? "not said") decided so: \(body.why ?? "no reason")",
        Style(.attention))
    case .notAsked:
      page.labelled("Decides", "NOBODY HAS SAID WHO, OR BY WHEN", Style(.urgent, bold: true))
    }
    page.paragraph(by(check.header), Style(.secondary))
  }
}
