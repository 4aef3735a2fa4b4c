import RoundCore

/// Which review is wanted as text, and for whom.
public struct ReviewTextWanted: Hashable, Sendable {
  public let resident: ResidentID
  public let round: RoundID
  /// The slip for the care file, else the text for the clinical system.
  public var isSlip: Bool

  public init(resident: ResidentID, round: RoundID, isSlip: Bool) {
    self.resident = resident
    self.round = round
    self.isSlip = isSlip
  }
}
