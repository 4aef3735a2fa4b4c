import RoundCore

/// A picture of the screen: a grid of character cells and the place of the cursor.
///
/// Screens draw onto a canvas and know no terminal. Only `SafeText` can be put on it, so no text from
/// data reaches the terminal unfiltered.
public struct Canvas: Hashable, Sendable {
  /// One character cell.
  ///
  /// A character of two columns fills its first cell; the second is covered and empty.
  public struct Cell: Hashable, Sendable {
    /// A base character with its combining marks; empty in a covered cell.
    public var text: String
    public var style: Style
    public static let blank = Cell(text: " ", style: .ordinary)
    public var isCovered: Bool { text.isEmpty }
  }

  public let size: Size
  /// Row by row, `size.columns * size.rows` cells.
  public private(set) var cells: [Cell]
  /// Where the terminal's own cursor stands: on the focused item, also when it is hidden, because
  /// screen readers and braille displays follow it.
  public var cursor: Point
  /// Whether the cursor is shown (in a text field) or hidden.
  public var showsCursor = false

  public init(size: Size) {
    self.size = Size(columns: max(1, size.columns), rows: max(1, size.rows))
    cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
    cursor = Point(column: 0, row: 0)
  }

  public subscript(column: Int, row: Int) -> Cell {
    guard (0..<size.columns).contains(column), (0..<size.rows).contains(row) else { return .blank }
    return cells[row * size.columns + column]
  }

  /// Draws `text` from `column` on, cut at `limit` columns or at the edge, whichever comes first.
  ///
  /// A text that is cut ends in the ellipsis given, so that nobody takes a part for the whole.
  /// - Returns: the first column after what was drawn.
  @discardableResult
  public mutating func put(
    _ text: SafeText, column: Int, row: Int, limit: Int = .max, style: Style = .ordinary,
    ellipsis: SafeText = "…"
  ) -> Int {
    guard (0..<size.rows).contains(row), column >= 0, column < size.columns else { return column }
    let room = min(limit, size.columns - column)
    guard room > 0 else { return column }
    let fits = text.width <= room
    let drawn = fits ? text : text.cut(to: room, ellipsis: ellipsis)
    var place = column
    for cell in drawn.cells {
      set(column: place, row: row, Cell(text: cell.text, style: style))
      if cell.width == 2 { set(column: place + 1, row: row, Cell(text: "", style: style)) }
      place += cell.width
    }
    return place
  }

  /// Fills a rectangle with blanks of a style.
  public mutating func fill(_ rect: Rect, style: Style = .ordinary) {
    for row in max(0, rect.row)..<max(0, min(rect.bottom, size.rows)) {
      for column in max(0, rect.column)..<max(0, min(rect.right, size.columns)) {
        set(column: column, row: row, Cell(text: " ", style: style))
      }
    }
  }

  /// Changes the style of cells already drawn.
  public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    for row in max(0, rect.row)..<max(0, min(rect.bottom, size.rows)) {
      for column in max(0, rect.column)..<max(0, min(rect.right, size.columns)) {
        change(&cells[row * size.columns + column].style)
      }
    }
  }

  /// Draws another canvas, from a row on.
  mutating func put(_ other: Canvas, atRow top: Int) {
    for row in 0..<min(other.size.rows, size.rows - top) {
      for column in 0..<min(other.size.columns, size.columns) {
        set(column: column, row: top + row, other[column, row])
      }
    }
  }

  private mutating func set(column: Int, row: Int, _ cell: Cell) {
    guard (0..<size.columns).contains(column), (0..<size.rows).contains(row) else { return }
    cells[row * size.columns + column] = cell
  }

  /// The rows as plain text, trailing blanks removed.
  public var lines: [String] {
    (0..<size.rows).map { row in
      var line = ""
      for column in 0..<size.columns { line += cells[row * size.columns + column].text }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
