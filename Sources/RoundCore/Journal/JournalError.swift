/// Why entries could not be saved.
public enum JournalError: Error, Equatable, Sendable {
  case file(FileError)
  /// A file of this computer's own, such as its settings.
  case local(LocalError)
  /// The chain is damaged: it is only read from here on.
  case readOnly(Damage)
  /// Written by a newer version, with a feature that this one lacks.
  case needsNewerProgram
  /// One entry is longer than a line may be, or one of its texts than a text may be.
  case tooLong
  /// Whoever signs has no right to write it, for the reason given: it would be kept apart.
  case noRight(String)
  /// Something that a journal can't hold; a fault of the program.
  case cannotEncode

  /// For the person at the keyboard: what happened, what is safe, what to do.
  public var sentence: String { sentence(keeps: " What you typed is still here.") }

  /// The same where nothing was typed.
  ///
  /// - Parameter keeps: what is said of what was to be saved, a space in front; may be empty.
  public func sentence(keeps: String) -> String { "NOT SAVED. \(what)\(keeps)\(toDo)" }

  /// What happened and what to do, without saying that something was not saved.
  public var cause: String { what + toDo }

  private var what: String {
    switch self {
    case .file(let error): return error.sentence
    case .local(let error): return error.sentence
    case .readOnly(let damage):
      return
        "A journal of this home is damaged (\(damage.file), line \(damage.line)), so nothing is "
        + "added to it."
    case .needsNewerProgram:
      return "These records were written by a newer homeround: update this one."
    case .tooLong:
      return
        "This is more text than an entry can hold (16 KiB in one place, 64 KiB in all). Shorten "
        + "it."
    case .noRight(let why): return why
    case .cannotEncode: return "The program could not write this entry."
    }
  }

  private var toDo: String {
    if case .readOnly = self { return " Run: homeround verify" }
    return ""
  }

  /// For a log: no resident data.
  public var logText: String {
    switch self {
    case .file(let error): return "append failed: \(error.logText)"
    case .local(let error): return "append failed: \(error.logText)"
    case .readOnly(let damage): return "append refused: damage in \(damage.file):\(damage.line)"
    case .needsNewerProgram: return "append refused: newer format"
    case .tooLong: return "append refused: line too long"
    case .noRight: return "append refused: no right to write it"
    case .cannotEncode: return "append refused: body could not be encoded"
    }
  }
}
