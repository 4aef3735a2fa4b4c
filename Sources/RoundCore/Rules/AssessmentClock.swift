/// By when somebody who moved in, or came back from hospital, takes part in a comprehensive assessment
/// and a personalised care and support plan.
///
/// Within 7 working days of (re)admission: NHS England, Enhanced health in care homes, programme page;
/// the 2020 page said "7 days", the present one and the Network Contract DES say working days. Which day
/// is day 0 is not said there: that is each home's own choice, and as shipped it is the day of
/// (re)admission.
public struct AssessmentClock: Hashable, Sendable {
  public static let workingDays = 7
  /// Working days left from which it is said to be due soon.
  public static let soon = 2

  public enum State: Hashable, Sendable {
    /// It came into this register after it was due, and nothing says what became of it.
    case notRecorded
    case done(on: Day?)
    case deferred(until: Day?, reason: String)
    /// Working days left, more than two.
    case due(left: Int)
    /// Two working days or fewer; 0 is today.
    case dueSoon(left: Int)
    /// Working days since it was due.
    case overdue(by: Int)
  }

  /// The day of (re)admission.
  public let start: Day
  public let due: Day
  /// The bank holidays of the time up to `due` are all known.
  public let isCertain: Bool
  private let days: WorkingDays

  /// - Parameter countsFirstDay: the day of (re)admission is day 1, where it is a working day.
  public init(from start: Day, countsFirstDay: Bool = false, days: WorkingDays = WorkingDays()) {
    self.start = start
    self.days = days
    due = days.day(
      AssessmentClock.workingDays, after: countsFirstDay ? start.adding(days: -1) : start)
    isCertain = days.holidays.covers(start) && days.holidays.covers(due)
  }

  /// How it stands on a day while nothing was recorded.
  public func open(on today: Day) -> State {
    if today > due { return .overdue(by: days.count(after: due, through: today)) }
    let left = days.count(after: today, through: due)
    return left <= AssessmentClock.soon ? .dueSoon(left: left) : .due(left: left)
  }
}

extension AssessmentClock.State {
  /// `due in 1 working day`, `overdue by 3 working days`, `deferred to Thu 19-Mar-2026: in hospital`.
  public var words: String {
    func days(_ count: Int) -> String { "\(count) working day\(count == 1 ? "" : "s")" }
    switch self {
    case .notRecorded: return "not recorded here"
    case .done(let day): return "done" + (day.map { " \($0.shownWithWeekday)" } ?? "")
    case .deferred(let day, let reason):
      return "deferred" + (day.map { " to \($0.shownWithWeekday)" } ?? "") + ": \(reason)"
    case .due(let left): return "due in \(days(left))"
    case .dueSoon(left: 0): return "due today"
    case .dueSoon(let left): return "due in \(days(left))"
    case .overdue(let by): return by == 0 ? "overdue" : "overdue by \(days(by))"
    }
  }
}
