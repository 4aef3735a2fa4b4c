/// Reads by when somebody should call, as a person types it: a day, a time, or words.
///
/// Taken as a day is whatever `DueDate` takes, with `by`, `until` or `before` in front and a time after
/// it or before it; a time alone is today's. `until her daughter comes` stays as it is, and the form
/// says that it was taken as words: the home reads words too, but nobody can count the days to them.
public enum Deadline: Equatable, Sendable {
  /// How it will stand on the sheet, such as `until Thu 19-Mar-2026 20:00`.
  case date(String)
  case words(String)
  /// Looks like a date and can't be used: the sentence says why.
  case problem(String)

  private static let leads = ["by", "until", "till", "before"]

  public static func read(_ text: String, now: Moment, nextRound: Day?) -> Deadline {
    let typed = text.trimmed
    var words = typed.split(whereSeparator: \.isWhitespace).map(String.init)
    var lead = ""
    if let first = words.first, leads.contains(first.lowercased()), words.count > 1 {
      lead = first.lowercased() + " "
      words.removeFirst()
    }
    let time = takeTime(&words)
    let today = UKTime(now).day
    let day = words.joined(separator: " ")
    if day.isEmpty {
      guard let time else { return .words(typed) }
      return with(time, on: today, lead, now)
    }
    switch DueDate.read(day, today: today, nextRound: nextRound) {
    case .day(let day):
      guard let time else { return .date(lead + day.shownWithWeekday) }
      return with(time, on: day, lead, now)
    case .nextRound(let day):
      let clock = time.map { " \(shown($0))" } ?? ""
      let date = day.map { " (\($0.shownWithWeekday)\(clock))" } ?? clock
      return .date("\(lead)the next round\(date)")
    case .ambiguous(let first, let second):
      return .problem(
        "\(first.shownWithWeekday) or \(second.shownWithWeekday)? Type the month in letters.")
    case .problem(.notUnderstood), .problem(.empty): return .words(typed)
    case .problem(let problem): return .problem(problem.sentence)
    }
  }

  /// Takes the time out of the words, with an `at` before it; nil when there is none.
  private static func takeTime(_ words: inout [String]) -> (hour: Int, minute: Int)? {
    // A time has its colon or its stop here: 2026 or 1203 may be anything.
    guard
      let place = words.firstIndex(where: { word in
        (word.contains(":") || word.contains(".")) && PastTime.clock(word) != nil
      }), let time = PastTime.clock(words[place])
    else { return nil }
    words.remove(at: place)
    if place > 0, words[place - 1].lowercased() == "at" { words.remove(at: place - 1) }
    if place < words.count, words[place].lowercased() == "on" { words.remove(at: place) }
    return time
  }

  private static func with(
    _ time: (hour: Int, minute: Int), on day: Day, _ lead: String, _ now: Moment
  ) -> Deadline {
    let moment = UKTime.moment(day: day, hour: time.hour, minute: time.minute)
    let shown = "\(day.shownWithWeekday) \(shown(time))"
    guard moment > now else {
      return .problem("\(shown) has passed. Write the day too, such as tomorrow 10:00.")
    }
    return .date(lead + shown)
  }

  private static func shown(_ time: (hour: Int, minute: Int)) -> String {
    "\(time.hour.padded(to: 2)):\(time.minute.padded(to: 2))"
  }
}
