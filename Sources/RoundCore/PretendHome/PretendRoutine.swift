import RoundData

/// Everyday words for what `PretendContent` does not write out, as `Resources/pretend-routine.json` has
/// them: earlier rounds, further residents, further homes.
///
/// Texts are patterns for `PretendTemplate`.
struct PretendRoutine: Decodable, Sendable {
  struct Allergy: Decodable, Sendable {
    let agent: String
    let reaction: String
  }

  struct Plan: Decodable, Sendable {
    /// A code of `carePlanHeadings` in `Resources/outcomes.json`.
    let heading: String
    let texts: [String]
  }

  struct Medicine: Decodable, Sendable {
    let change: String
    let medicine: String
    let before: String
    let after: String
    let why: String
    let marToday: Bool
  }

  /// A sentence that is added to what a heading says, if the resident has that heading.
  struct Sentence: Decodable, Sendable {
    let heading: String
    let sentence: String
    let why: String
  }

  struct Action: Decodable, Sendable {
    let what: String
    let ownerSide: String
    let owner: String
    let dueDays: Int
    let doneNote: String
  }

  /// A flag with its note, and what comes of it.
  struct Review: Decodable, Sendable {
    let reasons: [String]
    let priority: Int
    let priorityReason: String
    let raisedBy: FlagRaised.Voice
    let situation: String
    let assessment: String
    let question: String
    let askedBy: String
    let recommendation: String
    let contact: String
    let outcomes: [PretendContent.Past.Outcome]
    let text: String
    let answer: String
    let medicineChange: Medicine?
    let carePlan: Sentence?
    let action: Action?
    let safetyNet: PretendContent.Past.SafetyNet?
  }

  /// Names of homes other than the first.
  let homes: [String]
  /// Names for their staff.
  let staff: [String]
  /// Lines of a medicines text, none of which gets in another's way.
  let medicines: [String]
  let allergies: [Allergy]
  let carePlans: [Plan]
  let reviews: [Review]

  /// Reads the words that the program was built with.
  static func shipped() throws(PretendHomeError) -> PretendRoutine {
    guard let json = try? JSONParser.parse(RoundData.pretendRoutine),
      let routine = try? JSONValueDecoder.decode(PretendRoutine.self, from: json)
    else { throw .content }
    return routine
  }
}
