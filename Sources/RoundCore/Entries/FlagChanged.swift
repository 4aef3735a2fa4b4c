/// What a flag asks for is put otherwise; the flag, its place and its note stay.
public struct FlagChanged: EntryBody {
  public static let kind = "flag.changed"

  public let flag: EntryID
  /// The whole request as it stands now.
  public let request: FlagRaised
  /// Needed once the list was sent, because somebody may have read it.
  public let because: String?

  public init(flag: EntryID, request: FlagRaised, because: String?) {
    self.flag = flag
    self.request = request
    self.because = because
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.flagChanges.insert(self, header) }
  }
}
