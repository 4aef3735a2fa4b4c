/// The visiting professional puts the list into an order of their own; the home's stays on record.
public struct ListReordered: EntryBody {
  public static let kind = "list.reordered"

  public let round: RoundID
  public let order: [ResidentID]

  public init(round: RoundID, order: [ResidentID]) {
    self.round = round
    self.order = order
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(round) { $0.orders.insert(self, header) }
  }
}
