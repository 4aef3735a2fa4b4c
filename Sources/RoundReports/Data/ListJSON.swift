import RoundCore

/// What `list --json` prints: the flagged residents of a round, in order.
public enum ListJSON {
  /// Vital signs that were measured longer before the round say nothing about it.
  static let daysBeforeRound = 7

  /// An array of `{resident, nhsNumber, name, room, reasons, priority, late, news2, status}`; empty
  /// where there is no such round.
  ///
  /// `news2` is the score of the newest set of vital signs that was measured within seven days before
  /// the round's day or since, but not after `now`; null where there is none, or where it holds a
  /// value that can't be a measurement. The second oxygen scale is used only where a clinician has
  /// recorded a target.
  public static func value(
    record: Record, round: RoundID?, catalog: Catalog, now: Moment
  ) -> JSON {
    guard let round else { return .array([]) }
    let date = record.rounds[round]?.date ?? UKTime(now).day
    let from = UKTime.moment(day: date.adding(days: -daysBeforeRound), hour: 0, minute: 0)
    return .array(
      record.list(of: round).map { item in
        let resident = record.residents[item.resident]
        let details = resident?.current
        let signs = resident?.vitalSigns.last { $0.body.measuredAt <= now }
        let recent = signs.flatMap { $0.body.measuredAt >= from ? $0 : nil }
        let score = recent.flatMap { fact in
          resident.flatMap { record.news2(fact.body, of: $0, catalog: catalog).score }
        }
        return .object([
          JSON.Member("resident", .string(item.resident.text)),
          JSON.Member("nhsNumber", .text(details?.nhsNumber?.digits)),
          JSON.Member("name", .string(details?.shownName ?? ResidentIdentity.noName)),
          JSON.Member("room", .text(details?.room)),
          JSON.Member("reasons", .array(item.reasons.map { .string($0) })),
          JSON.Member("priority", .integer(item.priority)),
          JSON.Member("late", .bool(item.isLate)),
          JSON.Member("news2", score.map(NEWS2JSON.value) ?? .null),
          JSON.Member("status", .string(item.status.rawValue)),
        ])
      })
  }
}
