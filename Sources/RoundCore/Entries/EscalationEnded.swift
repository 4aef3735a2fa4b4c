/// How an escalation ended.
public struct EscalationEnded: EntryBody {
  public static let kind = "escalation.ended"

  public let escalation: EntryID
  public let ending: String
  public let at: Moment?

  public init(escalation: EntryID, ending: String, at: Moment?) {
    self.escalation = escalation
    self.ending = ending
    self.at = at
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.endings.insert(self, header) }
  }
}
