import ArgumentParser
import RoundCore

/// A day on the command line: `2026-03-12` or `12-Mar-2026`.
struct DayArgument: ExpressibleByArgument {
  let day: Day

  init?(argument: String) {
    if let day = Day(iso: argument) {
      self.day = day
    } else if let day = try? DayText.read(argument) {
      self.day = day
    } else {
      return nil
    }
  }
}
