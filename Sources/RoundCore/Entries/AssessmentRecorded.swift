/// What became of the assessment that a (re)admission asks for.
public struct AssessmentRecorded: EntryBody {
  public static let kind = "assessment.recorded"

  public enum State: String, Codable, Sendable {
    case done, deferred
  }

  /// The day of the (re)admission that it is about.
  public let start: Day
  public let state: State
  /// When it was done, or the day to which it is deferred; nil when not known.
  public let on: Day?
  /// Why it is deferred, in words.
  public let reason: String?

  public init(start: Day, state: State, on: Day?, reason: String? = nil) {
    self.start = start
    self.state = state
    self.on = on
    self.reason = reason
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.assessments.insert(self, header) }
  }
}
