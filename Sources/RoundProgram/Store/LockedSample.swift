import RoundCore
import RoundExchange
import RoundTerminal

/// A pretend home in a locked folder.
struct LockedSample {
  let path: String
  let options: PretendHomeOptions

  /// Asks for a passphrase first; nothing is written without one.
  func write() throws {
    guard let prompt = SecretPrompt() else {
      throw CommandProblem.cannot("There is no terminal at which a passphrase could be typed.")
    }
    guard var phrase = StoreDoor.newPassphrase(prompt) else {
      throw CommandProblem.cannot("No passphrase was given. Nothing was written.")
    }
    defer { Secret.forget(&phrase) }
    let disk = RoundFolder(path: path)
    let key = StoreKey()
    let files = OpenStores.locked(disk.path)
    files.open(with: key)
    try SampleCommand.write(to: RoundFolder(path: path, files: files), options: options)
    let sheet = RecoverySheet()
    _ = try CommandProblem.local { () throws(LocalError) in
      try StoreKeys(folder: disk).make(passphrase: phrase, sheet: sheet, key: key)
    }
    prompt.say("The recovery sheet, which opens it without the passphrase:")
    prompt.say(sheet.groups.joined(separator: " "))
  }
}
