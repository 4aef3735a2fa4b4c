/// A resident is taken off a round's list, with the reason.
public struct FlagDropped: EntryBody {
  public static let kind = "flag.dropped"

  public let round: RoundID
  public let flags: [EntryID]
  public let reason: String

  public init(round: RoundID, flags: [EntryID], reason: String) {
    self.round = round
    self.flags = flags
    self.reason = reason
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.drops.insert(self, header) }
  }
}
