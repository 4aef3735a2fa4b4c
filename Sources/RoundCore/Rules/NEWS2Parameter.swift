/// The seven parameters of NEWS2, in the order of the chart.
public enum NEWS2Parameter: String, Sendable, CaseIterable {
  case respiration, saturation, oxygen, systolic, pulse, consciousness, temperature

  /// Values that can be a measurement at all; temperature in tenths of a degree Celsius.
  ///
  /// Wide on purpose: outside it is a slip of the keyboard, inside it may be a dying person. Nil for
  /// the two parameters that are not numbers.
  public var accepted: ClosedRange<Int>? {
    switch self {
    case .respiration: return 0...80
    case .saturation: return 30...100
    case .systolic: return 30...300
    case .pulse: return 0...300
    case .temperature: return 250...450
    case .oxygen, .consciousness: return nil
    }
  }

  /// `Oxygen saturation`.
  public var title: String {
    switch self {
    case .respiration: return "Respiration rate"
    case .saturation: return "Oxygen saturation"
    case .oxygen: return "Air or oxygen"
    case .systolic: return "Systolic blood pressure"
    case .pulse: return "Pulse"
    case .consciousness: return "Consciousness"
    case .temperature: return "Temperature"
    }
  }
}
