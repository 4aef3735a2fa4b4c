/// A resident's medicines as text, as the home's medicine administration record (MAR) has them.
public struct MedicinesRecorded: EntryBody {
  public static let kind = "medicines.recorded"

  /// One medicine to a line.
  public let text: String
  public let asOf: Day?
  public let source: String?

  public init(text: String, asOf: Day?, source: String?) {
    self.text = text
    self.asOf = asOf
    self.source = source
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.medicines.insert(self, header) }
  }
}
