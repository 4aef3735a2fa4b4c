/// The home puts its list into an order of its own before it is sent.
public struct ListArranged: EntryBody {
  public static let kind = "list.arranged"

  public let round: RoundID
  public let order: [ResidentID]

  public init(round: RoundID, order: [ResidentID]) {
    self.round = round
    self.order = order
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(round) { $0.arrangements.insert(self, header) }
  }
}
