/// A resident's medicines as text, as the home's medicine administration record (MAR) has them.
public struct MedicinesRecorded: EntryBody {
  public static let kind = "medicines.recorded"

  /// One medicine to a line.
  public let text: String
  public let asOf: Day?
  public let source: String?
  /// The entries that this one takes the place of, as its author saw them; nil where the author's program
  /// did not say so, and then it is every list before it.
  public let replaces: [EntryID]?

  public init(text: String, asOf: Day?, source: String?, replaces: [EntryID]? = nil) {
    self.text = text
    self.asOf = asOf
    self.source = source
    self.replaces = replaces
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.medicines.insert(self, header) }
  }
}
