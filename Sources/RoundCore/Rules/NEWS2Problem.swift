/// Why observations cannot be scored.
public enum NEWS2Problem: Error, Equatable, Sendable {
  /// The value is outside `NEWS2Parameter.accepted`; temperature in tenths of a degree.
  case outOfRange(NEWS2Parameter, value: Int)
}

extension NEWS2Problem {
  /// What is wrong, for the person at the keyboard.
  public var sentence: String {
    switch self {
    case .outOfRange(let parameter, let value):
      guard let accepted = parameter.accepted else {
        return "\(parameter.title) cannot be \(value)."
      }
      let show = parameter == .temperature ? NEWS2Problem.degrees : { "\($0)" }
      return "\(parameter.title) \(show(value)) cannot be right: "
        + "it is \(show(accepted.lowerBound)) to \(show(accepted.upperBound))."
    }
  }

  private static func degrees(_ tenths: Int) -> String {
    "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
  }
}
