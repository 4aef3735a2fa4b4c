/// An infection or isolation that whoever enters the room must know of.
public struct InfectionRecorded: EntryBody {
  public static let kind = "infection.recorded"

  /// Nil when there is none now.
  public let text: String?
  public let since: Day?
  public let replaces: [EntryID]

  public init(text: String?, since: Day? = nil, replaces: [EntryID] = []) {
    self.text = text
    self.since = since
    self.replaces = replaces
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.infections.insert(self, header) }
  }
}
