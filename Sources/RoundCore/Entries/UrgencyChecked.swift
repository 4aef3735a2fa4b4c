/// What the gate before the list found when a flag was saved, and what a person decided.
///
/// Kept with the version of the rules that it was made under, so that nobody has to guess later.
public struct UrgencyChecked: EntryBody {
  public static let kind = "urgency.checked"

  public enum Answer: String, Codable, Sendable {
    /// It does not wait for the round: an escalation stands beside the flag.
    case escalated
    /// Somebody decides today.
    case sameDay
    /// Somebody said that it may wait for the round, and why.
    case routine
    /// Taken in from a file: nobody has been asked yet.
    case notAsked
  }

  /// Nil for a check without a flag.
  public let flag: EntryID?
  /// Concerns that were ticked: codes of `Resources/red-flags.json`.
  public let ticked: [String]
  public let findings: [UrgencyFinding]
  public let answer: Answer
  public let escalation: EntryID?
  /// Who decides, or who said that it may wait.
  public let who: String?
  public let why: String?
  /// By when somebody decides, as written.
  public let decideBy: String?
  /// The version of the red flags.
  public let rules: String
  /// The entry by which the home's clinical lead signed them off; nil while nobody has.
  public let signedOff: EntryID?

  public init(
    flag: EntryID?, ticked: [String], findings: [UrgencyFinding], answer: Answer,
    escalation: EntryID? = nil, who: String? = nil, why: String? = nil, decideBy: String? = nil,
    rules: String, signedOff: EntryID? = nil
  ) {
    self.flag = flag
    self.ticked = ticked
    self.findings = findings
    self.answer = answer
    self.escalation = escalation
    self.who = who
    self.why = why
    self.decideBy = decideBy
    self.rules = rules
    self.signedOff = signedOff
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.urgencyChecks.insert(self, header) }
  }
}
