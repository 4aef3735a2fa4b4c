/// What the visiting professional did for a resident on a round, signed: one entry, so that it is
/// saved whole or not at all.
public struct ReviewSigned: EntryBody {
  public static let kind = "review.signed"

  public struct Outcome: Codable, Hashable, Sendable {
    /// A code of `Resources/outcomes.json`.
    public let code: String
    public let detail: String?

    public init(code: String, detail: String?) {
      self.code = code
      self.detail = detail
    }
  }

  /// The answer to the question of a flag, or why there is none.
  public struct Answer: Codable, Hashable, Sendable {
    public let flag: EntryID
    public let answer: String?
    public let notAnsweredBecause: String?

    public init(flag: EntryID, answer: String?, notAnsweredBecause: String?) {
      self.flag = flag
      self.answer = answer
      self.notAnsweredBecause = notAnsweredBecause
    }
  }

  public struct SafetyNet: Codable, Hashable, Sendable {
    public let callIf: String
    public let by: String?
    public let route: String?

    public init(callIf: String, by: String?, route: String?) {
      self.callIf = callIf
      self.by = by
      self.route = route
    }
  }

  /// Contacts that mean something to the program: nobody spoke with the home, and the resident was not seen.
  public static let recordsOnly = "recordReview"
  public static let notSeen = "notSeen"

  public let round: RoundID
  public let flags: [EntryID]
  /// `faceToFace`, `video`, `telephoneWithStaff`, `recordReview` or `notSeen`.
  public let contact: String
  /// A code of `Resources/outcomes.json`, when not seen.
  public let notSeenReason: String?
  public let notSeenDetail: String?
  public var outcomes: [Outcome]
  public let answers: [Answer]
  public let text: String?
  public let medicineChanges: [MedicineChange]
  public let carePlanChanges: [CarePlanChange]
  public let actions: [RoundAction]
  public let safetyNet: SafetyNet?

  public init(
    round: RoundID, flags: [EntryID], contact: String, notSeenReason: String? = nil,
    notSeenDetail: String? = nil, outcomes: [Outcome] = [], answers: [Answer] = [],
    text: String? = nil, medicineChanges: [MedicineChange] = [],
    carePlanChanges: [CarePlanChange] = [], actions: [RoundAction] = [],
    safetyNet: SafetyNet? = nil
  ) {
    self.round = round
    self.flags = flags
    self.contact = contact
    self.notSeenReason = notSeenReason
    self.notSeenDetail = notSeenDetail
    self.outcomes = outcomes
    self.answers = answers
    self.text = text
    self.medicineChanges = medicineChanges
    self.carePlanChanges = carePlanChanges
    self.actions = actions
    self.safetyNet = safetyNet
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.reviews.insert(self, header) }
  }
}
