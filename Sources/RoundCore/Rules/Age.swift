/// How long ago something was, in words.
public enum Age {
  /// `just now`, `3 hours ago`, `2 days ago`; hours rounded down, days as the calendar counts them.
  public static func ago(_ moment: Moment, at now: Moment) -> String {
    let minutes = Int((now.milliseconds - moment.milliseconds) / 60_000)
    if minutes < 0 { return "after now: check the time" }
    if minutes < 1 { return "just now" }
    if minutes < 60 { return "\(minutes) min ago" }
    if minutes < 48 * 60 { return count(minutes / 60, "hour") + " ago" }
    return count(days(moment, at: now), "day") + " ago"
  }

  /// Days between two moments as people count them: midnights in UK local time.
  public static func days(_ moment: Moment, at now: Moment) -> Int {
    UKTime(now).day.ordinal - UKTime(moment).day.ordinal
  }

  /// `4hr 32min`, `28min` (NHS Common User Interface: whole numbers, no zero units).
  public static func duration(minutes: Int) -> String {
    let minutes = max(0, minutes)
    guard minutes > 0 else { return "less than 1min" }
    let hours = minutes / 60
    let rest = minutes % 60
    return [hours > 0 ? "\(hours)hr" : "", rest > 0 ? "\(rest)min" : ""]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func count(_ number: Int, _ word: String) -> String {
    "\(number) \(word)\(number == 1 ? "" : "s")"
  }
}
