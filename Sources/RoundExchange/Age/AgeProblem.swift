/// Why a file of the age format was not opened.
///
/// The classes are those of the format's public test vectors.
public enum AgeProblem: Error, Equatable, Sendable {
  /// The text around the file is not as it was written.
  case armour(String)
  /// The part that says for whom the file is can't be read.
  case header(String)
  /// The file is for other keys, or for another passphrase.
  case noMatch
  /// The part that says for whom the file is was altered.
  case altered
  /// The contents were altered, cut short or added to.
  case payload(String)
  /// More than was allowed for.
  case tooLarge

  /// What happened, for the person at the keyboard.
  public var sentence: String {
    switch self {
    case .armour(let why):
      return
        "The text of the file is not as it was written (\(why)). It may have been changed on its "
        + "way, "
        + "or only a part of it was saved."
    case .header(let why):
      return "The file can't be opened: \(why)."
    case .noMatch: return "The file is sealed for somebody else."
    case .altered:
      return "The file was altered on its way: what it says of its receivers does "
        + "not fit."
    case .payload(let why):
      return "The file is not whole or was altered on its way (\(why))."
    case .tooLarge: return "The file holds more than a pack may."
    }
  }

  /// For a log: no resident data.
  public var logText: String {
    switch self {
    case .armour(let why): return "age armour: \(why)"
    case .header(let why): return "age header: \(why)"
    case .noMatch: return "age: no key fits"
    case .altered: return "age header: wrong code"
    case .payload(let why): return "age payload: \(why)"
    case .tooLarge: return "age payload: too large"
    }
  }
}
