import RoundCore

/// The list of what was signed for a resident, to choose what was wrong.
public struct SignedListState: Hashable, Sendable {
  public let resident: ResidentID
  public var selected = 0
  public var scroll = Scroll()

  public init(resident: ResidentID) { self.resident = resident }
}
