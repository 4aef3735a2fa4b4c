/// One timed set of vital signs; what was not measured is nil and never zero.
public struct ObservationsRecorded: EntryBody {
  public static let kind = "observations.recorded"

  public let measuredAt: Moment
  /// Breaths a minute.
  public let respiration: Int?
  /// Oxygen saturation, per cent.
  public let saturation: Int?
  /// The NEWS2 oxygen scale; 2 only where a clinician recorded a target of 88 to 92 %.
  public let scale: Int?
  /// Whether oxygen was being given.
  public let oxygen: Bool?
  /// mmHg.
  public let systolic: Int?
  /// mmHg; not part of NEWS2.
  public let diastolic: Int?
  /// Beats a minute.
  public let pulse: Int?
  /// `A`, `C`, `V`, `P` or `U`.
  public let consciousness: String?
  /// Degrees Celsius with one decimal, as text: "36.8".
  public let temperature: String?
  /// Kilograms with one decimal, as text: "54.2".
  public let weight: String?
  /// mmol/L with one decimal, as text: "6.4".
  public let bloodGlucose: String?
  /// Who measured, in words, where it was not whoever signs.
  public let measuredBy: String?
  public let device: String?

  public init(
    measuredAt: Moment, respiration: Int? = nil, saturation: Int? = nil, scale: Int? = nil,
    oxygen: Bool? = nil, systolic: Int? = nil, diastolic: Int? = nil, pulse: Int? = nil,
    consciousness: String? = nil, temperature: String? = nil, weight: String? = nil,
    bloodGlucose: String? = nil, measuredBy: String? = nil, device: String? = nil
  ) {
    self.measuredAt = measuredAt
    self.respiration = respiration
    self.saturation = saturation
    self.scale = scale
    self.oxygen = oxygen
    self.systolic = systolic
    self.diastolic = diastolic
    self.pulse = pulse
    self.consciousness = consciousness
    self.temperature = temperature
    self.weight = weight
    self.bloodGlucose = bloodGlucose
    self.measuredBy = measuredBy
    self.device = device
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.observations.insert(self, header) }
  }

  /// Whether any of the seven NEWS2 parameters was measured; a weight alone is not.
  public var hasVitalSigns: Bool {
    respiration != nil || saturation != nil || systolic != nil || pulse != nil
      || consciousness != nil || temperature != nil || oxygen != nil
  }
}
