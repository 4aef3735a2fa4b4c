import RoundScreens

/// A text field in the plainest way, to compare the editor with: the whole text is made again for
/// every key.
struct TextEditorModel {
  private(set) var text: String
  private(set) var cursor: Int
  let limitBytes: Int

  init(_ text: String, limitBytes: Int) {
    self.text = text
    self.limitBytes = limitBytes
    cursor = text.count
  }

  mutating func apply(_ key: Key) {
    let characters = Array(text)
    switch key {
    case .character(let character): type(String(character))
    case .enter: type("\n")
    case .backspace where cursor > 0: remove(cursor - 1, cursor)
    case .delete where cursor < characters.count: remove(cursor, cursor + 1)
    case .control("u"):
      let line = String(characters[..<cursor]).reversed().prefix { !$0.isNewline }
      remove(cursor - line.count, cursor)
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .wordLeft:
      cursor = (0..<max(1, cursor)).last { isWordStart($0, characters) } ?? 0
    case .wordRight:
      cursor =
        (cursor..<characters.count).dropFirst().first { isWordStart($0, characters) }
        ?? characters.count
    default: break
    }
  }

  private func isWordStart(_ place: Int, _ characters: [Character]) -> Bool {
    guard place < characters.count else { return false }
    return !characters[place].isWhitespace && (place == 0 || characters[place - 1].isWhitespace)
  }

  private mutating func type(_ new: String) {
    guard text.utf8.count + new.utf8.count <= limitBytes else { return }
    let characters = Array(text)
    set(String(characters[..<cursor]) + new, String(characters[cursor...]))
  }

  private mutating func remove(_ from: Int, _ to: Int) {
    let characters = Array(text)
    set(String(characters[..<from]), String(characters[to...]))
  }

  /// Places the cursor between the two parts, or after the character that spans them.
  private mutating func set(_ before: String, _ after: String) {
    text = before + after
    var bytes = 0
    cursor = 0
    for character in text where bytes < before.utf8.count {
      bytes += character.utf8.count
      cursor += 1
    }
  }
}
