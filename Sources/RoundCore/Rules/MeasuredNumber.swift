/// Reads a measurement as a person types it, exactly: whole numbers, or tenths for those that have them.
public enum MeasuredNumber {
  /// What can be measured, and what is taken for a slip of the keyboard.
  public struct Kind: Hashable, Sendable {
    /// `Pulse`.
    public let title: String
    /// `beats a minute`.
    public let unit: String
    /// In tenths where it has a decimal.
    public let accepted: ClosedRange<Int>
    public let hasTenths: Bool

    public init(title: String, unit: String, accepted: ClosedRange<Int>, hasTenths: Bool = false) {
      self.title = title
      self.unit = unit
      self.accepted = accepted
      self.hasTenths = hasTenths
    }

    /// A parameter of NEWS2; nil for one that is not a number.
    public init?(_ parameter: NEWS2Parameter) {
      guard let accepted = parameter.accepted else { return nil }
      let unit: String
      switch parameter {
      case .respiration: unit = "breaths a minute"
      case .saturation: unit = "%"
      case .systolic: unit = "mmHg"
      case .pulse: unit = "beats a minute"
      case .temperature: unit = "°C"
      case .oxygen, .consciousness: unit = ""
      }
      self.init(
        title: parameter.title, unit: unit, accepted: accepted,
        hasTenths: parameter == .temperature)
    }

    // Not part of NEWS2: the ranges only catch slips of the keyboard.
    public static let diastolic = Kind(
      title: "Diastolic blood pressure", unit: "mmHg", accepted: 10...250)
    public static let weight = Kind(
      title: "Weight", unit: "kg", accepted: 100...4000, hasTenths: true)
    public static let glucose = Kind(
      title: "Blood glucose", unit: "mmol/L", accepted: 1...600, hasTenths: true)
    public static let height = Kind(title: "Height", unit: "cm", accepted: 60...250)

    /// The value in words, with its unit: `36.8 °C`.
    public func shown(_ value: Int) -> String {
      (hasTenths ? MeasuredNumber.text(value) : "\(value)") + (unit == "%" ? unit : " \(unit)")
    }
  }

  public enum Problem: Error, Equatable, Sendable {
    case notANumber(Kind)
    case outOfRange(Kind)

    /// What is wrong and what is accepted, for the person at the keyboard.
    public var sentence: String {
      switch self {
      case .notANumber(let kind):
        return kind.hasTenths
          ? "\(kind.title) as a number with at most one decimal, such as 36.8."
          : "\(kind.title) as one whole number, without its unit or a second number."
      case .outOfRange(let kind):
        let low = kind.hasTenths ? text(kind.accepted.lowerBound) : "\(kind.accepted.lowerBound)"
        let high = kind.hasTenths ? text(kind.accepted.upperBound) : "\(kind.accepted.upperBound)"
        return "\(kind.title) cannot be that: it is \(low) to \(high) \(kind.unit)."
      }
    }
  }

  /// The value, in tenths where the kind has them.
  public static func read(_ typed: String, as kind: Kind) throws(Problem) -> Int {
    let parts = typed.trimmed.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2, (1...4).contains(whole.count),
      let number = Day.number(whole)
    else { throw .notANumber(kind) }
    var value = kind.hasTenths ? number * 10 : number
    if parts.count == 2 {
      // To round 38.05 would be to choose the points.
      guard kind.hasTenths, parts[1].count == 1, let tenth = Day.number(parts[1]) else {
        throw .notANumber(kind)
      }
      value += tenth
    }
    guard kind.accepted.contains(value) else { throw .outOfRange(kind) }
    return value
  }

  /// `36.8` for 368.
  public static func text(_ tenths: Int) -> String {
    "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
  }

  /// Whether a value is ten times the one before it, or a tenth: mostly a point or a digit missed.
  public static func isUnlikely(_ value: Int, after previous: Int) -> Bool {
    guard value > 0, previous > 0 else { return false }
    // Divided, not multiplied: what a pack says of the time before may be of any size.
    return value / 10 >= previous || previous / 10 >= value
  }
}
