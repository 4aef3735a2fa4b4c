/// How long is left until a frail person should have reached hospital.
///
/// Source: reports on the urgent home-visit scheme (NHS England and A&E Delivery Boards): people who
/// come after 2 pm tend to be admitted by default, so they are assessed and taken early. The hour is
/// data (`Resources/red-flags.json`).
public struct TransferClock: Hashable, Sendable {
  /// The hour, on the day on which the decision was made.
  public let deadline: Moment

  public init(decidedAt: Moment, hour: Int, minute: Int) {
    deadline = UKTime.moment(day: UKTime(decidedAt).day, hour: hour, minute: minute)
  }

  public var shown: String { UKTime(deadline).clock }

  /// `2hr 50min left to 14:00`, `14:00 has passed: 20min ago`.
  public func words(at now: Moment) -> String {
    let minutes = Int((deadline.milliseconds - now.milliseconds) / 60_000)
    if now < deadline { return "\(Age.duration(minutes: minutes)) left to \(shown)" }
    if UKTime(now).day != UKTime(deadline).day {
      return "\(shown) of \(UKTime(deadline).day.shown) has passed"
    }
    return "\(shown) has passed, \(Age.duration(minutes: -minutes)) ago"
  }
}
