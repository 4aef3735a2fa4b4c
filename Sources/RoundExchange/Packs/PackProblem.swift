import RoundCore

/// Why a pack could not be made.
public enum PackProblem: Error, Equatable, Sendable {
  case file(FileError)
  case local(LocalError)
  case journal(JournalError)
  /// A chain of this computer's own is damaged.
  case damaged(Damage)
  case cannotSeal
  /// More than a header may name.
  case tooManyReceivers

  public var sentence: String {
    switch self {
    case .file(let error): return "No pack was made. \(error.sentence)"
    case .local(let error): return "No pack was made. \(error.sentence)"
    case .journal(let error): return "No pack was made. \(error.cause)"
    case .damaged(let damage):
      return "No pack was made: this computer's own journal is damaged (\(damage.file), line "
        + "\(damage.line)). Run: homeround verify"
    case .cannotSeal: return "No pack was made: the program could not seal it."
    case .tooManyReceivers:
      return "No pack was made: it would be for more than 20 computers. Forget those that are no "
        + "longer in "
        + "use: X, Partners"
    }
  }

  /// For a log: no resident data.
  public var logText: String {
    switch self {
    case .file(let error): return "pack: \(error.logText)"
    case .local(let error): return "pack: \(error.logText)"
    case .journal(let error): return "pack: \(error.logText)"
    case .damaged(let damage): return "pack: damage \(damage.file):\(damage.line)"
    case .cannotSeal: return "pack: could not seal"
    case .tooManyReceivers: return "pack: too many receivers"
    }
  }
}
