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
  /// What it waits for, in words.
  public var waitsFor: String?
  /// Since when it waits; nil when nobody knows.
  public var since: Day?
  /// By when what it waits for was to come; nil when that is not known.
  public var until: Day?
  /// Who did it, or who says so.
  public var who: String?
  /// Whoever signs takes the action on, or gives it back with false; nil for every other update.
  ///
  /// What has become of the action stays as it is.
  public var taken: Bool?

  public init(action: EntryID, state: State, note: String?) {
    self.action = action
    self.state = state
    self.note = note
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.actionUpdates.insert(self, header) }
  }
}
