/// An action that no review set, such as to check what was written under a wrong NHS number.
public struct ActionAdded: EntryBody {
  public static let kind = "action.added"

  public let action: RoundAction
  /// Why there is such an action, in words.
  public let why: String?

  public init(_ action: RoundAction, why: String? = nil) {
    self.action = action
    self.why = why
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.addedActions.insert(self, header) }
  }
}
