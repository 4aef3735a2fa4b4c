/// An urgent concern that did not wait for the round: by which route, when, who was told.
///
/// The program tells nobody; this records what a person did.
public struct EscalationRecorded: EntryBody {
  public static let kind = "escalation.recorded"

  public let round: RoundID?
  public let concern: String
  /// A route's code in `Resources/outcomes.json`; nil while no route is recorded.
  public let route: String?
  public let at: Moment?
  public let told: String?
  public let said: String?

  public init(
    round: RoundID?, concern: String, route: String?, at: Moment?, told: String?, said: String?
  ) {
    self.round = round
    self.concern = concern
    self.route = route
    self.at = at
    self.told = told
    self.said = said
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.escalations.insert(self, header) }
  }
}
