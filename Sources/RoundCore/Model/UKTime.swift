/// A moment as a clock on the wall in England shows it.
///
/// British Summer Time is UTC+1 from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last
/// Sunday of October (The Summer Time Order 2002, SI 2002/262); otherwise UTC. A rule of our own
/// rather than the system's time zone files, because a small machine may not have them.
public struct UKTime: Hashable, Sendable {
  public let day: Day
  /// 0 to 23.
  public let hour: Int
  /// 0 to 59.
  public let minute: Int

  public init(_ moment: Moment) {
    let local = moment.milliseconds + (UKTime.isSummer(moment) ? 3_600_000 : 0)
    let dayCount = (local >= 0 ? local : local - 86_399_999) / 86_400_000
    let minutes = Int(local - dayCount * 86_400_000) / 60_000
    self.day = Day(ordinal: Int(dayCount))
    self.hour = minutes / 60
    self.minute = minutes % 60
  }

  /// The moment at which a clock in England shows this time.
  ///
  /// The hour that is skipped in March counts on from the hour before it; of the hour that comes
  /// twice in October the first (summer time) is meant. `hour` is 0 to 23, `minute` 0 to 59.
  public static func moment(day: Day, hour: Int, minute: Int) -> Moment {
    let utc = Moment(
      milliseconds: Int64(day.ordinal) * 86_400_000 + Int64((hour * 60 + minute) * 60_000))
    let summer = utc.adding(hours: -1)
    return isSummer(summer) ? summer : utc
  }

  static func isSummer(_ moment: Moment) -> Bool {
    let year = Day(ordinal: Int(moment.milliseconds / 86_400_000)).year
    guard let march = lastSunday(of: 3, year: year), let october = lastSunday(of: 10, year: year)
    else { return false }
    let begins = Int64(march.ordinal) * 86_400_000 + 3_600_000
    let ends = Int64(october.ordinal) * 86_400_000 + 3_600_000
    return moment.milliseconds >= begins && moment.milliseconds < ends
  }

  private static func lastSunday(of month: Int, year: Int) -> Day? {
    // March and October both have 31 days.
    guard let last = Day(year: year, month: month, day: 31) else { return nil }
    return last.adding(days: -(last.weekday % 7))
  }

  /// `10:42`, 24-hour clock.
  public var clock: String { "\(hour.padded(to: 2)):\(minute.padded(to: 2))" }

  /// `12-Mar-2026 10:42`.
  public var shown: String { "\(day.shown) \(clock)" }
}
