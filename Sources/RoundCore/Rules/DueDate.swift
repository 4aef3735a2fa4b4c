/// Reads the day by which something is due, as a person types it.
///
/// Taken are `today`, `tomorrow`, `this round`, `next round`; `+7`, `+2w`, `3 days`, `2 weeks`, `a fortnight`,
/// `6 months`, `next week` (seven days on); `Thu` (the next one after today); `19 Mar` (the next one,
/// today included), `19 March 2027`, `Thu 19-Mar-2026`, `2026-03-19`. `3/4` has two readings and is
/// never decided here, with or without a year: a date read the wrong way round loses a review. The
/// past and what is more than five years away are refused.
public enum DueDate {
  private static let mostYearsAhead = 5

  /// - Parameter nextRound: The day of the home's next round, if one is planned.
  public static func read(_ text: String, today: Day, nextRound: Day?) -> DueDateReading {
    guard let tokens = DateToken.read(text) else { return .problem(.notUnderstood) }
    guard !tokens.isEmpty else { return .problem(.empty) }
    // What is due on the round is due on the day on which it is written down.
    if tokens == [.word("this"), .word("round")] { return .day(today) }
    if tokens == [.word("next"), .word("round")] || tokens == [.word("round")] {
      // A round that is over is not the next one.
      return .nextRound(nextRound.flatMap { $0 >= today ? $0 : nil })
    }
    do {
      return try reading(of: tokens, today: today)
    } catch {
      return .problem(error)
    }
  }

  private static func reading(
    of tokens: [DateToken], today: Day
  ) throws(DueDateProblem) -> DueDateReading {
    if let day = try relative(tokens, today: today) {
      return .day(try allowed(day, today: today))
    }
    if tokens.count == 1, case .number(let number, _) = tokens[0] { throw .bareNumber(number) }
    if let reading = try weekday(tokens, today: today) { return reading }
    return try calendarDate(tokens, today: today)
  }

  /// `today`, `+7`, `in 2 weeks`, `next week`; nil for anything that is not counted from today.
  private static func relative(
    _ tokens: [DateToken], today: Day
  ) throws(DueDateProblem) -> Day? {
    switch tokens {
    case [.word("today")]: return today
    case [.word("tomorrow")]: return today.adding(days: 1)
    case [.word("yesterday")]: return today.adding(days: -1)
    default: break
    }
    guard let first = tokens.first else { return nil }
    let rest = Array(tokens.dropFirst())
    let interval: DateInterval?
    switch first {
    case .plus, .word("in"):
      interval = DateInterval(rest)
      if interval == nil { throw .notUnderstood }
    case .joint(0x2D):
      guard let ago = DateInterval(rest) else { throw .notUnderstood }
      let back = DateInterval(count: -ago.count, unit: ago.unit)
      throw .past(back.end(from: today) ?? today)
    case .word("next"):
      interval = rest.first?.word.flatMap(DateInterval.Unit.init).flatMap { unit in
        rest.count == 1 ? DateInterval(count: 1, unit: unit) : nil
      }
    default:
      if tokens.count == 1, case .number = first { return nil }
      interval = DateInterval(tokens)
    }
    guard let interval else { return nil }
    guard let day = interval.end(from: today) else { throw .tooFar(latest: latest(today)) }
    return day
  }

  /// `Thu`, `this Thu`, `next Thu`, `Thu 19 Mar`; nil where no weekday leads.
  private static func weekday(
    _ tokens: [DateToken], today: Day
  ) throws(DueDateProblem) -> DueDateReading? {
    var rest = tokens[...]
    let lead = rest.first?.word
    if lead == "next" || lead == "this" || lead == "on" { rest = rest.dropFirst() }
    guard let weekday = rest.first?.word.flatMap(DateWords.weekday) else {
      if lead == "on" { return try calendarDate(Array(rest), today: today) }
      return nil
    }
    rest = rest.dropFirst()
    if rest.isEmpty {
      let ahead = (weekday - today.weekday + 7) % 7
      let day = today.adding(days: ahead == 0 ? 7 : ahead)
      // On a Monday, some people mean this week's Thursday by "next Thursday", some next week's.
      return lead == "next" ? .ambiguous(first: day, second: day.adding(days: 7)) : .day(day)
    }
    guard lead != "next", lead != "this" else { throw .notUnderstood }
    switch try calendarDate(Array(rest), today: today) {
    case .day(let day):
      guard day.weekday == weekday else { throw .otherWeekday(day) }
      return .day(day)
    case .ambiguous(let first, let second):
      // The weekday may say which of the two is meant.
      switch (first.weekday == weekday, second.weekday == weekday) {
      case (true, false): return .day(first)
      case (false, true): return .day(second)
      case (true, true): return .ambiguous(first: first, second: second)
      case (false, false): throw .otherWeekday(first)
      }
    case let other: return other
    }
  }

  private static func calendarDate(
    _ tokens: [DateToken], today: Day
  ) throws(DueDateProblem) -> DueDateReading {
    switch try written(tokens) {
    case .iso(let year, let month, let day):
      return .day(try allowed(try find(day, month, year, today: today), today: today))
    case .named(let day, let month, let year):
      return .day(try allowed(try find(day, month, year, today: today), today: today))
    case .numeric(let first, let second, let year):
      guard (1...12).contains(first), (1...12).contains(second), first != second else {
        return .day(try allowed(try find(first, second, year, today: today), today: today))
      }
      return try bothReadings(
        try find(first, second, year, today: today), try find(second, first, year, today: today),
        today: today)
    }
  }

  private static func written(_ tokens: [DateToken]) throws(DueDateProblem) -> WrittenDate {
    do {
      return try WrittenDate(tokens)
    } catch {
      switch error {
      case .notUnderstood: throw .notUnderstood
      case .yearNotInFull: throw .yearNotInFull
      }
    }
  }

  private static func bothReadings(
    _ first: Day, _ second: Day, today: Day
  ) throws(DueDateProblem) -> DueDateReading {
    let range = today...latest(today)
    switch (range.contains(first), range.contains(second)) {
    case (true, true): return .ambiguous(first: first, second: second)
    case (true, false): throw .oneReadingOnly(possible: first, impossible: second)
    case (false, true): throw .oneReadingOnly(possible: second, impossible: first)
    case (false, false): return .day(try allowed(first, today: today))
    }
  }

  /// The day of these numbers; without a year the next such day, today included.
  private static func find(
    _ day: Int, _ month: Int, _ year: Int?, today: Day
  ) throws(DueDateProblem) -> Day {
    guard (1...12).contains(month) else { throw .noSuchMonth(month) }
    if let year {
      guard let found = Day(year: year, month: month, day: day) else {
        throw .noSuchDay(day: day, month: month, year: year)
      }
      return found
    }
    // Eight years are as long as 29 February ever takes to come again.
    for year in today.year...(today.year + 8) {
      if let found = Day(year: year, month: month, day: day), found >= today { return found }
    }
    throw .noSuchDay(day: day, month: month, year: nil)
  }

  private static func allowed(_ day: Day, today: Day) throws(DueDateProblem) -> Day {
    guard day >= today else { throw .past(day) }
    guard day <= latest(today) else { throw .tooFar(latest: latest(today)) }
    return day
  }

  /// What is said beside a day that is further off than whoever typed it may think.
  ///
  /// - Parameters:
  ///   - shown: what was typed as it was read, such as `by Tue 29-Feb-2028`.
  public static func remark(_ shown: String, typed: String, today: Day) -> String? {
    let isYearTyped = typed.split { !$0.isNumber }.contains { $0.count >= 4 }
    let parts = shown.split { $0 == " " || $0 == "-" }
    guard !isYearTyped, let place = parts.firstIndex(of: "Feb"), place > 0,
      parts[place - 1] == "29",
      parts.indices.contains(place + 1), let year = Int(parts[place + 1]),
      let day = Day(year: year, month: 2, day: 29), day.ordinal - today.ordinal > 366
    else { return nil }
    return "the next 29 February there is"
  }

  private static func latest(_ today: Day) -> Day {
    DateInterval(count: mostYearsAhead, unit: .year).end(from: today)
      ?? Day(ordinal: Day.lastOrdinal)
  }
}
