import ArgumentParser
import RoundCore
import RoundExchange
import RoundScreens
import RoundTerminal

/// Asks at the terminal for what opens a locked folder.
///
/// Never from arguments or the environment, which other programs can read.
enum StoreDoor {
  /// Opens the folder when it is locked and not open yet.
  ///
  /// - Throws: exit code 2 without a terminal, or when nothing that was typed opened it.
  static func open(_ folder: RoundFolder) throws {
    guard let files = folder.lockedFiles, !files.isOpen else { return }
    // Nothing is typed for a folder that may be somebody else's.
    try CommandProblem.file { () throws(FileError) in try folder.onDisk.checkOwn() }
    guard let prompt = SecretPrompt() else {
      throw CommandProblem.cannot(
        "The folder \(folder.path) is locked, and there is no terminal at which its passphrase could be "
          + "typed. Without it: homeround verify, homeround repair.")
    }
    prompt.say("The folder \(folder.path) is locked.")
    if !StoreKeys(folder: folder.onDisk).hasPassphrase {
      prompt.say(
        "It has no passphrase yet: locking it was cut off. The letters of its recovery sheet open it."
      )
    }
    for _ in 1...3 {
      guard
        var typed = prompt.ask("Passphrase, or the letters of the recovery sheet (not shown): "),
        !typed.isEmpty
      else { break }
      defer { Secret.forget(&typed) }
      let (answer, isSheet) = look(typed, folder)
      switch answer {
      case .opened(let key):
        files.open(with: key)
        if isSheet { try askNewPassphrase(of: key, folder, prompt) }
        return
      case .refused(let answer):
        AuditKeeper.noteOnce(
          AuditEvent(
            .wrongPassphrase, at: .now(), detail: answer.isTried ? "at the start" : "too early"),
          in: folder)
        prompt.say(StoreWords.refused(answer))
      }
    }
    throw CommandProblem.cannot("The folder stays locked. Nothing in it was read or changed.")
  }

  /// Looks at what was typed: a passphrase, or a recovery sheet.
  static func look(
    _ typed: [UInt8], _ folder: RoundFolder
  ) -> (answer: StoreKeys.Answer, isSheet: Bool) {
    let keys = StoreKeys(folder: folder.onDisk)
    if let sheet = RecoverySheet(typed: typed) {
      return (keys.open(sheet: sheet), true)
    }
    return (keys.open(passphrase: typed), false)
  }

  /// After the sheet was needed: the passphrase before is forgotten, so there has to be another one.
  static func askNewPassphrase(
    of key: StoreKey, _ folder: RoundFolder, _ prompt: SecretPrompt
  ) throws {
    guard var phrase = newPassphrase(prompt) else {
      prompt.say("The passphrase was not changed.")
      return
    }
    defer { Secret.forget(&phrase) }
    try CommandProblem.local { () throws(LocalError) in
      try StoreKeys(folder: folder.onDisk).change(phrase, of: key)
    }
    prompt.say("From now on the new passphrase opens the folder. The sheet stays the same.")
  }

  /// A passphrase typed twice; nil when none was.
  ///
  /// Whoever gets it overwrites it.
  static func newPassphrase(_ prompt: SecretPrompt) -> [UInt8]? {
    for _ in 1...3 {
      guard var first = prompt.ask("New passphrase (not shown): "), !first.isEmpty else {
        return nil
      }
      if let problem = StoreWords.problem(ofPassphrase: first) {
        Secret.forget(&first)
        prompt.say(problem)
        continue
      }
      guard var again = prompt.ask("The same again: ") else {
        Secret.forget(&first)
        return nil
      }
      let isSame = again == first
      Secret.forget(&again)
      if isSame { return first }
      Secret.forget(&first)
      prompt.say("That was not the same.")
    }
    return nil
  }
}
