/// The home's background note for a flag: situation, background, assessment, recommendation (SBAR).
public struct NoteWritten: EntryBody {
  public static let kind = "note.written"

  public let flag: EntryID
  public let situation: String?
  public let background: String?
  public let assessment: String?
  public let recommendation: String?

  public init(
    flag: EntryID, situation: String?, background: String?, assessment: String?,
    recommendation: String?
  ) {
    self.flag = flag
    self.situation = situation
    self.background = background
    self.assessment = assessment
    self.recommendation = recommendation
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.notes.insert(self, header) }
  }
}
