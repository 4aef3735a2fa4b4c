/// A resident is put forward for a round; the entry's own identifier names the flag.
public struct FlagRaised: EntryBody {
  public static let kind = "flag.raised"

  public enum Voice: String, Codable, Sendable {
    case resident, family, staff, clinician
  }

  public let round: RoundID
  /// Codes of `Resources/reasons.json`.
  public let reasons: [String]
  /// 1 (first) to 3.
  public let priority: Int
  public let priorityReason: String?
  public let raisedBy: Voice
  public let raisedByName: String?
  /// When the home raised it; nil when not known.
  public let raisedAt: Moment?
  public let question: String?
  /// `home`, `family` or `resident`.
  public let askedBy: String?
  /// What the resident or family would like.
  public let wish: String?
  public let faceToFace: Bool?
  public let since: Day?
  /// Whether what the home writes may be shared: a code of `consents` in `Resources/reasons.json`.
  public let consent: String?
  /// Why somebody who is away is put forward all the same, in words.
  public let away: String?

  public init(
    round: RoundID, reasons: [String], priority: Int, priorityReason: String? = nil,
    raisedBy: Voice = .staff, raisedByName: String? = nil, raisedAt: Moment? = nil,
    question: String? = nil, askedBy: String? = nil, wish: String? = nil, faceToFace: Bool? = nil,
    since: Day? = nil, consent: String? = nil, away: String? = nil
  ) {
    self.round = round
    self.reasons = reasons
    self.priority = priority
    self.priorityReason = priorityReason
    self.raisedBy = raisedBy
    self.raisedByName = raisedByName
    self.raisedAt = raisedAt
    self.question = question
    self.askedBy = askedBy
    self.wish = wish
    self.faceToFace = faceToFace
    self.since = since
    self.consent = consent
    self.away = away
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.flags.insert(self, header) }
  }
}
