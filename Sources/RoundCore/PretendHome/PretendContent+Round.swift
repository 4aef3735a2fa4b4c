extension PretendContent {
  /// A past round.
  struct Round: Decodable, Sendable {
    let weekAgo: Int
    /// The key of one of `staff`.
    let by: String
    let mode: String
    /// The key of one of `staff`.
    let accompaniedBy: String
    let note: String
  }

  /// A resident of a past round: why they were flagged and what came of it.
  struct Past: Decodable, Sendable {
    struct Raised: Decodable, Sendable {
      let reasons: [String]
      let priority: Int
      let raisedBy: FlagRaised.Voice
      let situation: String
      let question: String?
      let askedBy: String?
    }

    struct Outcome: Decodable, Sendable {
      let code: String
      let detail: String?
    }

    struct PlanChange: Decodable, Sendable {
      let heading: String
      let before: String
      let after: String
      let why: String?
      let agreedWith: String?
      /// A code of `agreedRoles` in `Resources/outcomes.json`.
      let agreedRole: String?
      let reviewInWeeks: Int?
      /// The home has said that the care plan was changed.
      let confirmed: Bool
    }

    struct Medicine: Decodable, Sendable {
      let change: String
      let medicine: String
      let before: String?
      let after: String?
      let why: String?
      let marToday: Bool
      /// The key of one of `staff`.
      let prescriber: String?
      /// The home has said that the MAR was changed.
      let confirmed: Bool
    }

    struct Action: Decodable, Sendable {
      let what: String
      let ownerSide: String
      let owner: String
      let dueDays: Int
      let done: Bool
      let doneNote: String?
    }

    struct SafetyNet: Decodable, Sendable {
      let callIf: String
      let by: String?
      let route: String?
    }

    let weekAgo: Int
    /// The key of one of `residents`.
    let resident: String
    let flag: Raised
    let observations: Vitals?
    let contact: String
    let notSeenReason: String?
    let outcomes: [Outcome]
    let text: String?
    let answer: String?
    let medicineChanges: [Medicine]?
    let carePlanChanges: [PlanChange]?
    let actions: [Action]?
    let safetyNet: SafetyNet?
    /// What the home asked back.
    let homeQuery: String?
  }
}
