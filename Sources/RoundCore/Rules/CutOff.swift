/// The moment until which a home's list for a round is on time.
///
/// The agreement between practice and home says 24 or 48 hours before the round, and how they are
/// counted (practice/care-home agreement template: "24 or 48 hours ahead", locally agreed). Hours of
/// the clock are hours that pass, not the same time on an earlier day: when the clocks change in
/// between, the cut-off is an hour off the round's time of day, and whoever reads the list still has as
/// long as was agreed. Hours of working days leave out Saturdays, Sundays and bank holidays as a whole;
/// a working day has 24 of them, so that a list for Tuesday 10:00 at 48 hours is due on Friday 10:00.
/// A list that comes later is marked late and never refused.
public struct CutOff: Hashable, Sendable {
  /// How long before the round the list is due.
  public enum Notice: Int, Sendable, CaseIterable {
    case oneDay = 24
    case twoDays = 48

    /// Elapsed hours.
    public var hours: Int { rawValue }
  }

  /// Which hours count.
  public enum Counting: String, Codable, Sendable, CaseIterable {
    case clock
    case workingDays
  }

  public let moment: Moment
  /// False when a year was counted over whose bank holidays are not listed.
  public let knowsHolidays: Bool

  /// For a round that starts at this time of day in England; hour and minute are brought into 0 to 23
  /// and 0 to 59.
  public init(
    roundOn day: Day, hour: Int, minute: Int, notice: Notice, counting: Counting = .clock,
    days: WorkingDays = WorkingDays()
  ) {
    let start = UKTime.moment(
      day: day, hour: min(max(hour, 0), 23), minute: min(max(minute, 0), 59))
    self.init(roundAt: start, notice: notice, counting: counting, days: days)
  }

  public init(
    roundAt start: Moment, notice: Notice, counting: Counting = .clock,
    days: WorkingDays = WorkingDays()
  ) {
    switch counting {
    case .clock:
      moment = start.adding(hours: -notice.hours)
      knowsHolidays = true
    case .workingDays:
      (moment, knowsHolidays) = CutOff.back(
        from: start, milliseconds: Int64(notice.hours) * 3_600_000, days)
    }
  }

  /// A cut-off that was worked out when its round was planned.
  public init(moment: Moment) {
    self.moment = moment
    knowsHolidays = true
  }

  /// So long before a moment, working days alone counted.
  ///
  /// The clocks change on Sundays, so every working day has its 24 hours.
  private static func back(
    from start: Moment, milliseconds: Int64, _ days: WorkingDays
  ) -> (Moment, Bool) {
    var left = milliseconds
    var moment = start
    var day = UKTime(start).day
    var isKnown = true
    // Two working days are never a month away; the bound is for a calendar of holidays alone.
    for _ in 0..<60 {
      let midnight = UKTime.moment(day: day, hour: 0, minute: 0)
      isKnown = isKnown && days.holidays.covers(day)
      if days.isWorkingDay(day) {
        let there = moment.milliseconds - midnight.milliseconds
        if there >= left { return (Moment(milliseconds: moment.milliseconds - left), isKnown) }
        left -= there
      }
      moment = midnight
      day = day.adding(days: -1)
    }
    return (moment, false)
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
