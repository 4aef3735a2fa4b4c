import RoundCore

/// Whose computer this is, as it says so to others: kept in `local/organisation`.
public struct OwnParty: Codable, Hashable, Sendable {
  public let organisation: String
  public let side: Side

  public init(organisation: String, side: Side) {
    self.organisation = organisation
    self.side = side
  }
}
