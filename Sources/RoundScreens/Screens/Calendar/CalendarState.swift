import RoundCore

/// The round calendar's own state.
public struct CalendarState: Hashable, Sendable {
  /// Nil until somebody moves: then the round that is worked on is selected.
  public var selected: Int?
  public var scroll = Scroll()

  public init() {}
}

/// A line of the round calendar.
struct CalendarRow: Hashable {
  let target: PrepareUpdate.Target
  let day: Day
  let words: String
  let meaning: Meaning
}
