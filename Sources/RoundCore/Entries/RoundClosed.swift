/// The visiting professional closes a round.
public struct RoundClosed: EntryBody {
  public static let kind = "round.closed"

  /// A resident whom the round did not reach, and why that is safe or who was told.
  public struct Carried: Codable, Hashable, Sendable {
    public let resident: ResidentID
    public let flags: [EntryID]
    /// Judged safe to wait for the next round by whoever closed this one.
    public let safeToWait: Bool
    public let why: String
    /// Another route was used: its code in `Resources/outcomes.json`.
    public let route: String?
    /// Who was told, and when, in words.
    public let told: String?

    public init(
      resident: ResidentID, flags: [EntryID], safeToWait: Bool, why: String, route: String?,
      told: String?
    ) {
      self.resident = resident
      self.flags = flags
      self.safeToWait = safeToWait
      self.why = why
      self.route = route
      self.told = told
    }
  }

  public let round: RoundID
  public let carried: [Carried]
  /// Who at the home was told what has to be done today, in words.
  public let told: String?
  /// What whoever does the next round should know, in words.
  public var handover: String?

  public init(round: RoundID, carried: [Carried], told: String?) {
    self.round = round
    self.carried = carried
    self.told = told
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(round) { $0.closings.insert(self, header) }
  }
}
