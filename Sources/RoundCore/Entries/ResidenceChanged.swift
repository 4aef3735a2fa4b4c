/// Where a resident is: in the home, away, or gone.
public struct ResidenceChanged: EntryBody {
  public static let kind = "residence.changed"

  public enum State: String, Codable, Sendable {
    case home, hospital, leave, left, died
  }

  public let state: State
  /// Nil when the day is not known.
  public let on: Day?
  public let note: String?
  /// Why somebody who came back was not put on the next list, in words.
  public var notFlagged: String?

  public init(state: State, on: Day?, note: String? = nil) {
    self.state = state
    self.on = on
    self.note = note
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.residence.insert(self, header) }
  }
}
