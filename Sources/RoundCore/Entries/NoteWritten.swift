/// The home's background note for a flag: situation, background, assessment, recommendation (SBAR).
public struct NoteWritten: EntryBody {
  public static let kind = "note.written"

  public let flag: EntryID
  public let situation: String?
  public let background: String?
  public let assessment: String?
  public let recommendation: String?
  /// Written after the list was sent: it stands beside the note and takes nothing of it away.
  public let addition: Bool?

  public init(
    flag: EntryID, situation: String?, background: String?, assessment: String?,
    recommendation: String?, addition: Bool? = nil
  ) {
    self.flag = flag
    self.situation = situation
    self.background = background
    self.assessment = assessment
    self.recommendation = recommendation
    self.addition = addition
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.notes.insert(self, header) }
  }
}
