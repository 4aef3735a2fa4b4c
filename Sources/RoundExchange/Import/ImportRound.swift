import RoundCore

/// The round that imported flags are for.
public struct ImportRound: Equatable, Sendable {
  public enum Place: Equatable, Sendable {
    case existing(RoundID)
    /// Not in the record yet; to be planned together with the first flag.
    case new(Day)
  }

  public let place: Place
  /// Nil when an existing round has no date yet.
  public let day: Day?
  /// How the round was chosen, for the report.
  public let note: String

  public init(_ place: Place, day: Day?, note: String = "") {
    self.place = place
    self.day = day
    self.note = note
  }

  /// The round on a date, or a new one; without a date the open round, else this week's that is not
  /// closed, else the next, else a new one today.
  ///
  /// - Throws: `ImportProblem.roundIsClosed` when the round on the date is.
  public static func choose(
    record: Record, date: Day?, today: Day
  ) throws(ImportProblem) -> ImportRound {
    if let date { return try on(date, record: record) }
    let rounds = record.roundsByDate.filter { !$0.isClosed }
    if let open = rounds.last(where: \.isOpened) {
      return existing(open, "The flags are for the open round")
    }
    if let round = rounds.first(where: { $0.date?.monday == today.monday }) {
      return existing(round, "The flags are for this week's round")
    }
    if let round = rounds.first(where: { $0.date.map { $0 > today } ?? false }) {
      return existing(round, "The flags are for the next round")
    }
    // A second round on the day of one that is closed would be taken for it.
    let day = record.round(on: today) == nil ? today : record.nextRoundDay(after: today)
    return ImportRound(
      .new(day), day: day,
      note: "No round is planned: the flags are for a new one on \(day.shownWithWeekday).")
  }

  private static func on(_ date: Day, record: Record) throws(ImportProblem) -> ImportRound {
    let rounds = record.roundsByDate.filter { $0.date == date }
    if let round = rounds.last(where: { !$0.isClosed }) {
      return existing(round, "The flags are for the round")
    }
    guard rounds.isEmpty else { throw .roundIsClosed(date) }
    return ImportRound(
      .new(date), day: date,
      note: "The flags are for a new round on \(date.shownWithWeekday).")
  }

  private static func existing(_ round: RoundRecord, _ words: String) -> ImportRound {
    let day = round.date.map { " of \($0.shownWithWeekday)" } ?? ""
    return ImportRound(.existing(round.id), day: round.date, note: "\(words)\(day).")
  }
}
