/// Reads days that have been, such as births and admissions, from forms and spreadsheets.
///
/// `14-Jul-1938`, `14 July 1938`, `1938-07-14` and, in the order of the United Kingdom, `14/07/1938`.
/// Unlike a date that is typed for the future (`DueDate`), `03/04/1938` is not asked about: files come
/// from homes and practices in England, where it is always 3 April, and a column of dates shows its
/// own order. The templates and the help say so. A year has four digits.
public enum DayText {
  private static let longestLife = 130

  /// - Throws: `DayTextProblem`.
  public static func read(_ text: String) throws(DayTextProblem) -> Day {
    guard let tokens = DateToken.read(text) else { throw .notUnderstood }
    guard !tokens.isEmpty else { throw .empty }
    switch try written(tokens) {
    case .iso(let year, let month, let day): return try find(day, month, year)
    case .named(let day, let month, let year): return try find(day, month, year)
    case .numeric(let day, let month, let year): return try find(day, month, year)
    }
  }

  /// As `read`, and not after today.
  ///
  /// - Throws: `DayTextProblem`.
  public static func readPast(_ text: String, today: Day) throws(DayTextProblem) -> Day {
    let day = try read(text)
    guard day <= today else { throw .future(day) }
    return day
  }

  /// As `readPast`, and not longer ago than a life lasts.
  ///
  /// - Throws: `DayTextProblem`.
  public static func readBorn(_ text: String, today: Day) throws(DayTextProblem) -> Day {
    let day = try readPast(text, today: today)
    guard day.years(until: today) <= longestLife else { throw .tooLongAgo(day) }
    return day
  }

  private static func written(_ tokens: [DateToken]) throws(DayTextProblem) -> WrittenDate {
    do {
      return try WrittenDate(tokens)
    } catch {
      switch error {
      case .notUnderstood: throw .notUnderstood
      case .yearNotInFull: throw .yearNotInFull
      }
    }
  }

  private static func find(_ day: Int, _ month: Int, _ year: Int?) throws(DayTextProblem) -> Day {
    guard let year else { throw .yearMissing }
    guard let found = Day(year: year, month: month, day: day) else {
      throw .noSuchDay(day: day, month: month, year: year)
    }
    return found
  }
}
