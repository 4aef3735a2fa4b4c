import RoundCore

/// Whose computer this is, as it says so to others: kept in `local/organisation`.
public struct OwnParty: Codable, Hashable, Sendable {
  public let organisation: String
  public let side: Side
  /// Since when it says so.
  ///
  /// From then on nothing counts that is signed on it and is the other side's to sign. Nil until it is kept, and where an earlier version kept it.
  public let since: Moment?

  public init(organisation: String, side: Side, since: Moment? = nil) {
    self.organisation = organisation
    self.side = side
    self.since = since
  }

  /// Whether a paired computer is another one of the same organisation.
  public func owns(_ partner: Partner) -> Bool {
    partner.organisation == organisation && partner.side == side
  }
}
