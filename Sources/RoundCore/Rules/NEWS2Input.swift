/// What NEWS2 is computed from; nil is "not measured", which is never the same as normal.
public struct NEWS2Input: Hashable, Sendable {
  /// Breaths a minute.
  public var respiration: Int?
  /// SpO2 in per cent.
  public var saturation: Int?
  public var scale: SaturationScale
  /// True on oxygen, false on air.
  public var oxygen: Bool?
  /// mmHg.
  public var systolic: Int?
  /// Beats a minute.
  public var pulse: Int?
  public var consciousness: Consciousness?
  /// Tenths of a degree Celsius: 368 is 36.8 °C.
  public var temperatureTenths: Int?

  public init(
    respiration: Int? = nil, saturation: Int? = nil, scale: SaturationScale = .one,
    oxygen: Bool? = nil, systolic: Int? = nil, pulse: Int? = nil,
    consciousness: Consciousness? = nil, temperatureTenths: Int? = nil
  ) {
    self.respiration = respiration
    self.saturation = saturation
    self.scale = scale
    self.oxygen = oxygen
    self.systolic = systolic
    self.pulse = pulse
    self.consciousness = consciousness
    self.temperatureTenths = temperatureTenths
  }

  /// The measured number of a parameter; nil where none was measured or it is not a number.
  func number(of parameter: NEWS2Parameter) -> Int? {
    switch parameter {
    case .respiration: return respiration
    case .saturation: return saturation
    case .systolic: return systolic
    case .pulse: return pulse
    case .temperature: return temperatureTenths
    case .oxygen, .consciousness: return nil
    }
  }

  func has(_ parameter: NEWS2Parameter) -> Bool {
    switch parameter {
    case .oxygen: return oxygen != nil
    case .consciousness: return consciousness != nil
    default: return number(of: parameter) != nil
    }
  }
}
