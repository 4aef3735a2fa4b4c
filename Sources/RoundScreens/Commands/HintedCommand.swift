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

  var width: Int { key.width + hint.width }
}
