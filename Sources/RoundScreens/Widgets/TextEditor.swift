import RoundCore

/// A text field, or a box of several lines, as a value: keys go in, a text and a picture come out.
///
/// The text is kept exactly as it was typed, to the byte; only the picture passes through `SafeText`.
/// Places are counted in characters as a reader sees them (grapheme clusters), so one Backspace takes
/// a letter with its accents.
public struct TextEditor: Hashable, Sendable {
  /// What is drawn of a field.
  public struct Layout: Hashable, Sendable {
    /// At most as many as the height, none wider than the width.
    public let lines: [SafeText]
    /// Where the cursor stands among `lines`.
    public let cursor: Point
    /// How much is hidden before the first line: rows, or columns in a field of one line.
    public let scrolledFrom: Int
    /// Rows in all, or columns in a field of one line.
    public let total: Int
  }

  /// The most UTF-8 bytes any field may hold.
  public static let largestLimit = 16_384

  public let isMultiline: Bool
  /// The most UTF-8 bytes that can be typed.
  public let limitBytes: Int
  /// Characters before the cursor.
  public internal(set) var cursor: Int
  /// Whether the last key was not taken because the field is full.
  public internal(set) var isFull = false

  var characters: [Character]
  var byteCount: Int
  var history = EditHistory()
  /// The column Up and Down try to keep while they follow each other.
  var goalColumn: Int?
  /// The first row shown, or the first column in a field of one line.
  var scroll = 0

  /// A field with a text in it and the cursor at its end.
  ///
  /// A text that is longer than the limit stays whole; it can only become shorter.
  public init(
    _ text: String = "", isMultiline: Bool = false, limitBytes: Int = TextEditor.largestLimit
  ) {
    self.isMultiline = isMultiline
    self.limitBytes = min(max(0, limitBytes), Self.largestLimit)
    characters = Array(text)
    byteCount = text.utf8.count
    cursor = characters.count
  }

  /// The text, byte for byte as it was typed.
  public var text: String { String(characters) }

  public var isEmpty: Bool { characters.isEmpty }

  /// How many more bytes of UTF-8 can be typed.
  public var bytesLeft: Int { max(0, limitBytes - byteCount) }

  /// The part of the text that is in view, broken between words.
  ///
  /// A field of one line is one row that moves sideways, with `…` where it goes on. In a box the last
  /// column is kept for the cursor, so lines are broken one column earlier.
  ///
  /// - Parameters:
  ///   - width: columns; below one counts as one.
  ///   - height: rows; below one counts as one, and a field of one line always has one.
  public func layout(width: Int, height: Int) -> Layout {
    let width = Self.size(width)
    return isMultiline ? box(width: width, height: Self.size(height)) : line(width: width)
  }

  /// Columns or rows brought to what a terminal can have, so that sums cannot overflow.
  static func size(_ asked: Int) -> Int { min(max(1, asked), 100_000) }

  private func box(width: Int, height: Int) -> Layout {
    let rows = EditorRows(characters, columns: width)
    let cursorRow = rows.row(of: cursor)
    let first = Self.firstRow(scroll, cursorRow: cursorRow, total: rows.rows.count, height: height)
    let lines = rows.rows[first..<min(rows.rows.count, first + height)].map { row in
      var end = row.characters.upperBound
      var used = rows.widths[row.characters].reduce(0, +)
      // Spaces at a break may stand out; they are not worth an ellipsis.
      while used > width, end > row.characters.lowerBound,
        EditorRows.isSpace(characters[end - 1])
      {
        end -= 1
        used -= rows.widths[end]
      }
      let text = String(characters[row.characters.lowerBound..<end])
      return SafeText(text).cut(to: width)
    }
    let column = min(rows.column(of: cursor), width - 1)
    return Layout(
      lines: lines, cursor: Point(column: column, row: cursorRow - first), scrolledFrom: first,
      total: rows.rows.count)
  }

  private func line(width: Int) -> Layout {
    let column = characters[..<cursor].reduce(0) { $0 + EditorRows.width($1) }
    let whole = SafeText(text)
    let first = Self.firstColumn(scroll, cursorColumn: column, total: whole.width, width: width)
    var shown = whole
    if first > 0 {
      shown =
        width >= Self.leastWidthForEllipsis
        ? "…" + whole.dropFirst(columns: first + 1) : whole.dropFirst(columns: first)
    }
    let ellipsis: SafeText = width >= Self.leastWidthForEllipsis ? "…" : .empty
    return Layout(
      lines: [shown.cut(to: width, ellipsis: ellipsis)],
      cursor: Point(column: min(column - first, width - 1), row: 0), scrolledFrom: first,
      total: whole.width)
  }

  private static let leastWidthForEllipsis = 4

  /// The first row shown, moved no further than needed to have the cursor in view.
  static func firstRow(_ current: Int, cursorRow: Int, total: Int, height: Int) -> Int {
    let first = min(current, max(0, total - height))
    return min(max(first, cursorRow - height + 1), cursorRow)
  }

  /// The first column shown; the cursor never stands on an ellipsis.
  static func firstColumn(_ current: Int, cursorColumn: Int, total: Int, width: Int) -> Int {
    let margin = width >= leastWidthForEllipsis ? 1 : 0
    let last = max(0, total + 1 - width)
    var first = min(current, last)
    if cursorColumn < first + margin { first = max(0, cursorColumn - margin) }
    if cursorColumn > first + width - 1 - margin { first = cursorColumn - width + 1 + margin }
    return min(first, last)
  }
}
