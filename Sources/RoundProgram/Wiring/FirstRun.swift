import RoundCore
import RoundScreens

/// Writes what the first run asked: who signs on this computer, and the home.
enum FirstRun {
  /// - Throws: `LocalError`, `FileError` or `JournalError` when the folder can't be written.
  static func write(_ answers: SetUp, folder: RoundFolder, home: HomeID?) throws {
    var identifiers = Identifiers()
    var random = SystemRandomNumberGenerator()
    let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    let settings = try DeviceSetUp.settings(of: folder)
    let person = Person(
      id: identifiers.person(), author: answers.author,
      pin: try PINHash(pin: answers.pin, salt: salt))
    if home == nil {
      let name = answers.homeName ?? "Care home"
      let writer = JournalWriter(
        folder: folder, home: identifiers.home(named: name), device: settings.device,
        epoch: settings.epoch, program: Version.program, isSealing: true)
      let result = writer.append([EntryDraft(HomeDeclared(name: name), author: answers.author)])
      if let failure = result.failure { throw failure }
      // The home is there; a seal that could not be made is made with the first entry.
      _ = writer.seal()
    }
    try folder.save(person)
  }
}
