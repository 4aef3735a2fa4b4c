extension PretendContent {
  struct Vitals: Decodable, Hashable, Sendable {
    let respiration: Int?
    let saturation: Int?
    let scale: Int?
    let oxygen: Bool?
    let systolic: Int?
    let pulse: Int?
    let consciousness: String?
    let temperature: String?
    let hoursBeforeMidnight: Int
  }

  struct Note: Decodable, Sendable {
    let situation: String
    let background: String?
    let assessment: String?
    let recommendation: String?
  }

  /// An urgent concern that did not wait.
  struct Escalation: Decodable, Sendable {
    struct Ended: Decodable, Sendable {
      let minutesBeforeMidnight: Int
      let words: String
    }

    let route: String
    let minutesBeforeMidnight: Int
    let told: String
    let said: String
    let ended: Ended?
  }

  /// A resident whom the home puts forward for this week's round.
  struct Flag: Decodable, Sendable {
    /// The key of one of `residents`.
    let resident: String
    let reasons: [String]
    let priority: Int
    let priorityReason: String?
    let raisedBy: FlagRaised.Voice
    let raisedByName: String?
    let question: String?
    let askedBy: String?
    let wish: String?
    let faceToFace: Bool?
    let sinceDaysAgo: Int?
    let raisedHoursBeforeMidnight: Int
    let note: Note
    let observations: Vitals?
    let escalation: Escalation?
  }
}
