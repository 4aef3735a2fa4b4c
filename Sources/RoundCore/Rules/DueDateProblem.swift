/// Why what was typed is not a date for a review or an action.
public enum DueDateProblem: Error, Equatable, Sendable {
  case empty
  case notUnderstood
  /// A number alone: a day of the month or a number of days?
  case bareNumber(Int)
  /// A year of two digits.
  case yearNotInFull
  /// There is no month of this number.
  case noSuchMonth(Int)
  /// Such as 31 April; the year if one was typed.
  case noSuchDay(day: Int, month: Int, year: Int?)
  case past(Day)
  /// Later than the latest day that is taken.
  case tooFar(latest: Day)
  /// The weekday that was typed is not the one of that day.
  case otherWeekday(Day)
  /// Two readings as with `3/4/2026`, of which one cannot be meant.
  case oneReadingOnly(possible: Day, impossible: Day)
}

extension DueDateProblem {
  private static let examples = "write 19 Mar, Thu, +7, 2 weeks or next round"

  /// What is wrong and what to type, for the person at the keyboard.
  public var sentence: String {
    switch self {
    case .empty: return "Type a date: \(DueDateProblem.examples)."
    case .notUnderstood: return "This is not a date that can be read: \(DueDateProblem.examples)."
    case .bareNumber(let number):
      return "Is \(number) a day of the month or a number of days? "
        + "Write the month too, or +\(number)."
    case .yearNotInFull: return "Write the year with four digits."
    case .noSuchMonth(let month):
      return "There is no month \(month): write the day first and the month by its name."
    case .noSuchDay(let day, let month, let year):
      return "There is no \(DateWords.name(day: day, month: month, year: year))."
    case .past(let day): return "\(day.shownWithWeekday) is in the past."
    case .tooFar(let latest): return "This is too far ahead: \(latest.shown) is the latest."
    case .otherWeekday(let day): return "\(day.shown) is a \(DateWords.weekdays[day.weekday - 1])."
    case .oneReadingOnly(let possible, let impossible):
      return "This can be \(impossible.shown) or \(possible.shown). If \(possible.shown) is meant, "
        + "write the month by its name."
    }
  }
}
