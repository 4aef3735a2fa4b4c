import RoundCore
import RoundScreens
import Testing

@Suite("The text editor")
struct TextEditorTests {
  private func typed(
    _ text: String, into editor: TextEditor = TextEditor(isMultiline: true)
  ) -> TextEditor {
    var editor = editor
    for character in text {
      let taken = editor.apply(character == "\n" ? .enter : .character(character), width: 40)
      #expect(taken)
    }
    return editor
  }

  private func pressing(_ keys: Key..., in editor: TextEditor, width: Int = 40) -> TextEditor {
    var editor = editor
    for key in keys {
      let taken = editor.apply(key, width: width)
      #expect(taken)
    }
    return editor
  }

  @Test("What is typed is kept to the byte")
  func keptToTheByte() {
    let editor = typed("e\u{301}\n\u{202E}x")
    #expect(Array(editor.text.utf8) == Array("e\u{301}\n\u{202E}x".utf8))
    #expect(editor.cursor == 4)
    let shown = editor.layout(width: 20, height: 3).lines.map(\.string)
    #expect(shown == ["e\u{301}", "�x"])
  }

  @Test("Backspace and Delete take a letter with its accents, and a whole emoji")
  func removesWholeCharacters() {
    let editor = TextEditor("ae\u{301}👨‍👩‍👧", isMultiline: true)
    #expect(pressing(.backspace, in: editor).text == "ae\u{301}")
    #expect(pressing(.backspace, .backspace, in: editor).text == "a")
    #expect(pressing(.left, .left, .delete, in: editor).text == "a👨‍👩‍👧")
    #expect(pressing(.delete, in: editor).text == editor.text)
  }

  @Test("A mark typed after a letter grows together with it")
  func marksJoin() {
    let editor = pressing(.character("e"), .character("\u{301}"), in: TextEditor())
    #expect(editor.cursor == 1)
    #expect(pressing(.backspace, in: editor).text.isEmpty)
    #expect(Array(pressing(.control("z"), in: editor).text.utf8).isEmpty)
  }

  @Test("Undo takes back a word at a time")
  func undoByWords() {
    var editor = typed("gave two  tablets")
    var seen: [String] = []
    for _ in 0..<4 {
      editor = pressing(.control("z"), in: editor)
      seen.append(editor.text)
    }
    #expect(seen == ["gave two  ", "gave ", "", ""])
    editor = pressing(.control("r"), .control("y"), in: editor)
    #expect(editor.text == "gave two  ")
    #expect(editor.cursor == 10)
    // What is typed now replaces what could be done again.
    editor = pressing(.character("x"), .control("r"), in: editor)
    #expect(editor.text == "gave two  x")
  }

  @Test("Moving the cursor and another kind of key end a step of undo")
  func stepsEnd() {
    var editor = pressing(.left, .right, in: typed("ab"))
    editor = typed("cd", into: editor)
    #expect(pressing(.control("z"), in: editor).text == "ab")
    editor = pressing(.backspace, .backspace, .backspace, in: editor)
    #expect(editor.text == "a")
    editor = pressing(.control("z"), in: editor)
    #expect(editor.text == "abcd")
    #expect(editor.cursor == 4)
    #expect(pressing(.control("z"), in: editor).text == "ab")
  }

  @Test("Ctrl-U removes what is before the cursor in its line")
  func removesLineStart() {
    let editor = pressing(.left, .control("u"), in: typed("one\ntwo"))
    #expect(editor.text == "one\no")
    #expect(editor.cursor == 4)
    #expect(pressing(.control("u"), in: editor).text == "one\no")
    #expect(pressing(.control("z"), in: editor).text == "one\ntwo")
  }

  @Test("Words are moved over by their starts")
  func wordMovement() {
    var editor = typed("one  two\nthree")
    var places: [Int] = []
    for _ in 0..<4 {
      editor = pressing(.wordLeft, in: editor)
      places.append(editor.cursor)
    }
    #expect(places == [9, 5, 0, 0])
    places = []
    for _ in 0..<4 {
      editor = pressing(.wordRight, in: editor)
      places.append(editor.cursor)
    }
    #expect(places == [5, 9, 14, 14])
  }

  @Test("Keys that are not the field's are handed back", arguments: [true, false])
  func handsBack(isMultiline: Bool) {
    var editor = TextEditor("x", isMultiline: isMultiline)
    let never: [Key] = [
      .tab, .backTab, .escape, .control("s"), .control("p"), .function(1), .character("\t"),
      .character("\u{1B}"),
    ]
    for key in never {
      let taken = editor.apply(key, width: 9)
      #expect(!taken)
    }
    for key in [Key.enter, .up, .down, .pageUp, .pageDown] {
      let taken = editor.apply(key, width: 9)
      #expect(taken == isMultiline)
    }
    #expect(editor.text == (isMultiline ? "x\n" : "x"))
  }

  @Test("A full field takes nothing more, to the byte")
  func fullField() {
    var editor = TextEditor("", isMultiline: true, limitBytes: 5)
    editor = typed("abcé", into: editor)
    #expect(editor.bytesLeft == 0)
    #expect(!editor.isFull)
    var taken = editor.apply(.character("x"), width: 9)
    #expect(taken)
    #expect(editor.isFull)
    #expect(editor.text == "abcé")
    taken = editor.apply(.backspace, width: 9)
    #expect(taken)
    #expect(!editor.isFull)
    taken = editor.apply(.character("界"), width: 9)
    #expect(taken)
    #expect(editor.isFull)
    #expect(editor.text == "abc")
    #expect(TextEditor(limitBytes: .max).limitBytes == 16_384)
    #expect(TextEditor(limitBytes: .min).bytesLeft == 0)
  }

  @Test("A text longer than the limit stays whole and can be shortened")
  func longerThanLimit() {
    var editor = TextEditor("abcdef", limitBytes: 4)
    #expect(editor.text == "abcdef")
    #expect(editor.bytesLeft == 0)
    editor = pressing(.backspace, .backspace, .backspace, .character("x"), in: editor)
    #expect(editor.text == "abcx")
  }

  @Test("The cursor can be put nowhere outside the text")
  func cursorIsBroughtIn() {
    var editor = TextEditor("abc")
    editor.moveCursor(to: 99)
    #expect(editor.cursor == 3)
    editor.moveCursor(to: -1)
    #expect(editor.cursor == 0)
  }

  @Test("Pasting takes hidden characters out and says so")
  func pasting() {
    var editor = TextEditor("ab", isMultiline: true)
    editor.moveCursor(to: 1)
    let note = editor.paste("1\u{202E}\u{1B}\r\n2")
    #expect(editor.text == "a1\n2b")
    #expect(editor.cursor == 4)
    #expect(note?.removed == 2)
    #expect(note?.message.string == "2 hidden characters were removed.")
    let quiet = editor.paste("plain")
    #expect(quiet == nil)
    #expect(pressing(.control("z"), .control("z"), in: editor).text == "ab")
  }

  @Test("Lines pasted into a field of one line are joined")
  func pastingLines() {
    var editor = TextEditor()
    let quiet = editor.paste("Ann\r\n")
    #expect(quiet == nil)
    #expect(editor.text == "Ann")
    let note = editor.paste("\n1\n2\n")
    #expect(editor.text == "Ann 1 2")
    #expect(note?.joinedLines == 2)
    #expect(note?.message.string == "Lines were joined by spaces.")
  }

  @Test("What does not fit is left out of a paste and counted")
  func pastingTooMuch() {
    var editor = TextEditor("ab", isMultiline: true, limitBytes: 6)
    let note = editor.paste("c界de\u{7}")
    #expect(editor.text == "abc界")
    #expect(editor.isFull)
    #expect(note?.leftOut == 2)
    #expect(
      note?.message.string
        == "The last 2 characters did not fit. 1 hidden character was removed.")
    let quiet = editor.paste("")
    #expect(quiet == nil)
    let more = editor.paste("x")
    #expect(more?.leftOut == 1)
    #expect(editor.text == "abc界")
  }

  @Test("A mark at the start of a paste joins the letter before it, and undo parts them")
  func pastingMark() {
    var editor = TextEditor("e", isMultiline: true)
    let quiet = editor.paste("\u{301}x")
    #expect(quiet == nil)
    #expect(editor.cursor == 2)
    #expect(Array(editor.text.utf8) == Array("e\u{301}x".utf8))
    #expect(Array(pressing(.control("z"), in: editor).text.utf8) == Array("e".utf8))
  }
}
