/// Why a text is not a day that can be used.
public enum DayTextProblem: Error, Equatable, Sendable {
  case empty
  case notUnderstood
  /// A year of two digits, which may be of either century.
  case yearNotInFull
  case yearMissing
  /// Such as 31 April or month 13.
  case noSuchDay(day: Int, month: Int, year: Int)
  /// After the day that was given as today.
  case future(Day)
  /// A birth longer ago than anybody has lived.
  case tooLongAgo(Day)
}

extension DayTextProblem {
  /// What is wrong and what to write, for the person who wrote it.
  public var sentence: String {
    switch self {
    case .empty: return "The date is missing."
    case .notUnderstood: return "This is not a date that can be read: write it as 14-Jul-1938."
    case .yearNotInFull: return "Write the year with four digits, as in 14-Jul-1938."
    case .yearMissing: return "The year is missing: write the date as 14-Jul-1938."
    case .noSuchDay(_, let month, _) where !(1...12).contains(month):
      return "There is no month \(month): the day comes first, then the month."
    case .noSuchDay(let day, let month, let year):
      return "There is no \(DateWords.name(day: day, month: month, year: year))."
    case .future(let day): return "\(day.shown) is in the future."
    case .tooLongAgo(let day): return "\(day.shown) is too long ago to be a date of birth."
    }
  }
}
