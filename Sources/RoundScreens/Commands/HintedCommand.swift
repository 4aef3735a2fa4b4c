import RoundCore

/// A command as the hint line shows it at every key.
struct HintedCommand: Sendable {
  let id: Command.ID
  let key: SafeText
  let hint: SafeText

  init(_ command: Command) {
    id = command.id
    key = SafeText(command.keys.first?.words ?? "")
    hint = SafeText(" \(command.hint)")
  }

  private init(id: Command.ID, key: SafeText, hint: SafeText) {
    self.id = id
    self.key = key
    self.hint = hint
  }

  /// The same key with other words.
  func saying(_ words: String) -> HintedCommand {
    HintedCommand(id: id, key: key, hint: SafeText(" \(words)"))
  }

  var width: Int { key.width + hint.width }
}
