/// Why no pretend home was written.
public enum PretendHomeError: Error, Equatable, Sendable {
  /// Something stands in the folder already.
  case notEmpty(path: String)
  /// A count that was asked for is too small or too large.
  case outOfRange(what: String, from: Int, to: Int)
  /// Each count is possible, all of them together are not.
  case tooMuch
  case file(FileError)
  case local(LocalError)
  /// The program's own words, or what was made of them, can't be used; a fault of the program.
  case content
  case journal(JournalError)

  /// For the person: what happened and what to do.
  public var sentence: String {
    switch self {
    case .notEmpty(let path):
      return "\(path) is not empty, so nothing was written into it. Name a new folder."
    case .outOfRange(let what, let from, let to):
      return "The number of \(what) must be from \(from) to \(to)."
    case .tooMuch:
      return "That is more than one pretend folder holds. Ask for fewer years, residents or homes."
    case .file(let error): return error.sentence
    case .local(let error): return error.sentence
    case .content, .journal:
      return "The program could not make the pretend home. This is a fault of the program."
    }
  }

  /// For a log: no resident data.
  public var logText: String {
    switch self {
    case .notEmpty(let path): return "pretend home refused: not empty path=\(path)"
    case .outOfRange(let what, _, _): return "pretend home refused: number of \(what)"
    case .tooMuch: return "pretend home refused: too much"
    case .file(let error): return error.logText
    case .local(let error): return error.logText
    case .content: return "pretend home: words not usable"
    case .journal(let error): return "pretend home: \(error.logText)"
    }
  }
}
