extension PretendStory {
  /// Observations of every resident once a week, and weights where the file has them or, before that,
  /// once in four weeks.
  mutating func measure() {
    for (place, words) in content.residents.enumerated() {
      guard var resident = residents[words.key] else { continue }
      resident.away = stayInHospital(of: resident)
      residents[words.key] = resident
      measure(resident, place: place)
    }
  }

  private mutating func measure(_ resident: PretendResident, place: Int) {
    let key = resident.words.key
    let flags = content.flags.filter { $0.resident == key }
    let written =
      flags.compactMap(\.observations)
      + content.past.filter { $0.resident == key }.sorted { $0.weekAgo < $1.weekAgo }
      .compactMap(\.observations)
    let vitals = PretendVitals(of: resident.words, written: written, random: &random)
    // Near the end of life nobody is measured any more.
    let lastWeek = flags.contains { $0.reasons.contains("endOfLife") } ? 5 : 0
    let weights = weightsByWeek(of: resident)
    for weeksAgo in stride(from: weeks + 1, through: lastWeek, by: -1) {
      var day = clock.today.adding(days: -5 - 7 * weeksAgo)
      let weight = weights[weeksAgo]
      if !resident.isHome(on: day) {
        // Whoever moved in or came back since is weighed then.
        guard weight != nil else { continue }
        day = max(resident.registered, resident.away?.upperBound ?? resident.registered)
        guard day < clock.today, clock.today.days(since: day) <= 5 + 7 * weeksAgo else { continue }
      }
      let isRegular = day.days(since: clock.today) == -5 - 7 * weeksAgo
      let at = clock.moment(day, isRegular ? 9 : 17).adding(minutes: place % 120)
      add(
        .home, vitals.set(at: at, weight: weight, random: &random), of: resident.id,
        by: people.seniorAuthor(weeksAgo), at: at.adding(minutes: 2))
    }
  }

  /// Kilograms as text; weeks before those of the file go on from its oldest weight.
  private mutating func weightsByWeek(of resident: PretendResident) -> [Int: String] {
    var weights: [Int: String] = [:]
    for weight in resident.words.weights { weights[weight.weeksAgo] = weight.kilograms }
    guard let oldest = weights.keys.max(), let text = weights[oldest],
      var tenths = ObservationsRecorded.tenths(text)
    else { return weights }
    for weeksAgo in stride(from: oldest + 4, through: max(oldest, weeks), by: 4) {
      tenths = min(max(tenths + random.number(-6...7), 380), 1100)
      weights[weeksAgo] = "\(tenths / 10).\(tenths % 10)"
    }
    return weights
  }

  /// The days in hospital of whoever is flagged as back from there, with what the home wrote of them.
  private mutating func stayInHospital(of resident: PretendResident) -> ClosedRange<Day>? {
    guard
      let flag = content.flags.first(where: {
        $0.resident == resident.words.key && $0.reasons.contains("backFromHospital")
      }), let daysAgo = flag.sinceDaysAgo
    else { return nil }
    let back = clock.today.adding(days: -daysAgo)
    // The file's words: nine days in hospital.
    let went = back.adding(days: -9)
    guard went > resident.registered else { return nil }
    add(
      .home, ResidenceChanged(state: .hospital, on: went, note: nil), of: resident.id,
      by: people.seniorAuthor(0), at: clock.moment(went, 19, 40))
    add(
      .home, ResidenceChanged(state: .home, on: back, note: "with the discharge letter"),
      of: resident.id, by: people.designated, at: clock.moment(back, 15, 10))
    add(
      .home, MedicinesRecorded(text: resident.words.medicines, asOf: back, source: "MAR"),
      of: resident.id, by: people.designated, at: clock.moment(back, 16, 20))
    return went...back
  }
}
