/// The decision about cardiopulmonary resuscitation, as recorded elsewhere.
public struct CPRRecorded: EntryBody {
  public static let kind = "cpr.recorded"

  public enum Decision: String, Codable, Sendable {
    case attempt, doNotAttempt, notRecorded

    public var words: String {
      switch self {
      case .attempt: return "For attempted CPR"
      case .doNotAttempt: return "Do not attempt CPR"
      case .notRecorded: return "Not recorded"
      }
    }
  }

  public let decision: Decision
  public let decidedOn: Day?
  public let reviewOn: Day?
  /// Where the form is.
  public let location: String?
  /// As it stands on the form; nil where nobody wrote it down.
  public let decidedBy: String?
  /// Why an earlier record was changed.
  public let because: String?
  public let replaces: [EntryID]

  public init(
    decision: Decision, decidedOn: Day? = nil, reviewOn: Day? = nil, location: String? = nil,
    decidedBy: String? = nil, because: String? = nil, replaces: [EntryID] = []
  ) {
    self.decision = decision
    self.decidedOn = decidedOn
    self.reviewOn = reviewOn
    self.location = location
    self.decidedBy = decidedBy
    self.because = because
    self.replaces = replaces
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.cpr.insert(self, header) }
  }
}
