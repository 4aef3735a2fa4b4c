/// The computer's clock can't have been right when some entries of this chain were written.
///
/// The entries' own times rise all the same; this says that they are not to be relied on.
public struct ClockDoubted: EntryBody {
  public static let kind = "clock.doubted"

  public enum Reason: String, Codable, Sendable {
    /// Earlier, by more than two minutes, than what the same computer wrote before.
    case behind
    /// Before the program was made.
    case absurd
    /// More than a year after everything else that is known of the home.
    case ahead
  }

  /// The entries in doubt, of this device.
  public let entries: [EntryID]
  /// What the clock showed.
  public let wall: Moment
  public let reason: Reason

  public init(entries: [EntryID], wall: Moment, reason: Reason) {
    self.entries = entries
    self.wall = wall
    self.reason = reason
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.clockDoubts.insert(self, header)
  }

  /// The year in which this version of the program was made: no clock that is right is before it.
  static let programYear = 2026
  /// How far a clock may go back, or another computer's be ahead, before it is in doubt.
  static let tolerance = 2

  /// Why a clock is in doubt; nil when nothing speaks against it.
  ///
  /// - Parameters:
  ///   - own: the latest time in this device's chain.
  ///   - newest: the latest time in any chain of the home.
  static func reason(wall: Moment, own: Moment?, newest: Moment?) -> Reason? {
    if UKTime(wall).day.year < programYear { return .absurd }
    if let own, wall.adding(minutes: tolerance) < own { return .behind }
    if let newest, newest.adding(hours: 366 * 24) < wall { return .ahead }
    return nil
  }
}
