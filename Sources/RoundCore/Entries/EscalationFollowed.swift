/// Something that happened after an urgent concern was recorded: a route was used, or a visit or a
/// transfer went one step on.
public struct EscalationFollowed: EntryBody {
  public static let kind = "escalation.followed"

  public enum Step: String, Codable, Sendable, CaseIterable {
    /// Somebody was told, by a route.
    case told
    /// A visit or a transfer was asked for.
    case requested
    case assessed
    case decided
    case transport
  }

  public let escalation: EntryID
  public let step: Step
  /// When it happened; nil when not known.
  public let at: Moment?
  /// A route's code in `Resources/outcomes.json`.
  public let route: String?
  /// Who was told, or who assessed or decided.
  public let who: String?
  public let said: String?
  /// A code of `decisions` in `Resources/red-flags.json`.
  public let decision: String?
  /// Why transport is not asked for yet, where the decision is hospital.
  public let notYet: String?

  public init(
    escalation: EntryID, step: Step, at: Moment?, route: String? = nil, who: String? = nil,
    said: String? = nil, decision: String? = nil, notYet: String? = nil
  ) {
    self.escalation = escalation
    self.step = step
    self.at = at
    self.route = route
    self.who = who
    self.said = said
    self.decision = decision
    self.notYet = notYet
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.followUps.insert(self, header) }
  }
}
