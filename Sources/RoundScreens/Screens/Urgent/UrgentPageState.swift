import RoundCore

/// The card of an urgent concern, or what observations came to once they were saved.
public struct UrgentPageState: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case card
    /// The set that was just saved stands first.
    case result
  }

  public let resident: ResidentID
  public let kind: Kind
  public var scroll = Scroll()

  public init(resident: ResidentID, kind: Kind) {
    self.resident = resident
    self.kind = kind
  }
}
