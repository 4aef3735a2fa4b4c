import RoundCore

extension TextEditor {
  /// Does what a key asks for.
  ///
  /// Typing, Backspace and Delete; the arrows, also by words, and in a box Up, Down, Page Up and Page
  /// Down by the lines seen; Home and End of the line seen; Enter in a box; Ctrl-U removes what is
  /// before the cursor in its line; Ctrl-Z takes back, Ctrl-R or Ctrl-Y does again.
  ///
  /// - Parameters:
  ///   - width: columns of the field as it is drawn.
  ///   - height: rows of the field as it is drawn.
  /// - Returns: whether the key belongs to the field, also when it could do nothing; false for Enter,
  ///   Up and Down in a field of one line, for Tab, Escape and all other commands.
  public mutating func apply(_ key: Key, width: Int, height: Int = 10) -> Bool {
    let width = Self.size(width)
    let height = Self.size(height)
    isFull = false
    let isVertical = [.up, .down, .pageUp, .pageDown].contains(key)
    if !isVertical { goalColumn = nil }
    switch key {
    case .character(let character):
      guard Self.canBeTyped(character) else { return false }
      type(character)
    case .enter:
      guard isMultiline else { return false }
      type("\n")
    case .backspace: remove(cursor - 1..<cursor, kind: .backspace)
    case .delete: remove(cursor..<cursor + 1, kind: .delete)
    case .control("u"): remove(lineStart..<cursor, kind: .whole)
    case .control("z"): step(history.undo())
    case .control("r"), .control("y"): step(history.redo())
    case .left: move(to: cursor - 1)
    case .right: move(to: cursor + 1)
    case .wordLeft: move(to: wordBefore)
    case .wordRight: move(to: wordAfter)
    case .home, .end: moveInRow(toEnd: key == .end, width: width)
    case .up, .down, .pageUp, .pageDown:
      guard isMultiline else { return false }
      moveByRows(key, width: width, height: height)
    case .control, .function, .escape, .tab, .backTab: return false
    }
    follow(width: width, height: height)
    return true
  }

  /// Puts the cursor before a character; outside the text it is brought in.
  public mutating func moveCursor(to place: Int) {
    goalColumn = nil
    move(to: place)
  }

  private static func canBeTyped(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }

  private mutating func type(_ character: Character) {
    guard character.utf8.count <= bytesLeft else {
      isFull = true
      return
    }
    replace(
      cursor..<cursor, with: [character], kind: .typing, isSpace: character.isWhitespace)
  }

  private mutating func remove(_ range: Range<Int>, kind: EditHistory.Kind) {
    let range = range.clamped(to: 0..<characters.count)
    guard let first = range.first else { return }
    replace(range, with: [], kind: kind, isSpace: characters[first].isWhitespace)
  }

  private mutating func move(to place: Int) {
    cursor = min(max(0, place), characters.count)
    history.close()
  }

  private mutating func moveInRow(toEnd: Bool, width: Int) {
    guard isMultiline else { return move(to: toEnd ? characters.count : 0) }
    let rows = EditorRows(characters, columns: width)
    let row = rows.row(of: cursor)
    move(to: toEnd ? rows.end(of: row) : rows.rows[row].characters.lowerBound)
  }

  private mutating func moveByRows(_ key: Key, width: Int, height: Int) {
    let rows = EditorRows(characters, columns: width)
    let row = rows.row(of: cursor)
    let column = goalColumn ?? rows.column(of: cursor)
    goalColumn = column
    // A page leaves one line of the last in view.
    let page = max(1, height - 1)
    let wanted =
      switch key {
      case .up: row - 1
      case .down: row + 1
      case .pageUp: row - page
      default: row + page
      }
    let target = min(max(0, wanted), rows.rows.count - 1)
    guard target != row else { return history.close() }
    move(to: rows.place(row: target, column: column))
  }

  /// Scrolls as little as needed, from where the view is, so that it does not jump about.
  private mutating func follow(width: Int, height: Int) {
    scroll = layout(width: width, height: height).scrolledFrom
  }

  private var lineStart: Int {
    (characters[..<cursor].lastIndex(where: EditorRows.isLineBreak)).map { $0 + 1 } ?? 0
  }

  /// The start of the word before the cursor.
  private var wordBefore: Int {
    var place = cursor
    while place > 0, characters[place - 1].isWhitespace { place -= 1 }
    while place > 0, !characters[place - 1].isWhitespace { place -= 1 }
    return place
  }

  /// The start of the word after the cursor.
  private var wordAfter: Int {
    var place = cursor
    while place < characters.count, !characters[place].isWhitespace { place += 1 }
    while place < characters.count, characters[place].isWhitespace { place += 1 }
    return place
  }
}
