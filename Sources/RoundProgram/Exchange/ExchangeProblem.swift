import RoundCore
import RoundExchange

/// Why a step of the exchange was not done.
enum ExchangeProblem: Error, Equatable {
  case file(FileError)
  case local(LocalError)
  case pack(PackProblem)
  case pairing(PairingProblem)
  case gate(GateProblem)
  case spreadsheet(String)
  /// Nobody has said yet what this organisation is called.
  case noName
  case notAName
  case noFile(String)
  case isFolder(String)
  case isLink(String)
  case noFolder(String)
  /// Another file than the one that was shown stands there now.
  case changed(String)
  /// A file of that name is there, and it is another one.
  case taken(String)
  case cannotSign
  case noHome
  /// Nobody has planned one, and nobody was put forward for one.
  case noRound
  /// Too short to be one.
  case noReason
  /// A pack that is not sealed is not put into a locked folder.
  case insideLocked

  /// What happened, what is safe, what to do.
  var sentence: String {
    switch self {
    case .file(let error): return error.sentence
    case .local(let error): return error.sentence
    case .pack(let problem): return problem.sentence
    case .pairing(let problem): return problem.sentence
    case .gate(let problem): return problem.sentence
    case .spreadsheet(let sentence): return sentence
    case .noName: return "Say first what this organisation is called: Pair asks for it."
    case .notAName: return "A name is one line of at most 200 letters. Nothing was changed."
    case .noFile(let path): return "There is no file \(path). Nothing was changed."
    case .isFolder(let path):
      return "\(path) is a folder. Type / and the file's name after it; Tab lists what is there."
    case .isLink(let path): return "\(path) only points to a file: give the file itself."
    case .noFolder(let path): return "There is no folder \(path). Nothing was written."
    case .changed(let path):
      return
        "\(path) is not the file any more that was shown. Nothing was changed: look at it once "
        + "more."
    case .taken(let path):
      return "There is another file \(path) already. Nothing was written: choose another folder."
    case .cannotSign: return "The program could not sign the card. Nothing was changed."
    case .noHome: return "There is no home here yet. Take in its first pack."
    case .noRound: return "No round is planned, so there is no list yet."
    case .insideLocked: return LockedFolderWords.noUnsealedPack + " Nothing was made."
    case .noReason: return "Say in a few words why it can't be sealed. Nothing was made."
    }
  }

  /// For a log: no resident data.
  var logText: String {
    switch self {
    case .file(let error): return "exchange: \(error.logText)"
    case .local(let error): return "exchange: \(error.logText)"
    case .pack(let problem): return "exchange: \(problem.logText)"
    case .pairing(let problem): return "exchange: \(problem.logText)"
    case .gate(let problem): return "exchange: \(problem.logText)"
    case .spreadsheet: return "exchange: spreadsheet refused"
    case .noName: return "exchange: no name"
    case .notAName: return "exchange: not a name"
    case .noFile: return "exchange: no file"
    case .isFolder: return "exchange: a folder"
    case .isLink: return "exchange: a link"
    case .noFolder: return "exchange: no folder"
    case .changed: return "exchange: file changed"
    case .taken: return "exchange: file exists"
    case .cannotSign: return "exchange: could not sign"
    case .noHome: return "exchange: no home"
    case .noRound: return "exchange: no round"
    case .noReason: return "exchange: no reason"
    case .insideLocked: return "exchange: unsealed, inside of a locked folder"
    }
  }

  // MARK: From the calls that fail

  static func file<Result>(
    _ work: () throws(FileError) -> Result
  ) throws(ExchangeProblem) -> Result {
    do throws(FileError) { return try work() } catch { throw .file(error) }
  }

  static func local<Result>(
    _ work: () throws(LocalError) -> Result
  ) throws(ExchangeProblem) -> Result {
    do throws(LocalError) { return try work() } catch { throw .local(error) }
  }

  static func gate<Result>(
    _ work: () throws(GateProblem) -> Result
  ) throws(ExchangeProblem) -> Result {
    do throws(GateProblem) { return try work() } catch { throw .gate(error) }
  }

  static func pairing<Result>(
    _ work: () throws(PairingProblem) -> Result
  ) throws(ExchangeProblem) -> Result {
    do throws(PairingProblem) { return try work() } catch { throw .pairing(error) }
  }
}
