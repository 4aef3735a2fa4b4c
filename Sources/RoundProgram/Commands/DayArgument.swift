import ArgumentParser
import RoundCore

/// A day on the command line: `2026-03-12` or `12-Mar-2026`.
struct DayArgument {
  let day: Day

  /// - Throws: what is wrong with it and how a day is written; the command ends with exit code 64.
  static func read(_ text: String) throws -> DayArgument {
    if let day = Day(iso: text) { return DayArgument(day: day) }
    do throws(DayTextProblem) {
      return DayArgument(day: try DayText.read(text))
    } catch {
      var why = ""
      if case .noSuchDay = error { why = "\(error.sentence) " }
      throw ValidationError("\(why)Write the day as YYYY-MM-DD, for example 2026-03-12.")
    }
  }
}
