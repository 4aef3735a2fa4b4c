/// A time of day as people write it: `09:30`, `9:30`, `09:30:00`, `9:30 pm`.
struct ClockTime: Equatable {
  /// 0 to 23.
  let hour: Int
  /// 0 to 59.
  let minute: Int

  /// Nil for anything else, such as 25:00.
  init?(_ text: String) {
    var digits = text[...]
    var half: Int?
    for (ending, hours) in [("am", 0), ("pm", 12)] where text.lowercased().hasSuffix(ending) {
      half = hours
      digits = digits.dropLast(2)
      while digits.last == " " { digits = digits.dropLast() }
    }
    let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3,
      let hour = ClockTime.number(parts[0], digits: 1...2),
      let minute = ClockTime.number(parts[1], digits: 2...2), minute < 60,
      parts.count == 2 || (ClockTime.number(parts[2], digits: 2...2).map { $0 < 60 } ?? false)
    else { return nil }
    self.minute = minute
    if let half {
      guard (1...12).contains(hour) else { return nil }
      self.hour = hour % 12 + half
    } else {
      guard hour < 24 else { return nil }
      self.hour = hour
    }
  }

  private static func number(_ text: Substring, digits: ClosedRange<Int>) -> Int? {
    guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(text)
  }
}
