import RoundData

/// The words and codes that the program offers: data of `Resources/`, read once.
///
/// Codes are stored in entries; words may be edited in the data files.
public struct Catalog: Sendable {
  /// A code and what it is called.
  public struct Choice: Codable, Hashable, Sendable {
    public let code: String
    public let words: String
    public let help: String?
    /// As something that was done, such as `stopped`; only medicine changes have it.
    public let done: String?
    /// What a medicine change needs after it: `dose` where the dose is asked for, and looked at for a unit,
    /// `words` where something is asked for, `none` where nothing comes after; nil where it may be empty.
    public let after: String?
    /// Whether somebody not seen for this reason is carried over to the next list; nil for other choices.
    public let carryOver: Bool?
    /// Somebody may come to harm who reads only one of two texts; only headings of the care plan have it.
    public let safety: Bool?

    var isSafetyCritical: Bool { safety ?? false }
  }

  /// Something that a review can come to.
  public struct Outcome: Codable, Hashable, Sendable {
    public enum Detail: String, Codable, Sendable {
      case optional, required
    }

    public let code: String
    public let words: String
    public let help: String?
    /// What is asked for the detail; nil: the words of the outcome and "what?".
    public let question: String?
    /// What else is said below that question.
    public let questionHelp: String?
    public let detail: Detail
    /// Parts of the form that the outcome needs: `safetyNet`, `medicineChange`, `carePlanChange`,
    /// `action`, `escalation`.
    public let asks: [String]
    public let suggestions: [String]?
  }

  /// A role that a person can have, and how its registration numbers look.
  public struct Profession: Codable, Hashable, Sendable {
    public let role: String
    public let words: String
    /// `practice` or `home`.
    public let side: String
    /// The regulator; nil for a role without registration.
    public let body: String?
    public let patterns: [String]
    /// `yes`, `no` or `ifAnnotated`.
    public let mayPrescribe: String
    /// Whether this role may do the round.
    public let visits: Bool
  }

  public struct Priority: Codable, Hashable, Sendable {
    public let priority: Int
    public let words: String
    public let short: String
    public let help: String?
  }

  public let reasons: [Choice]
  /// Whether a resident agrees that what the home writes is shared.
  public let consents: [Choice]
  public let modes: [Choice]
  public let outcomes: [Outcome]
  public let contacts: [Choice]
  public let notSeenReasons: [Choice]
  public let notAnsweredReasons: [Choice]
  public let routes: [Choice]
  public let carePlanHeadings: [Choice]
  public let ownerSides: [Choice]
  public let agreedRoles: [Choice]
  public let medicineChanges: [Choice]
  /// Words that say what a number of a dose counts, such as `mg` and `tablet`.
  public let doseUnits: Set<String>
  /// What can be wrong with something that was signed.
  public let mistakes: [Choice]
  public let acknowledgements: [Choice]
  public let professions: [Profession]
  public let priorities: [Priority]
  public let bands: NEWS2Bands

  /// The data that the program was built with.
  ///
  /// Tests make sure that each part of it can be read; a part that could not be would be empty.
  public static let shipped = Catalog()

  private init() {
    let outcomes = Catalog.file(RoundData.outcomes)
    let priorities = Catalog.file(RoundData.priorities)
    let reasons = Catalog.file(RoundData.reasons)
    self.reasons = Catalog.list(reasons, "reasons")
    consents = Catalog.list(reasons, "consents")
    modes = Catalog.list(reasons, "modes")
    self.outcomes = Catalog.list(outcomes, "outcomes")
    contacts = Catalog.list(outcomes, "contacts")
    notSeenReasons = Catalog.list(outcomes, "notSeenReasons")
    notAnsweredReasons = Catalog.list(outcomes, "notAnsweredReasons")
    routes = Catalog.list(outcomes, "routes")
    carePlanHeadings = Catalog.list(outcomes, "carePlanHeadings")
    ownerSides = Catalog.list(outcomes, "ownerSides")
    agreedRoles = Catalog.list(outcomes, "agreedRoles")
    medicineChanges = Catalog.list(outcomes, "medicineChanges")
    doseUnits = Set(Catalog.list(outcomes, "doseUnits"))
    mistakes = Catalog.list(outcomes, "mistakes")
    acknowledgements = Catalog.list(outcomes, "acknowledgements")
    professions = Catalog.list(Catalog.file(RoundData.registrations), "professions")
    self.priorities = Catalog.list(priorities, "priorities")
    bands = Catalog.bands(Catalog.file(RoundData.news2Bands))
  }

  private static func file(_ bytes: [UInt8]) -> JSON { (try? JSONParser.parse(bytes)) ?? .null }

  private static func list<Item: Decodable>(_ file: JSON, _ name: String) -> [Item] {
    guard let items = file[name]?.items else { return [] }
    return items.compactMap { try? JSONValueDecoder.decode(Item.self, from: $0) }
  }

  private static func bands(_ file: JSON) -> NEWS2Bands {
    func from(_ code: String) -> Int? {
      file["bands"]?.items?.first { $0["code"]?.text == code }?["fromTotal"]?.number
    }
    let single = file["bands"]?.items?.first { $0["code"]?.text == "lowMedium" }
    guard let medium = from("medium"), let high = from("high"),
      let bands = NEWS2Bands(
        singleThreeIsLowMedium: single?["singleThree"]?.truth ?? true, mediumFrom: medium,
        highFrom: high)
    else { return .published }
    return bands
  }

  /// The words for a code; the code itself where the data does not know it.
  public func words(_ code: String, in choices: [Choice]) -> String {
    choices.first { $0.code == code }?.words ?? code
  }

  public func outcome(_ code: String) -> Outcome? { outcomes.first { $0.code == code } }

  public func profession(_ role: String) -> Profession? { professions.first { $0.role == role } }

  /// What the program is for a person: those of a home make the list, everybody else works it.
  public func role(of author: Author) -> DeviceSettings.Role {
    profession(author.role)?.side == "home" ? .prepare : .round
  }

  /// `new PIN 12-Mar-2026, vouched for by J. Reed`.
  public static func shown(_ renewed: Author.Renewed) -> String {
    let who = renewed.vouchedBy.map { "vouched for by \($0)" } ?? "nobody vouched for it"
    return "new PIN \(renewed.on.shown), \(who)"
  }

  /// `K. Adeyemi (pharmacist, GPhC 2087654)`.
  public func shown(_ author: Author) -> String {
    var parts: [String] = []
    if author.role != "import" {
      parts.append((profession(author.role)?.words ?? author.role).lowercasedFirst)
    }
    if let registration = author.registration {
      parts.append("\(registration.body) \(registration.number)")
    }
    if let renewed = author.renewed { parts.append(Catalog.shown(renewed)) }
    return parts.isEmpty ? author.name : "\(author.name) (\(parts.joined(separator: ", ")))"
  }
}

extension String {
  /// `Pharmacist` as `pharmacist`; an abbreviation such as `GP` stays as it is.
  public var lowercasedFirst: String {
    guard let first, dropFirst().first?.isLowercase ?? false else { return self }
    return first.lowercased() + String(dropFirst())
  }
}
