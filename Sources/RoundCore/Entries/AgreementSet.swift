/// The agreement between the practice and the care home.
///
/// Fields of the practice/care-home agreement template in use in Central Bedfordshire.
public struct AgreementSet: EntryBody {
  public static let kind = "agreement.set"

  public struct Contact: Codable, Hashable, Sendable {
    public let name: String
    public let role: String?
    public let telephone: String?
    public let email: String?

    public init(name: String, role: String? = nil, telephone: String? = nil, email: String? = nil) {
      self.name = name
      self.role = role
      self.telephone = telephone
      self.email = email
    }
  }

  /// A number to ring, as the home and the practice agreed it.
  public struct UrgentNumber: Codable, Hashable, Sendable {
    public let route: String
    public let number: String
    public let hours: String?

    public init(route: String, number: String, hours: String?) {
      self.route = route
      self.number = number
      self.hours = hours
    }
  }

  public var designatedPerson: Contact?
  public var practice: String?
  public var practiceContact: Contact?
  public var clinicalLead: Contact?
  public var usualClinician: Contact?
  /// Monday is 1, Sunday is 7.
  public var weekday: Int?
  /// `HH:mm`, UK local.
  public var time: String?
  /// `virtual`, `faceToFace` or `other`.
  public var mode: String?
  /// Hours before the round: 24 or 48.
  public var cutOffHours: Int?
  /// Which hours count; nil in journals from before this was asked, and then those of the clock.
  public var cutOffCounting: CutOff.Counting?
  public var sharingSystems: String?
  public var carePlanProcess: String?
  public var consentToShare: String?
  public var urgentNumbers: [UrgentNumber]
  /// The home's manager, where that is not the designated person.
  public var manager: Contact?
  /// Who at the practice answers for the agreement.
  public var practiceDesignated: Contact?
  /// Whether systems for sharing information are in place; nil when not recorded.
  public var sharingInPlace: Bool?
  /// Agreed ways of secure communication: `nhsMail`, `proxyAccess`, `consentToShare`.
  public var secureWays: [String]?
  /// Whether residents are identified in advance with timely information; nil when not recorded.
  public var identifiedInAdvance: Bool?
  /// How, in words.
  public var howIdentified: String?
  /// Until when the practice takes requests for a visit on the same day: `HH:mm`, UK local.
  public var visitRequestsBy: String?
  /// Who is on duty when, in words.
  public var dutyRota: String?
  /// The day of (re)admission is day 1 of the assessment's seven working days; nil and false: day 0.
  public var assessmentCountsFirstDay: Bool?
  /// Bank holidays that the program's own list does not have.
  public var bankHolidays: [Day]?
  /// By when a change of the MAR is confirmed on its day: `HH:mm`, UK local; nil: not agreed.
  public var marTodayBy: String?
  /// Within how many hours of the closing the home confirms everything else; nil: not agreed.
  public var confirmWithinHours: Int?
  /// From when the agreement holds; nil when not recorded.
  public var from: Day?
  /// When it is to be looked at again.
  public var reviewOn: Day?

  public init(
    designatedPerson: Contact? = nil, practice: String? = nil, practiceContact: Contact? = nil,
    clinicalLead: Contact? = nil, usualClinician: Contact? = nil, weekday: Int? = nil,
    time: String? = nil, mode: String? = nil, cutOffHours: Int? = nil,
    cutOffCounting: CutOff.Counting? = nil, sharingSystems: String? = nil,
    carePlanProcess: String? = nil, consentToShare: String? = nil,
    urgentNumbers: [UrgentNumber] = []
  ) {
    self.designatedPerson = designatedPerson
    self.practice = practice
    self.practiceContact = practiceContact
    self.clinicalLead = clinicalLead
    self.usualClinician = usualClinician
    self.weekday = weekday
    self.time = time
    self.mode = mode
    self.cutOffHours = cutOffHours
    self.cutOffCounting = cutOffCounting
    self.sharingSystems = sharingSystems
    self.carePlanProcess = carePlanProcess
    self.consentToShare = consentToShare
    self.urgentNumbers = urgentNumbers
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.agreements.insert(self, header)
  }
}
