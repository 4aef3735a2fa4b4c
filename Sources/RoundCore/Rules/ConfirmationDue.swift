/// By when the home confirms what came back from a round.
///
/// 24 hours is the default of the feedback loop of a round (practice/care-home agreement process: what
/// comes back is confirmed); a home's own choice is a `setting.changed` entry. No agreement template
/// names a time for a change of the MAR on the same day: without a choice it is due when that day ends.
public struct ConfirmationDue: Hashable, Sendable {
  /// The name of the setting, with the values `hours` (1 to 168) and `marTodayBy` (`HH:mm`, UK local).
  public static let setting = "confirmation"

  /// Elapsed hours from the closing of the round.
  public let hours: Int
  /// Minutes of the day of the closing; nil: the end of that day.
  public let marTodayBy: Int?

  /// What a value can't be read as stays as the program has it.
  public init(_ chosen: SettingChanged? = nil) {
    let values = chosen?.values ?? []
    let hours = values.last { $0.name == "hours" }.flatMap { Int($0.value) }
    self.hours = hours.flatMap { (1...168).contains($0) ? $0 : nil } ?? 24
    marTodayBy = values.last { $0.name == "marTodayBy" }.flatMap { Self.minutes($0.value) }
  }

  private static func minutes(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
      (0...23).contains(hour), (0...59).contains(minute)
    else { return nil }
    return hour * 60 + minute
  }

  /// - Parameter closed: when the round was closed; never due before that.
  public func moment(marToday: Bool, closed: Moment) -> Moment {
    guard marToday else { return closed.adding(hours: hours) }
    let day = UKTime(closed).day
    guard let marTodayBy else {
      return UKTime.moment(day: day.adding(days: 1), hour: 0, minute: 0)
    }
    return max(
      closed, UKTime.moment(day: day, hour: marTodayBy / 60, minute: marTodayBy % 60))
  }
}
