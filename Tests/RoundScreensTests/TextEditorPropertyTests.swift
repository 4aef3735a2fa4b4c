import RoundCore
import RoundScreens
import Testing

@Suite("The text editor under random keys")
struct TextEditorPropertyTests {
  /// Letters that stay apart, and pieces that grow together with their neighbours.
  static let pieces: [Character] = [
    "a", "b", "c", " ", " ", ".", "é", "界", "\u{301}", "\u{200D}", "👩", "\u{1F3FD}", "\u{1F1EC}",
    "\u{1F1E7}", "\u{FE0F}", "\u{1100}", "\u{1161}", "ष", "\u{94D}", "क", "\u{202E}",
  ]
  static let commands: [Key] = [
    .enter, .backspace, .backspace, .delete, .control("u"), .left, .left, .right, .wordLeft,
    .wordRight,
  ]

  private func randomKey(_ random: inout SeededRandom) -> Key {
    if Int.random(in: 0..<3, using: &random) > 0,
      let piece = Self.pieces.randomElement(using: &random)
    {
      return .character(piece)
    }
    return Self.commands.randomElement(using: &random) ?? .enter
  }

  @Test("Typing, removing and moving do what the plainest editor does")
  func agreesWithModel() {
    var random = SeededRandom(seed: 1)
    for start in ["", "two\r\nlines\rhere", "Zoë\u{301} 🇬🇧🇫🇷 👨‍👩‍👧", "\u{301}x\n\n"] {
      for _ in 0..<15 {
        var editor = TextEditor(start, isMultiline: true, limitBytes: 120)
        var model = TextEditorModel(start, limitBytes: 120)
        for _ in 0..<120 {
          let key = randomKey(&random)
          let taken = editor.apply(key, width: 12)
          #expect(taken)
          model.apply(key)
          #expect(Array(editor.text.utf8) == Array(model.text.utf8), "\(key)")
          #expect(editor.cursor == model.cursor, "\(key)")
          #expect(editor.bytesLeft == max(0, 120 - model.text.utf8.count))
        }
      }
    }
  }

  @Test("Undoing everything gives back the first text, doing it again the last")
  func undoGivesBack() {
    var random = SeededRandom(seed: 2)
    for _ in 0..<15 {
      let start = "Seen by Zoë 🇬🇧\nno change"
      var editor = TextEditor(start, isMultiline: true)
      for _ in 0..<150 {
        if Int.random(in: 0..<20, using: &random) == 0 {
          _ = editor.paste("\u{1F1E7}pasted\r\n\u{301}text")
        } else {
          _ = editor.apply(randomKey(&random), width: 20)
        }
      }
      let last = Array(editor.text.utf8)
      for _ in 0..<160 { _ = editor.apply(.control("z"), width: 20) }
      #expect(Array(editor.text.utf8) == Array(start.utf8))
      for _ in 0..<160 { _ = editor.apply(.control("r"), width: 20) }
      #expect(Array(editor.text.utf8) == last)
      #expect(editor.bytesLeft == TextEditor.largestLimit - last.count)
    }
  }

  @Test("The picture keeps to its size, the cursor is in it, and nothing but spaces is missing")
  func layoutKeepsToItsSize() {
    var random = SeededRandom(seed: 3)
    let moves: [Key] = [.up, .down, .pageUp, .pageDown, .home, .end]
    for round in 0..<60 {
      var editor = TextEditor("", isMultiline: round.isMultiple(of: 2))
      let width = Int.random(in: 1...15, using: &random)
      let height = Int.random(in: 1...4, using: &random)
      for _ in 0..<40 {
        let key = Bool.random(using: &random) ? randomKey(&random) : moves.randomElement() ?? .up
        _ = editor.apply(key, width: width, height: height)
        let layout = editor.layout(width: width, height: height)
        #expect(layout.lines.count <= height)
        #expect(layout.lines.indices.contains(layout.cursor.row))
        #expect((0..<width).contains(layout.cursor.column))
        #expect(layout.lines.allSatisfy { $0.width <= width })
        #expect(layout.scrolledFrom >= 0)
        let whole = editor.layout(width: 10_000, height: 10_000)
        let drawn = whole.lines.map(\.string).joined(separator: editor.isMultiline ? "\n" : "")
        let expected =
          editor.isMultiline
          ? SafeText.lines(editor.text).map(\.string).joined(separator: "\n")
          : SafeText(editor.text).string
        #expect(drawn == expected)
      }
    }
  }

  @Test("The cursor stands on the character it is before")
  func cursorStandsOnItsCharacter() {
    var random = SeededRandom(seed: 4)
    let text = "The quick brown fox jumps over the lazy dog.\n\nIt barked  twice; nobodyheardit."
    let characters = Array(text)
    for _ in 0..<300 {
      let width = Int.random(in: 6...30, using: &random)
      var editor = TextEditor(text, isMultiline: true)
      let place = Int.random(in: 0..<characters.count, using: &random)
      editor.moveCursor(to: place)
      let layout = editor.layout(width: width, height: 5)
      guard !characters[place].isWhitespace else { continue }
      let cells = layout.lines[layout.cursor.row].cells
      #expect(cells[layout.cursor.column].text == String(characters[place]))
    }
  }
}
