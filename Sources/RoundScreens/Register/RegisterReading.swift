import RoundCore

/// What a text of the register or the agreement is read as; empty always is "not recorded".
public enum RegisterReading: Hashable, Sendable {
  case born
  case nhsNumber
  /// A day that has been.
  case pastDay
  /// A day that may be yet to come.
  case anyDay
  case clock
  /// Several days, with commas or line ends between.
  case days
  /// Numbers to ring, one to a line: what, number, hours, with `|` between.
  case numbers

  /// What the text is taken for, or what is wrong with it.
  func echo(_ text: String, today: Day) -> (words: String, isGood: Bool)? {
    guard !text.isEmpty else { return nil }
    switch self {
    case .born: return day { try DayText.readBorn(text, today: today) }
    case .pastDay:
      do throws(PastTime.Problem) {
        let day = try PastTime.day(text, today: today)
        return day > today
          ? ("\(day.shownWithWeekday) has not come yet.", false) : (day.shownWithWeekday, true)
      } catch { return (error.sentence, false) }
    case .anyDay:
      if case .day(let day) = DueDate.read(text, today: today, nextRound: nil) {
        return (day.shownWithWeekday, true)
      }
      return self.day { try DayText.read(text) }
    case .nhsNumber:
      do throws(NHSNumber.Problem) {
        return (try NHSNumber(typed: text).shown, true)
      } catch { return (error.sentence, false) }
    case .clock:
      guard let clock = RegisterReading.clock(text) else {
        return ("The time as hh:mm, such as 14:30.", false)
      }
      return (clock, true)
    case .days:
      let parts = RegisterReading.parts(text)
      for part in parts {
        let read = day { try DayText.read(part) }
        guard read.isGood else { return ("\(part): \(read.words)", false) }
      }
      return (RegisterReading.days(text).map(\.shownWithWeekday).joined(separator: ", "), true)
    case .numbers:
      let rows = RegisterReading.rows(text)
      guard rows.allSatisfy({ $0.count >= 2 && !$0[0].isEmpty && !$0[1].isEmpty }) else {
        return ("Each line: what | number | hours. The hours may be left out.", false)
      }
      return (rows.count == 1 ? "1 number" : "\(rows.count) numbers", true)
    }
  }

  private func day(_ read: () throws -> Day) -> (words: String, isGood: Bool) {
    do { return (try read().shownWithWeekday, true) } catch {
      return ((error as? DayTextProblem)?.sentence ?? "Which day?", false)
    }
  }

  // MARK: Values

  static func pastDay(_ text: String?, today: Day) -> Day? {
    text.flatMap { try? PastTime.day($0, today: today) }
  }

  static func anyDay(_ text: String?, today: Day) -> Day? {
    guard let text else { return nil }
    if case .day(let day) = DueDate.read(text, today: today, nextRound: nil) { return day }
    return try? DayText.read(text)
  }

  /// `HH:mm`; nil for anything else.
  static func clock(_ text: String) -> String? {
    guard let clock = PastTime.clock(text) else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(clock.hour)):\(two(clock.minute))"
  }

  private static func parts(_ text: String) -> [String] {
    text.split { $0 == "," || $0 == ";" || $0.isNewline }.map { String($0).trimmed }
      .filter { !$0.isEmpty }
  }

  static func days(_ text: String) -> [Day] {
    parts(text).compactMap { try? DayText.read($0) }
  }

  static func rows(_ text: String) -> [[String]] {
    text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false)
        .map { String($0).trimmed }
    }.filter { $0 != [""] }
  }
}
