/// One change of a medicine; for people who may not prescribe it is a recommendation to the prescriber.
public struct MedicineChange: Codable, Hashable, Sendable {
  public let id: EntryID
  /// A code of `Resources/outcomes.json`, such as `start`, `stop`, `change`.
  public let change: String
  public let medicine: String
  public let before: String?
  public let after: String?
  public let why: String?
  /// The medicine administration record (MAR) must be changed today.
  public let marToday: Bool
  public let prescriber: String?

  public init(
    id: EntryID, change: String, medicine: String, before: String?, after: String?, why: String?,
    marToday: Bool, prescriber: String?
  ) {
    self.id = id
    self.change = change
    self.medicine = medicine
    self.before = before
    self.after = after
    self.why = why
    self.marToday = marToday
    self.prescriber = prescriber
  }

  /// What was taken before, in words; of a start, before which there was nothing, `new`.
  public var shownBefore: String {
    MedicineChange.said(before) ?? (change == "start" ? "new" : "not recorded")
  }

  /// What is taken from now on, in words; of a stop `stopped`.
  public var shownAfter: String {
    MedicineChange.said(after) ?? (change == "stop" ? "stopped" : "not recorded")
  }

  private static func said(_ text: String?) -> String? {
    guard let text, !text.trimmed.isEmpty else { return nil }
    return text
  }
}
