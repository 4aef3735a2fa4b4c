/// A change of a care plan outside a review, such as the plan that a resident came with.
public struct CarePlanChanged: EntryBody {
  public static let kind = "carePlan.changed"

  public let change: CarePlanChange

  public init(_ change: CarePlanChange) { self.change = change }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.carePlanEntries.insert(self, header) }
  }
}
