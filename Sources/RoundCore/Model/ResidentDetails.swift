/// Who a resident is, as the register has it.
public struct ResidentDetails: Codable, Hashable, Sendable {
  /// What is known of the NHS number; a resident may have none.
  public enum NumberStatus: String, Codable, Sendable {
    /// The number passes its check digit and came from the register.
    case given
    /// A number was written that cannot be right; `numberAsWritten` keeps it.
    case notVerified
    /// There is no number.
    case none
  }

  /// Current gender, as the NHS Common User Interface words it.
  public enum Gender: String, Codable, Sendable {
    case male, female, indeterminate, notKnown, notSpecified

    public var words: String {
      switch self {
      case .male: return "Male"
      case .female: return "Female"
      case .indeterminate: return "Indeterminate"
      case .notKnown: return "Not Known"
      case .notSpecified: return "Not Specified"
      }
    }
  }

  public var family: String
  public var given: String
  public var title: String?
  public var preferredName: String?
  public var born: Day?
  public var gender: Gender
  public var nhsNumber: NHSNumber?
  public var numberStatus: NumberStatus
  /// What somebody wrote where an NHS number should stand, when it could not be one.
  public var numberAsWritten: String?
  public var room: String?
  public var practitioner: String?
  public var admitted: Day?
  /// Nobody has yet said which resident of the register this is.
  public var unidentified: Bool
  /// Family and others to be told: names, who they are, telephone, one to a line.
  public var contacts: String?
  /// Language, hearing, sight and what else makes talking easier, in words.
  public var needs: String?

  public init(
    family: String, given: String, title: String? = nil, preferredName: String? = nil,
    born: Day? = nil, gender: Gender = .notKnown, nhsNumber: NHSNumber? = nil,
    numberStatus: NumberStatus = .none, numberAsWritten: String? = nil, room: String? = nil,
    practitioner: String? = nil, admitted: Day? = nil, unidentified: Bool = false
  ) {
    self.family = family
    self.given = given
    self.title = title
    self.preferredName = preferredName
    self.born = born
    self.gender = gender
    self.nhsNumber = nhsNumber
    self.numberStatus = numberStatus
    self.numberAsWritten = numberAsWritten
    self.room = room
    self.practitioner = practitioner
    self.admitted = admitted
    self.unidentified = unidentified
  }

  /// `WALKER, Doris (Mrs)` (NHS Common User Interface, NID-0001 to 0012).
  public var shownName: String {
    let title = self.title.map { $0.isEmpty ? "" : " (\($0))" } ?? ""
    return nameWithoutTitle + title
  }

  /// `WALKER, Doris`, or `NAME NOT RECORDED`: for lines in which many are named.
  public var nameWithoutTitle: String {
    let family = self.family.isEmpty ? "NAME NOT RECORDED" : self.family.uppercased()
    return family + (self.given.isEmpty ? "" : ", \(self.given)")
  }

  /// `Born 14-Jul-1938 (87y)`, or `Born Not Known`.
  public func shownBirth(on today: Day) -> String {
    guard let born else { return "Born Not Known" }
    return "Born \(born.shown) (\(max(0, born.years(until: today)))y)"
  }

  /// `NHS No. 999 000 0018`, or what is known instead.
  public var shownNumber: String {
    if let nhsNumber { return "NHS No. \(nhsNumber.shown)" }
    return numberStatus == .notVerified ? "NHS No. not verified" : "NHS No. Not Known"
  }
}
