import RoundCore

/// A review that stands on this round, in one sentence.
enum ReviewedText {
  /// As `Reviewed on this round, 10:32, K. Adeyemi: no change needed`, with a full stop.
  static func sentence(
    _ fact: Fact<ReviewSigned>, _ record: Record, _ catalog: Catalog, today: Day
  ) -> String {
    let body = fact.body
    let time = UKTime(fact.header.at.moment)
    let when = time.day == today ? time.clock : time.shown
    let who = record.author(of: fact.header).map { catalog.shown($0) } ?? "author not known"
    if body.contact == "notSeen" {
      let why = body.notSeenReason.map { catalog.words($0, in: catalog.notSeenReasons) }
      return "Not seen on this round, \(when), \(who)\(why.map { ": \($0.lowercased())" } ?? "")."
    }
    let outcomes = body.outcomes.map { catalog.outcome($0.code)?.words ?? $0.code }
    let what = outcomes.isEmpty ? "no outcome" : outcomes.joined(separator: ", ").lowercased()
    return "Reviewed on this round, \(when), \(who): \(what)."
  }

  /// For a form that would add another one; nil when nothing stands yet.
  static func introduction(
    _ resident: ResidentRecord, round: RoundID, _ record: Record, _ catalog: Catalog, today: Day
  ) -> String? {
    let standing = resident.reviews.facts.filter { $0.body.round == round }
    guard !standing.isEmpty else { return nil }
    return standing.map { sentence($0, record, catalog, today: today) }.joined(separator: "\n")
      + "\nWhat you sign here stands beside it. To change what was signed: Esc, then C: "
      + "it is taken back there, or corrected once it has left."
  }
}
