import RoundCore

/// The resident screen's own state.
public struct ResidentState: Hashable, Sendable {
  public let resident: ResidentID
  public var scroll = Scroll()

  public init(resident: ResidentID) { self.resident = resident }
}
