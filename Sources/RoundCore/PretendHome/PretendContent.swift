import RoundData

/// The words of the pretend home, as `Resources/pretend-home.json` has them.
///
/// Times in it are counted back from the midnight that begins today, or from the one that begins the
/// day of a past round.
struct PretendContent: Decodable, Sendable {
  struct Home: Decodable, Sendable {
    let name: String
    /// `residential`, `nursing` or `learningDisability`.
    let type: String
    let beds: Int
    /// The key of one of `staff`.
    let designatedPerson: String
    let telephone: String
    let email: String
  }

  struct Practice: Decodable, Sendable {
    let name: String
    /// The key of one of `staff`.
    let contact: String
    let telephone: String
    let email: String
  }

  struct Agreement: Decodable, Sendable {
    struct Number: Decodable, Sendable {
      let route: String
      let telephone: String
      let note: String
    }

    let clinicalLead: String
    let clinicalLeadTelephone: String
    /// Who does the round most weeks.
    let visiting: String
    /// `HH:mm`.
    let time: String
    let mode: String
    let cutOffHours: Int
    let listSentHoursBeforeMidnight: Int
    let informationSharing: Bool
    let secureCommunication: [String]
    let feedback: String
    let urgentNumbers: [Number]
  }

  struct Member: Decodable, Sendable {
    let key: String
    let name: String
    /// A role's code in `Resources/registrations.json`.
    let role: String
    let title: String
    /// Empty for roles without registration.
    let registration: String
  }

  let home: Home
  let practice: Practice
  let agreement: Agreement
  let staff: [Member]
  let residents: [Resident]
  let flags: [Flag]
  let rounds: [Round]
  let past: [Past]

  /// Reads the words that the program was built with.
  static func shipped() throws(PretendHomeError) -> PretendContent {
    guard let json = try? JSONParser.parse(RoundData.pretendHome),
      let content = try? JSONValueDecoder.decode(PretendContent.self, from: json)
    else { throw .content }
    return content
  }
}
