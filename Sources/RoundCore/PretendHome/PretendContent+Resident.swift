extension PretendContent {
  struct Resident: Decodable, Sendable {
    struct Allergies: Decodable, Sendable {
      struct Item: Decodable, Sendable {
        let agent: String
        let reaction: String?
      }

      let status: AllergiesRecorded.Status
      let items: [Item]
    }

    struct CPR: Decodable, Sendable {
      /// `forCPR`, `notForCPR`, `notDiscussed` or `notRecorded`.
      let decision: String
      /// Weeks from today; negative when the day has passed.
      let reviewInWeeks: Int?
      let location: String?

      private enum CodingKeys: String, CodingKey {
        case decision, reviewInWeeks
        case location = "where"
      }
    }

    struct PlanText: Decodable, Sendable {
      /// A code of `carePlanHeadings` in `Resources/outcomes.json`.
      let heading: String
      let text: String
    }

    struct Weight: Decodable, Sendable {
      let weeksAgo: Int
      /// Kilograms with one decimal, as text.
      let kilograms: String

      private enum CodingKeys: String, CodingKey {
        case weeksAgo
        case kilograms = "kg"
      }
    }

    /// That oxygen is scored on the second scale is a specialist's decision.
    struct ScaleTwo: Decodable, Sendable {
      let by: String
    }

    /// What names the resident in the file.
    let key: String
    let family: String
    let given: String
    let title: String?
    let preferredName: String?
    /// In the words of `ResidentDetails.Gender`.
    let gender: String
    /// Years, today.
    let age: Int
    /// `MM-dd`.
    let bornMonthDay: String
    let room: String
    let admittedWeeksAgo: Int
    let allergies: Allergies
    let cpr: CPR
    let registeredGP: String
    let usualNews2: Int
    let medicines: String
    let carePlan: [PlanText]
    /// `none` for a resident without an NHS number.
    let nhsNumber: String?
    let infection: String?
    let scaleTwo: ScaleTwo?
    let weights: [Weight]

    private enum CodingKeys: String, CodingKey {
      case key = "resident"
      case family, given, title, preferredName, gender, age, bornMonthDay, room, admittedWeeksAgo
      case allergies, cpr, registeredGP, usualNews2, medicines, carePlan, nhsNumber, infection
      case scaleTwo, weights
    }
  }
}
