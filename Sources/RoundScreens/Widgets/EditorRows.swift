import RoundCore

/// How the text of a field lies in rows of a width.
struct EditorRows {
  /// A row of characters; a line break is in no row.
  struct Row: Hashable {
    /// The characters of the row, with the spaces at its break.
    let characters: Range<Int>
    /// Whether the line goes on in the next row, which then begins where this one ends.
    let isBroken: Bool
  }

  let rows: [Row]
  /// Columns of each character.
  let widths: [Int]
  private let characters: [Character]

  /// - Parameter columns: the width of the field; one of them is kept for the cursor after the last
  ///   character of a row.
  init(_ characters: [Character], columns: Int) {
    let widths = characters.map(Self.width)
    var rows: [Row] = []
    var start = 0
    while true {
      let end = characters[start...].firstIndex(where: Self.isLineBreak) ?? characters.count
      let ranges = LineWrap.rows(
        count: end - start, columns: max(1, columns - 1), width: { widths[start + $0] },
        isSpace: { Self.isSpace(characters[start + $0]) })
      for range in ranges {
        let row = start + range.lowerBound..<start + range.upperBound
        rows.append(Row(characters: row, isBroken: row.upperBound < end))
      }
      guard end < characters.count else { break }
      start = end + 1
    }
    self.rows = rows
    self.widths = widths
    self.characters = characters
  }

  /// The row the cursor is in; between two rows of a line it is in the second.
  func row(of cursor: Int) -> Int {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = low + (high - low) / 2
      if rows[middle].characters.lowerBound <= cursor { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// Columns from the start of its row to the cursor.
  func column(of cursor: Int) -> Int {
    let start = rows[row(of: cursor)].characters.lowerBound
    return widths[start..<max(start, cursor)].reduce(0, +)
  }

  /// The last place of the cursor that is still in the row: before the spaces at a break.
  func end(of row: Int) -> Int {
    let range = rows[row].characters
    guard rows[row].isBroken else { return range.upperBound }
    var end = range.upperBound
    while end > range.lowerBound, Self.isSpace(characters[end - 1]) { end -= 1 }
    // A row of spaces only, or one that ends inside a word: its end is the start of the next row.
    return end > range.lowerBound && end < range.upperBound
      ? end : max(range.lowerBound, range.upperBound - 1)
  }

  /// The place in a row that is at most `column` columns from its start.
  func place(row: Int, column: Int) -> Int {
    var place = rows[row].characters.lowerBound
    let end = end(of: row)
    var used = 0
    while place < end, used + widths[place] <= column {
      used += widths[place]
      place += 1
    }
    return place
  }

  static func isLineBreak(_ character: Character) -> Bool {
    character == "\n" || character == "\r\n" || character == "\r"
  }

  static func isSpace(_ character: Character) -> Bool {
    character == " " || character == "\t"
  }

  static func width(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    if let only = scalars.first, scalars.dropFirst().isEmpty,
      let columns = CellWidth.columns(of: only), columns > 0
    {
      return columns
    }
    return SafeText(String(character)).width
  }
}
