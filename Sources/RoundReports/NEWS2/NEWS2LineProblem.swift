import RoundCore

/// Why a line of observations could not be scored.
public enum NEWS2LineProblem: Error, Equatable, Sendable {
  case json(JSONParser.Problem)
  case notAnObject
  /// Longer than `NEWS2Stream.longestLine`.
  case tooLong
  /// The member's name and what it has to be, such as `a whole number`.
  case type(member: String, wanted: String)
  case value(NEWS2Problem)

  /// What is wrong and what to send instead; repeats nothing of the line but a number.
  public var sentence: String {
    switch self {
    case .json(let problem):
      return "This is not JSON: \(problem.reason.rawValue), at byte \(problem.byte)."
    case .notAnObject: return "A line must be one JSON object in braces."
    case .tooLong:
      return
        "The line is longer than \(NEWS2Stream.longestLine >> 20) MB: it can't be one set of observations."
    case .type(let member, let wanted): return "\(member) must be \(wanted), or null."
    case .value(let problem): return problem.sentence
    }
  }
}
