import RoundCore

/// A record with drafts laid over it, so that later lines of a file see what earlier ones add.
struct WorkingRecord {
  private(set) var record: Record
  private var sequence = 0
  private let device = DeviceID("import")

  init(_ record: Record) { self.record = record }

  /// Folds a draft in as the latest entry; one without an identifier is passed over.
  mutating func apply(_ draft: EntryDraft) {
    guard let id = draft.id, let device else { return }
    sequence += 1
    // Later than anything that stands in the record, and in the order in which the drafts come.
    let end = Moment(milliseconds: .max).milliseconds
    let at = ClockReading(moment: Moment(milliseconds: end - 1_000_000_000 + Int64(sequence)))
    let type = Swift.type(of: draft.body)
    let header = EntryHeader(
      id: id, device: device, sequence: sequence, kind: type.kind, version: type.version, at: at,
      by: nil, resident: draft.resident)
    draft.body.apply(to: &record, as: header)
  }
}
