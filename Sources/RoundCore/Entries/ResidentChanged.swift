/// The register's details of a resident, put right or brought up to date; the whole block, as it is now.
public struct ResidentChanged: EntryBody {
  public static let kind = "resident.changed"

  public let details: ResidentDetails

  public init(_ details: ResidentDetails) { self.details = details }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.details.insert(details, header) }
  }
}
