/// What is usual for a resident, as a clinician recorded it: the whole block, as it is from then on.
///
/// What is not known is nil, and shown as not recorded. Counts only when a clinician signs it: see
/// `Record.usual`.
public struct UsualRecorded: EntryBody {
  public static let kind = "usual.recorded"

  /// The resident's usual NEWS2 total, 0 to 20.
  public let news2: Int?
  /// Breaths a minute.
  public let respiration: Int?
  /// Per cent.
  public let saturation: Int?
  public let oxygen: Bool?
  /// mmHg.
  public let systolic: Int?
  /// Beats a minute.
  public let pulse: Int?
  /// `A`, `C`, `V`, `P` or `U`.
  public let consciousness: String?
  /// Degrees Celsius with one decimal, as text.
  public let temperature: String?
  /// Red flags (codes of `Resources/red-flags.json`) that are usual for this resident: shown, and stop
  /// nobody.
  public let concerns: [String]
  public let note: String?
  public let replaces: [EntryID]

  public init(
    news2: Int? = nil, respiration: Int? = nil, saturation: Int? = nil, oxygen: Bool? = nil,
    systolic: Int? = nil, pulse: Int? = nil, consciousness: String? = nil,
    temperature: String? = nil, concerns: [String] = [], note: String? = nil,
    replaces: [EntryID] = []
  ) {
    self.news2 = news2
    self.respiration = respiration
    self.saturation = saturation
    self.oxygen = oxygen
    self.systolic = systolic
    self.pulse = pulse
    self.consciousness = consciousness
    self.temperature = temperature
    self.concerns = concerns
    self.note = note
    self.replaces = replaces
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.usuals.insert(self, header) }
  }
}
