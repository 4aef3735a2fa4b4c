/// The home closes its list for a round and hands it over.
public struct ListSent: EntryBody {
  public static let kind = "list.sent"

  public let round: RoundID
  /// The flags in the home's order.
  public let order: [EntryID]

  public init(round: RoundID, order: [EntryID]) {
    self.round = round
    self.order = order
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(round) { $0.sent.insert(self, header) }
  }
}
