import RoundCore

/// A line that is typed under a numbered list in the plain mode: which row it means, and what is done with it.
enum PlainRowLine: Equatable {
  /// A row, from 0, and the key of what is done with it; Enter's where only a number was typed.
  case row(Int, Command.ID, Key)
  /// A number of the list, with words that mean nothing that is done with one row.
  case notUnderstood
  /// Something that is done with one row, and no number.
  case whichRow(example: String)
  /// Something that is done without a row.
  case other(Command.ID, Key)
  /// No number and no command.
  case words

  /// - Parameters:
  ///   - count: how many rows the list has.
  ///   - rowCommands: what is done with one row.
  init(_ line: String, of count: Int, in context: KeyContext, rowCommands: Set<Command.ID>) {
    let words = line.split(separator: " ").map(String.init)
    if let number = words.last, words.count <= 2, let place = PlainDialog.place(number, of: count) {
      let command = PlainKeys.command(words.count == 2 ? words[0] : "Enter", in: context)
      guard let command, rowCommands.contains(command.id), let key = command.keys.first else {
        self = .notUnderstood
        return
      }
      self = .row(place, command.id, key)
      return
    }
    guard let command = PlainKeys.command(line, in: context) else {
      self = .words
      return
    }
    self =
      rowCommands.contains(command.id)
      ? .whichRow(example: "\(command.keys.first?.words ?? "") 3")
      : .other(command.id, command.keys.first ?? .escape)
  }

  /// What is said of a line that names a row and nothing that is done with it.
  static func notUnderstood(_ line: String) -> String {
    "Not understood: \(line). Type ? for what can be done here."
  }
}
