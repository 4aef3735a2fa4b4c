import RoundCore
import RoundExchange
import RoundScreens

/// Writes what the first run asked: who signs on this computer, and the home.
enum FirstRun {
  /// May be called again after it failed: it then goes on with what the first attempt has made.
  ///
  /// - Returns: who was set up.
  /// - Throws: `LocalError`, `FileError` or `JournalError` when the folder can't be written.
  @discardableResult
  static func write(
    _ answers: SetUp, folder: RoundFolder, home: HomeID?
  ) throws -> PersonID {
    var identifiers = Identifiers()
    _ = try DeviceSetUp.settings(of: folder)
    // The person first: a home that nobody can sign in would be made once more by the next attempt.
    let begun = try folder.persons().first { $0.author == answers.author }
    // Adding oneself again is no way to another's PIN.
    if home != nil, let begun { throw Problem.alreadyHere(begun.author.name) }
    let person = Person(
      id: begun?.id ?? identifiers.person(),
      author: home == nil ? answers.author : try marked(answers.author, in: folder),
      pin: try hash(answers.pin))
    try folder.save(person)
    AuditKeeper.noteOnce(
      AuditEvent(.personAdded, at: .now(), home: home, person: person), in: folder)
    // Whose computer it is follows from who signs, until it is paired: both sides may use one.
    _ = try ExchangeKeys.made(in: folder)
    if home == nil, !answers.waitsForPack {
      _ = try begin(called: answers.homeName ?? "Care home", author: answers.author, folder: folder)
    }
    return person.id
  }

  /// Whoever is called like somebody who is here already is marked: nobody becomes another by their name.
  private static func marked(_ author: Author, in folder: RoundFolder) throws -> Author {
    let name = Folding.foldedForSearch(author.name)
    let isKnown = try folder.persons().contains {
      Folding.foldedForSearch($0.author.name) == name
    }
    guard isKnown else { return author }
    return author.renewed(Author.Renewed(on: UKTime(.now()).day, vouchedBy: nil))
  }

  /// Begins the record of a home.
  static func begin(called name: String, author: Author, folder: RoundFolder) throws -> HomeID {
    var identifiers = Identifiers()
    let settings = try DeviceSetUp.settings(of: folder)
    let home = try begunHome(called: name, in: folder) ?? identifiers.home(named: name)
    let writer = JournalWriter(
      folder: folder, home: home,
      device: settings.device, epoch: settings.epoch, program: Version.program, isSealing: true)
    let result = writer.append([EntryDraft(HomeDeclared(name: name), author: author)])
    if let failure = result.failure { throw failure }
    // The home is there; a seal that could not be made is made with the first entry.
    _ = writer.seal()
    return home
  }

  /// A PIN as it is kept.
  static func hash(_ pin: String) throws -> PINHash {
    var random = SystemRandomNumberGenerator()
    let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    return try PINHash(pin: pin, salt: salt)
  }

  /// Why somebody was not set up, where no file is to blame.
  enum Problem: Error, Equatable {
    case alreadyHere(String)
    /// Locking the folder was begun and failed; what is written without the lock could not be read then.
    case begunLocked
  }

  /// A home that an attempt has begun: its folder stands there, and nothing but its name was said of it.
  ///
  /// The name may stand there although the attempt failed, when only the disk's word for it did not come.
  private static func begunHome(
    called name: String, in folder: RoundFolder
  ) throws(FileError) -> HomeID? {
    for home in try folder.homes() {
      let reading = try JournalReader.read(home, in: folder)
      let record = reading.record
      let isOnlyNamed = record.homeName == name && record.residents.isEmpty && record.rounds.isEmpty
      if !reading.isBroken && (record.homes.facts.isEmpty || isOnlyNamed) { return home }
    }
    return nil
  }

  /// What is said when it failed.
  static func sentence(of error: any Error, folder: RoundFolder) -> String {
    let cause: String
    switch error {
    case let error as FileError: cause = error.sentence
    case Problem.alreadyHere(let name):
      return "\(name) is set up on this computer already, with this role and number. Whoever has "
        + "forgotten a PIN: homeround new-pin, at the command line."
    case Problem.begunLocked:
      return
        "Nothing was set up: this folder has begun to be locked. Go on so (Esc back to the first "
        + "page, then 4), or begin in another place: homeround --folder NEW. What you typed is still here."
    case let error as LocalError: cause = error.sentence
    case let error as JournalError: cause = error.cause
    default: cause = "The folder \(folder.path) can't be written."
    }
    return "This could not be set up. \(cause) What you typed is still here."
  }
}
