import RoundCore

/// How measurements went, and who looks after the resident.
extension ResidentSections {
  /// Values that a line of bars shows, newest last.
  private static let mostValues = 12

  func trends(_ person: ResidentRecord) -> Page? {
    let most = ResidentSections.mostValues
    func series(_ value: (ObservationsRecorded) -> Int?) -> [(
      day: Day, value: Double, text: String
    )] {
      person.vitalSigns(last: most) { value($0) != nil }.compactMap { fact in
        value(fact.body).map { (UKTime(fact.body.measuredAt).day, Double($0), String($0)) }
      }
    }
    let weights = person.weights(last: most).compactMap { weight in
      Double(weight.kilograms).flatMap { value in
        value.isFinite ? (UKTime(weight.at).day, value, weight.kilograms) : nil
      }
    }
    let all: [(SafeText, [(day: Day, value: Double, text: String)], String)] = [
      ("Weight", weights, " kg"), ("Systolic", series(\.systolic), " mmHg"),
      ("Pulse", series(\.pulse), "/min"), ("Saturation", series(\.saturation), "%"),
      (
        "NEWS2",
        scores(person), ""
      ),
    ]
    let shown = all.filter { $0.1.count > 1 }
    guard !shown.isEmpty else { return nil }
    var page = page("Trends")
    for (label, values, unit) in shown {
      guard let first = values.first, let last = values.last else { continue }
      let bars = state.glyphs.bars(values.map(\.value))
      page.labelled(
        label,
        "\(bars.string)  \(state.glyphs.change(first.text, last.text))\(unit), since \(first.day.shown)"
      )
    }
    return page
  }

  /// NEWS2 of the newest sets that are whole.
  private func scores(_ person: ResidentRecord) -> [(day: Day, value: Double, text: String)] {
    func total(_ set: ObservationsRecorded) -> Int? {
      record.news2(set, of: person, catalog: state.catalog).score?.total
    }
    var found: [(day: Day, value: Double, text: String)] = []
    var asked = 2 * ResidentSections.mostValues
    // Nearly every set is whole, so a few more than are shown will do; else all are looked at.
    while true {
      let sets = person.vitalSigns(last: asked)
      found = sets.compactMap { fact in
        total(fact.body).map { (UKTime(fact.body.measuredAt).day, Double($0), String($0)) }
      }
      if found.count >= ResidentSections.mostValues || sets.count < asked { break }
      asked = .max
    }
    return Array(found.suffix(ResidentSections.mostValues))
  }

  func team(_ person: ResidentRecord) -> Page? {
    let agreement = record.agreement
    var lines: [(SafeText, String)] = []
    if let name = person.current?.practitioner, !name.isEmpty { lines.append(("GP", name)) }
    func add(_ label: SafeText, _ contact: AgreementSet.Contact?) {
      guard let contact else { return }
      let parts = [contact.name, contact.role, contact.telephone].compactMap(\.self)
      lines.append((label, parts.filter { !$0.isEmpty }.joined(separator: ", ")))
    }
    add("Home", agreement?.designatedPerson)
    if let practice = agreement?.practice { lines.append(("Practice", practice)) }
    add("Contact", agreement?.practiceContact)
    add("Lead", agreement?.clinicalLead)
    add("Usually", agreement?.usualClinician)
    for number in agreement?.urgentNumbers ?? [] {
      let route = state.catalog.words(number.route, in: state.catalog.routes)
      let hours = number.hours.map { " (\($0))" } ?? ""
      lines.append(("Urgent", "\(route): \(number.number)\(hours)"))
    }
    guard !lines.isEmpty else { return nil }
    var page = page("Who looks after this resident")
    for (label, value) in lines { page.labelled(label, value) }
    return page
  }
}

extension Glyphs {
  /// A row of bars from the lowest to the highest value; a flat line where all are the same.
  func bars(_ values: [Double]) -> SafeText {
    let steps = Array(isASCII ? "_.-=^" : "▁▂▃▄▅▆▇")
    guard let low = values.min(), let high = values.max() else { return .empty }
    let bars = values.map { value -> Character in
      guard high > low else { return steps[0] }
      let place = (value - low) / (high - low) * Double(steps.count - 1)
      return steps[min(steps.count - 1, max(0, Int(place.rounded())))]
    }
    return SafeText(String(bars))
  }
}
