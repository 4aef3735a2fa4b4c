/// A resident comes into the register.
public struct ResidentRegistered: EntryBody {
  public static let kind = "resident.registered"

  public let details: ResidentDetails

  public init(_ details: ResidentDetails) { self.details = details }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.details.insert(details, header) }
  }
}
