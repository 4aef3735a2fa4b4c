/// A round is put in the calendar.
public struct RoundPlanned: EntryBody {
  public static let kind = "round.planned"

  public let round: RoundID
  public let date: Day
  /// `HH:mm`, UK local; nil when not agreed.
  public let time: String?
  /// `virtual`, `faceToFace` or `other`; nil when not agreed.
  public let mode: String?
  /// When the home's list is due; nil when not agreed.
  public let cutOff: Moment?
  /// Who is to do it, when the clinical lead has said.
  public var clinician: String?
  /// Why there is a check-in or a visit beside the weekly round, in words; nil for the weekly one.
  public let extra: String?

  public init(
    round: RoundID, date: Day, time: String? = nil, mode: String? = nil, cutOff: Moment? = nil,
    clinician: String? = nil, extra: String? = nil
  ) {
    self.round = round
    self.date = date
    self.time = time
    self.mode = mode
    self.cutOff = cutOff
    self.clinician = clinician
    self.extra = extra
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(round) { $0.plans.insert(self, header) }
  }
}
