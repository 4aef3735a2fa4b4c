/// When a number can be rung, read from what the home and the practice wrote into their agreement.
///
/// `08:00 to 18:30 on working days; visit requests before 10:30`, `18:30 to 08:00, weekends and bank
/// holidays`, `day and night`. Only what is plain is read: for anything else nothing is claimed, and the
/// words are shown as they stand.
public struct OpeningHours: Hashable, Sendable {
  private enum Days: Hashable {
    case every, working, weekends
  }

  private let days: Days
  /// Minutes of the day; nil for all day.
  private let span: (from: Int, to: Int)?

  /// Nil when the words can't be read for certain.
  public init?(_ words: String) {
    let text = Folding.foldedForSearch(words)
    let always = ["day and night", "24 hours", "24 h", "24h", "at any time", "24/7"]
    let clauses = text.split { ";.".contains($0) }.map { String($0) }
    let times = clauses.filter { OpeningHours.spans(in: $0) > 0 }
    if times.isEmpty {
      guard always.contains(where: text.contains) else { return nil }
      days = .every
      span = nil
      return
    }
    // Two spans of hours may be meant for different days: then nothing is claimed.
    guard times.count == 1, let clause = times.first, OpeningHours.spans(in: clause) == 1,
      let read = OpeningHours.span(in: clause), let days = OpeningHours.days(in: clause)
    else { return nil }
    self.days = days
    span = read
  }

  /// Whether it can be rung at a time.
  ///
  /// Bank holidays count as no working days, as far as they are listed.
  public func includes(_ moment: Moment, holidays: BankHolidays = .shipped) -> Bool {
    let time = UKTime(moment)
    let minute = time.hour * 60 + time.minute
    let isWorking = holidays.isWorkingDay
    guard let span else { return true }
    let wraps = span.to <= span.from
    switch days {
    case .every:
      return wraps
        ? minute >= span.from || minute < span.to : minute >= span.from && minute < span.to
    case .working:
      if !wraps { return isWorking(time.day) && minute >= span.from && minute < span.to }
      return minute >= span.from
        ? isWorking(time.day) : minute < span.to && isWorking(time.day.adding(days: -1))
    case .weekends:
      // Nights, and the whole of days on which nobody works.
      if !isWorking(time.day) {
        return wraps || minute >= span.from && minute < span.to
      }
      return wraps && (minute >= span.from || minute < span.to)
    }
  }

  private static func days(in clause: String) -> Days? {
    func says(_ words: [String]) -> Bool { words.contains { clause.contains($0) } }
    let working = says([
      "working day", "weekday", "mon to fri", "mon-fri", "monday to friday", "monday-friday",
    ])
    let weekends = says(["weekend", "bank holiday"])
    let every = says(["every day", "daily", "7 days", "seven days", "each day"])
    switch (working, weekends, every) {
    case (true, false, false): return .working
    case (false, true, false): return says(["not ", "except"]) ? nil : .weekends
    case (false, false, true): return .every
    default: return nil
    }
  }

  /// How many times of the day stand as `from to`.
  private static func spans(in clause: String) -> Int {
    let times = clocks(in: clause)
    return times.count / 2
  }

  private static func span(in clause: String) -> (from: Int, to: Int)? {
    let times = clocks(in: clause)
    guard times.count == 2 else { return nil }
    return (times[0], times[1])
  }

  /// The times of the clause, in minutes of the day; a number without a colon is none.
  private static func clocks(in clause: String) -> [Int] {
    clause.split { !($0.isNumber || $0 == ":") }.compactMap { word in
      guard word.contains(":"), let time = PastTime.clock(String(word)) else { return nil }
      return time.hour * 60 + time.minute
    }
  }

  public static func == (left: OpeningHours, right: OpeningHours) -> Bool {
    left.days == right.days && left.span?.from == right.span?.from
      && left.span?.to == right.span?.to
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(days)
    hasher.combine(span?.from)
    hasher.combine(span?.to)
  }
}
