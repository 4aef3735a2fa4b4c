/// A round does not take place, or did not: the contract has it weekly, so it is said why.
public struct RoundCancelled: EntryBody {
  public static let kind = "round.cancelled"

  public let round: RoundID
  public let reason: String
  /// It was to be and nobody came; else it was called off beforehand.
  public let missed: Bool

  public init(round: RoundID, reason: String, missed: Bool) {
    self.round = round
    self.reason = reason
    self.missed = missed
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(round) { $0.cancellations.insert(self, header) }
  }
}
