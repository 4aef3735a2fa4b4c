/// The moment until which a home's list for a round is on time.
///
/// The agreement between practice and home says 24 or 48 hours before the round. These are hours that
/// pass, not working hours and not the same time on an earlier day: when the clocks change in between,
/// the cut-off is an hour off the round's time of day, and whoever reads the list still has as long as
/// was agreed. A list that comes later is marked late and never refused.
public struct CutOff: Hashable, Sendable {
  /// How long before the round the list is due.
  public enum Notice: Int, Sendable, CaseIterable {
    case oneDay = 24
    case twoDays = 48

    /// Elapsed hours.
    public var hours: Int { rawValue }
  }

  public let moment: Moment

  /// For a round that starts at this time of day in England; hour and minute are brought into 0 to 23
  /// and 0 to 59.
  public init(roundOn day: Day, hour: Int, minute: Int, notice: Notice) {
    let start = UKTime.moment(
      day: day, hour: min(max(hour, 0), 23), minute: min(max(minute, 0), 59))
    self.init(roundAt: start, notice: notice)
  }

  public init(roundAt start: Moment, notice: Notice) {
    moment = start.adding(hours: -notice.hours)
  }

  /// A list sent at the very moment is on time.
  public func isLate(sentAt sent: Moment) -> Bool { sent > moment }

  /// `1 day 3 hours left`, `less than an hour left`, `closes now`, `closed 2 hours ago`.
  ///
  /// Whole hours rounded down, so that never more time is promised than there is.
  public func timeLeft(at now: Moment) -> String {
    let left = moment.milliseconds - now.milliseconds
    if left == 0 { return "closes now" }
    let words = CutOff.words(hours: Int(left.magnitude / 3_600_000))
    return left > 0 ? "\(words) left" : "closed \(words) ago"
  }

  private static func words(hours: Int) -> String {
    guard hours > 0 else { return "less than an hour" }
    var parts: [String] = []
    let days = hours / 24
    if days > 0 { parts.append(days == 1 ? "1 day" : "\(days) days") }
    let rest = hours % 24
    if rest > 0 { parts.append(rest == 1 ? "1 hour" : "\(rest) hours") }
    return parts.joined(separator: " ")
  }
}
