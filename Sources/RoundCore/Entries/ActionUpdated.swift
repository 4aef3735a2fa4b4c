/// What has become of an action.
public struct ActionUpdated: EntryBody {
  public static let kind = "action.updated"

  public enum State: String, Codable, Sendable {
    case open, waiting, done, notDone
  }

  public let action: EntryID
  public let state: State
  public let note: String?
  /// The resident has died; nil for any other reason.
  public var died: Bool?

  public init(action: EntryID, state: State, note: String?) {
    self.action = action
    self.state = state
    self.note = note
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.actionUpdates.insert(self, header) }
  }
}
