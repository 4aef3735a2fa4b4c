/// What has been decided for an emergency, as recorded elsewhere: treatment limits, and medicines that
/// are kept in the house for the end of life.
public struct UrgentPlanRecorded: EntryBody {
  public static let kind = "urgentPlan.recorded"

  /// In words, such as `not for intensive care; antibiotics at home`; nil when not recorded.
  public let limits: String?
  /// Nil when not recorded; what they are stands in `medicines`.
  public let medicinesInHouse: Bool?
  public let medicines: String?
  /// Where the form is.
  public let location: String?
  public let decidedBy: String?
  public let decidedOn: Day?
  public let replaces: [EntryID]

  public init(
    limits: String?, medicinesInHouse: Bool?, medicines: String? = nil, location: String? = nil,
    decidedBy: String? = nil, decidedOn: Day? = nil, replaces: [EntryID] = []
  ) {
    self.limits = limits
    self.medicinesInHouse = medicinesInHouse
    self.medicines = medicines
    self.location = location
    self.decidedBy = decidedBy
    self.decidedOn = decidedOn
    self.replaces = replaces
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.urgentPlans.insert(self, header) }
  }
}
