import ArgumentParser
import RoundCore
import RoundExchange
import RoundScreens
import RoundTerminal

/// `homeround passphrase`: another passphrase for a locked folder.
struct PassphraseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "passphrase",
    abstract: "Gives a locked folder another passphrase, with the one before or the sheet.",
    discussion: """
      Only the key is sealed anew, so it takes a moment whatever the folder holds. The passphrase before \
      opens the folder no more, but it still opens backups from before. The recovery sheet stays the same.
      """)

  @OptionGroup var place: PlaceOptions

  func run() throws {
    let folder = place.roundFolder
    guard folder.lockedFiles != nil else {
      throw CommandProblem.cannot(
        "The folder \(folder.path) is not locked. That is chosen when a folder is begun.")
    }
    guard let prompt = SecretPrompt() else {
      throw CommandProblem.cannot("There is no terminal at which a passphrase could be typed.")
    }
    guard var typed = prompt.ask("Passphrase, or the letters of the recovery sheet (not shown): ")
    else { throw CommandProblem.cannot("Nothing was changed.") }
    defer { Secret.forget(&typed) }
    switch StoreDoor.look(typed, folder).answer {
    case .opened(let key): try StoreDoor.askNewPassphrase(of: key, folder, prompt)
    case .refused(let answer):
      throw CommandProblem.refused("\(StoreWords.refused(answer)) Nothing was changed.")
    }
  }
}
