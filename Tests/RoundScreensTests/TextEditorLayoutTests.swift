import RoundCore
import RoundScreens
import Testing

@Suite("How the text editor is drawn")
struct TextEditorLayoutTests {
  private let text = "the quick brown fox jumps\n\nover it"

  private func box(_ text: String, cursor: Int) -> TextEditor {
    var editor = TextEditor(text, isMultiline: true)
    editor.moveCursor(to: cursor)
    return editor
  }

  @Test("A box is broken between words, one column before its edge")
  func boxIsBroken() {
    let layout = box(text, cursor: 34).layout(width: 11, height: 9)
    #expect(layout.lines.map(\.string) == ["the quick ", "brown fox ", "jumps", "", "over it"])
    #expect(layout.cursor == Point(column: 7, row: 4))
    #expect(layout.total == 5)
    #expect(layout.scrolledFrom == 0)
  }

  @Test("A word that ends at the edge leaves room for the cursor")
  func roomForTheCursor() {
    let layout = box("abcde", cursor: 5).layout(width: 6, height: 2)
    #expect(layout.lines.map(\.string) == ["abcde"])
    #expect(layout.cursor == Point(column: 5, row: 0))
    let next = box("abcdef", cursor: 6).layout(width: 6, height: 2)
    #expect(next.lines.map(\.string) == ["abcde", "f"])
    #expect(next.cursor == Point(column: 1, row: 1))
  }

  @Test("A line break at the end opens a row")
  func breakAtTheEnd() {
    let layout = box("a\n", cursor: 2).layout(width: 6, height: 3)
    #expect(layout.lines.map(\.string) == ["a", ""])
    #expect(layout.cursor == Point(column: 0, row: 1))
    #expect(TextEditor(isMultiline: true).layout(width: 6, height: 3).lines == [.empty])
  }

  @Test("Up and Down keep their column over short lines")
  func keepsColumn() {
    var editor = box("abcdef\nx\nghijkl", cursor: 5)
    var places: [Int] = []
    for key in [Key.down, .down, .down, .up, .up, .up] {
      let taken = editor.apply(key, width: 20)
      #expect(taken)
      places.append(editor.cursor)
    }
    #expect(places == [8, 14, 14, 8, 5, 5])
    // Moving sideways chooses a new column.
    for key in [Key.down, .left, .up] { _ = editor.apply(key, width: 20) }
    #expect(editor.cursor == 0)
  }

  @Test("Up and Down go by the rows seen, and by columns where letters are wide")
  func goesByRows() {
    var editor = box("the quick brown", cursor: 2)
    _ = editor.apply(.down, width: 10)
    #expect(editor.cursor == 12)
    var wide = box("界界界\nabcdef", cursor: 2)
    _ = wide.apply(.down, width: 10)
    #expect(wide.cursor == 8)
    _ = wide.apply(.left, width: 10)
    _ = wide.apply(.up, width: 10)
    #expect(wide.cursor == 1)
  }

  @Test("Home and End go to the ends of the row seen")
  func homeAndEnd() {
    var editor = box("the quick brown fox", cursor: 6)
    _ = editor.apply(.end, width: 10)
    #expect(editor.cursor == 9)
    #expect(editor.layout(width: 10, height: 5).cursor == Point(column: 9, row: 0))
    _ = editor.apply(.home, width: 10)
    #expect(editor.cursor == 0)
    editor.moveCursor(to: 12)
    _ = editor.apply(.home, width: 10)
    #expect(editor.cursor == 10)
    _ = editor.apply(.end, width: 10)
    #expect(editor.cursor == 19)
    var word = box("abcdefgh", cursor: 1)
    _ = word.apply(.end, width: 5)
    #expect(word.cursor == 3)
    #expect(word.layout(width: 5, height: 5).cursor == Point(column: 3, row: 0))
  }

  @Test("A page leaves one row of the last in view")
  func pages() {
    var editor = box((0..<20).map { "line \($0)" }.joined(separator: "\n"), cursor: 0)
    _ = editor.apply(.pageDown, width: 20, height: 5)
    #expect(editor.layout(width: 20, height: 5).cursor.row == 4)
    #expect(editor.layout(width: 20, height: 5).lines.first?.string == "line 0")
    _ = editor.apply(.pageDown, width: 20, height: 5)
    #expect(editor.layout(width: 20, height: 5).lines.first?.string == "line 4")
    for _ in 0..<9 { _ = editor.apply(.pageDown, width: 20, height: 5) }
    #expect(editor.layout(width: 20, height: 5).scrolledFrom == 15)
    for _ in 0..<9 { _ = editor.apply(.pageUp, width: 20, height: 5) }
    #expect(editor.cursor == 0)
  }

  @Test("The view moves only when the cursor would leave it")
  func viewStays() {
    var editor = box((0..<9).map(String.init).joined(separator: "\n"), cursor: 0)
    var first: [Int] = []
    let keys: [Key] = [.down, .down, .down, .down, .up, .up, .up, .up]
    for key in keys {
      _ = editor.apply(key, width: 9, height: 3)
      first.append(editor.layout(width: 9, height: 3).scrolledFrom)
    }
    #expect(first == [0, 0, 1, 2, 2, 2, 1, 0])
  }

  @Test("A field of one line moves sideways and shows where it goes on")
  func fieldMovesSideways() {
    var editor = TextEditor("abcdefghij")
    func shown() -> String { editor.layout(width: 6, height: 1).lines.map(\.string).joined() }
    #expect(shown() == "…ghij")
    #expect(editor.layout(width: 6, height: 1).cursor == Point(column: 5, row: 0))
    _ = editor.apply(.home, width: 6)
    #expect(shown() == "abcde…")
    for _ in 0..<5 { _ = editor.apply(.right, width: 6) }
    #expect(shown() == "…cdef…")
    #expect(editor.layout(width: 6, height: 1).cursor == Point(column: 4, row: 0))
    _ = editor.apply(.left, width: 6)
    #expect(shown() == "…cdef…")
    _ = editor.apply(.end, width: 6)
    #expect(shown() == "…ghij")
  }

  @Test("A line break in a field of one line is shown, not followed")
  func breakInOneLine() {
    let layout = TextEditor("a\r\nb").layout(width: 9, height: 3)
    #expect(layout.lines.map(\.string) == ["a↵b"])
    #expect(layout.cursor == Point(column: 3, row: 0))
  }

  @Test("Sizes of nothing and less are taken as one", arguments: [true, false])
  func noSize(isMultiline: Bool) {
    var editor = TextEditor("ab 界\n👨‍👩‍👧", isMultiline: isMultiline)
    for size in [0, -1, .min, 1] {
      for key in [Key.up, .home, .end, .down, .pageUp, .pageDown, .character("x")] {
        _ = editor.apply(key, width: size, height: size)
      }
      let layout = editor.layout(width: size, height: size)
      #expect(layout.lines.count == 1)
      #expect(layout.lines.allSatisfy { $0.width <= 1 })
      #expect(layout.cursor == Point(column: 0, row: 0))
    }
  }

  @Test("The largest text can be edited in its middle")
  func largestText() {
    let text = String(repeating: "word ", count: 3_276)
    var editor = TextEditor(text, isMultiline: true)
    editor.moveCursor(to: 8_000)
    for key in [Key.character("é"), .character("x"), .up, .down, .backspace, .control("z")] {
      let taken = editor.apply(key, width: 80, height: 20)
      #expect(taken)
    }
    #expect(editor.layout(width: 80, height: 20).lines.count == 20)
    #expect(editor.text.utf8.count == 16_383)
  }
}
