/// Reads when something happened, as a person types it: a day that has been, and a time of it.
///
/// Days are `today`, `yesterday`, `Mon` (the last one, today not included), `12 Mar` (the latest one,
/// today included) and any date with its year. `3/4` that can be either of two past days is never decided
/// here. What has not come yet is refused: a record never says that something ended which nobody can have
/// seen.
public enum PastTime {
  public enum Problem: Error, Equatable, Sendable {
    case dayNotUnderstood
    case timeNotUnderstood
    /// Numbers alone that have been both as day and month and as month and day.
    case ambiguous(first: Day, second: Day)
    /// Such as 31 April or month 13; the year if one was typed.
    case noSuchDay(day: Int, month: Int, year: Int?)
    /// The weekday that was typed is not the one of that day.
    case otherWeekday(Day)
    case notYet(Moment)

    /// It is the day that is wrong, so a form says it at the question of the day and not at that of the time.
    public var isOfDay: Bool {
      switch self {
      case .dayNotUnderstood, .ambiguous, .noSuchDay, .otherWeekday: return true
      case .timeNotUnderstood, .notYet: return false
      }
    }

    /// What is wrong and what to type, for the person at the keyboard.
    public var sentence: String {
      switch self {
      case .dayNotUnderstood:
        return "Which day? Write today, yesterday, Mon, 12 Mar or 12-Mar-2026."
      case .timeNotUnderstood: return "The time as hh:mm, such as 14:35."
      case .ambiguous(let first, let second):
        return "Is this \(first.shownWithWeekday) or \(second.shownWithWeekday)? "
          + "Write the month by its name."
      case .noSuchDay(_, let month, _) where !(1...12).contains(month):
        return "There is no month \(month): the day comes first, then the month."
      case .noSuchDay(let day, let month, let year):
        return "There is no \(DateWords.name(day: day, month: month, year: year))."
      case .otherWeekday(let day):
        return "\(day.shown) is a \(DateWords.weekdays[day.weekday - 1])."
      case .notYet(let moment):
        let time = UKTime(moment)
        return "\(time.day.shownWithWeekday) \(time.clock) has not come yet. When was it?"
      }
    }
  }

  /// - Parameter now: what is after this is refused.
  public static func read(
    day: String, time: String, now: Moment
  ) throws(Problem) -> Moment {
    let found = try self.day(day, today: UKTime(now).day)
    guard let clock = clock(time) else { throw .timeNotUnderstood }
    let moment = UKTime.moment(day: found, hour: clock.hour, minute: clock.minute)
    guard moment <= now else { throw .notYet(moment) }
    return moment
  }

  /// The day meant, which may be after today where its year was written.
  public static func day(_ text: String, today: Day) throws(Problem) -> Day {
    guard let tokens = DateToken.read(text), !tokens.isEmpty else { throw .dayNotUnderstood }
    if tokens == [.word("today")] { return today }
    if tokens == [.word("yesterday")] { return today.adding(days: -1) }
    var rest = tokens[...]
    if ["last", "on"].contains(rest.first?.word) { rest = rest.dropFirst() }
    let weekday = rest.first?.word.flatMap(DateWords.weekday)
    if weekday != nil { rest = rest.dropFirst() }
    if let weekday, rest.isEmpty {
      let back = (today.weekday - weekday + 7) % 7
      return today.adding(days: back == 0 ? -7 : -back)
    }
    let day = try written(Array(rest), today: today)
    if let weekday, day.weekday != weekday { throw .otherWeekday(day) }
    return day
  }

  private static func written(_ tokens: [DateToken], today: Day) throws(Problem) -> Day {
    guard let date = try? WrittenDate(tokens) else { throw .dayNotUnderstood }
    switch date {
    case .iso(let year, let month, let day): return try there(day, month, year, today: today)
    case .named(let day, let month, let year): return try there(day, month, year, today: today)
    case .numeric(let day, let month, let year):
      let found = try there(day, month, year, today: today)
      if let other = find(month, day, year, today: today), other != found, found <= today,
        other <= today
      {
        throw .ambiguous(first: found, second: other)
      }
      return found
    }
  }

  private static func there(
    _ day: Int, _ month: Int, _ year: Int?, today: Day
  ) throws(Problem) -> Day {
    guard let found = find(day, month, year, today: today) else {
      throw .noSuchDay(day: day, month: month, year: year)
    }
    return found
  }

  /// The day of these numbers; without a year the latest such day, today included.
  private static func find(_ day: Int, _ month: Int, _ year: Int?, today: Day) -> Day? {
    if let year { return Day(year: year, month: month, day: day) }
    // Eight years are as long as 29 February ever takes to come again.
    return (0...8).lazy.compactMap { Day(year: today.year - $0, month: month, day: day) }
      .first { $0 <= today }
  }

  /// Reads `14:35`, `14.35` or `1435`.
  public static func clock(_ text: String) -> (hour: Int, minute: Int)? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
    guard let hours = parts.first, parts.count <= 2 else { return nil }
    // Two digits are minutes, so 14:3 is no time: it may be 14:30 with a key missed.
    if parts.count == 2 && (hours.isEmpty || hours.utf8.count > 2 || parts[1].utf8.count != 2) {
      return nil
    }
    let digits = parts.joined()
    guard digits.utf8.count == 4 || digits.utf8.count == 3,
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(digits), number / 100 < 24, number % 100 < 60
    else { return nil }
    return (number / 100, number % 100)
  }
}
