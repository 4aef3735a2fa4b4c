/// What a date typed for a review or an action means.
public enum DueDateReading: Equatable, Sendable {
  case day(Day)
  /// The next round; nil when none is planned yet.
  case nextRound(Day?)
  /// Two days may be meant: the first with the day before the month, or the nearer one. Ask.
  case ambiguous(first: Day, second: Day)
  case problem(DueDateProblem)
}
