import RoundCore

/// A picture of the screen: a grid of character cells and the place of the cursor.
///
/// Screens draw onto a canvas and know no terminal. Only `SafeText` can be put on it, so no text from
/// data reaches the terminal unfiltered.
public struct Canvas: Sendable {
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

  /// A cell in eight bytes.
  ///
  /// The pictures that follow each other on a screen are built and compared cell by cell at every key.
  public struct PackedCell: Hashable, Sendable {
    /// The number of the only scalar of the cell; 0 where it is covered; from `firstCluster` on the
    /// place of its text among the clusters of the canvas.
    public let code: UInt32
    public internal(set) var style: Style

    static let firstCluster: UInt32 = 0x11_0000
    static let blank = PackedCell(code: 0x20, style: .ordinary)
    public var isCovered: Bool { code == 0 }
    /// Whether it has several scalars.
    public var isCluster: Bool { code >= PackedCell.firstCluster }
  }

  public let size: Size
  /// Row by row, `size.columns * size.rows` cells.
  public private(set) var cells: [PackedCell]
  /// The texts of cells of several scalars, in the order in which they were drawn.
  private var clusters: [String] = []
  /// Where the terminal's own cursor is shown: on the focused item, because magnifiers, screen readers and
  /// braille displays follow it.
  public var cursor: Point
  /// Whether it stands in a text field, where what is typed is text however fast it comes.
  public var showsCursor = false

  public init(size: Size) {
    self.size = Size(columns: max(1, size.columns), rows: max(1, size.rows))
    cells = Array(repeating: .blank, count: self.size.columns * self.size.rows)
    cursor = Point(column: 0, row: 0)
  }

  public subscript(column: Int, row: Int) -> Cell {
    guard (0..<size.columns).contains(column), (0..<size.rows).contains(row) else { return .blank }
    return cell(cells[row * size.columns + column])
  }

  /// Whether any cell has several scalars; only then do equal cells of two pictures perhaps look different.
  public var hasClusters: Bool { !clusters.isEmpty }

  /// What a packed cell of this canvas holds.
  public func cell(_ packed: PackedCell) -> Cell {
    Cell(text: text(packed.code), style: packed.style)
  }

  private func text(_ code: UInt32) -> String {
    if code == 0 { return "" }
    if let scalar = Unicode.Scalar(code) { return String(scalar) }
    let place = Int(code) - Int(PackedCell.firstCluster)
    return clusters.indices.contains(place) ? clusters[place] : "\u{FFFD}"
  }

  private mutating func code(_ text: String) -> UInt32 {
    let scalars = text.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.index(after: scalars.startIndex) == scalars.endIndex { return first.value }
    clusters.append(text)
    return PackedCell.firstCluster + UInt32(clusters.count - 1)
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
    let drawn = text.width <= room ? text : text.cut(to: room, ellipsis: ellipsis)
    var place = row * size.columns + column
    // It was cut to what fits between here and the end of the row.
    if drawn.isASCII {
      for byte in drawn.string.utf8 {
        cells[place] = PackedCell(code: UInt32(byte), style: style)
        place += 1
      }
    } else if drawn.isPlain {
      for scalar in drawn.string.unicodeScalars {
        cells[place] = PackedCell(code: scalar.value, style: style)
        place += 1
      }
    } else {
      for cell in drawn.cells {
        cells[place] = PackedCell(code: code(cell.text), style: style)
        if cell.width == 2 { cells[place + 1] = PackedCell(code: 0, style: style) }
        place += cell.width
      }
    }
    return place - row * size.columns
  }

  /// Fills a rectangle with blanks of a style.
  public mutating func fill(_ rect: Rect, style: Style = .ordinary) {
    let columns = columns(of: rect)
    for row in rows(of: rect) {
      for column in columns {
        cells[row * size.columns + column] = PackedCell(code: 0x20, style: style)
      }
    }
  }

  /// Changes the style of cells already drawn.
  public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let columns = columns(of: rect)
    for row in rows(of: rect) {
      for column in columns { change(&cells[row * size.columns + column].style) }
    }
  }

  /// The columns of a rectangle that are on the canvas.
  private func columns(of rect: Rect) -> Range<Int> {
    let first = max(0, rect.column)
    return first..<max(first, min(rect.right, size.columns))
  }

  private func rows(of rect: Rect) -> Range<Int> {
    let first = max(0, rect.row)
    return first..<max(first, min(rect.bottom, size.rows))
  }

  /// Draws another canvas, from a row on.
  mutating func put(_ other: Canvas, atRow top: Int) {
    for row in 0..<max(0, min(other.size.rows, size.rows - top)) where top + row >= 0 {
      for column in 0..<min(other.size.columns, size.columns) {
        let cell = other.cells[row * other.size.columns + column]
        cells[(top + row) * size.columns + column] = PackedCell(
          code: cell.isCluster ? code(other.text(cell.code)) : cell.code, style: cell.style)
      }
    }
  }

  /// The rows as plain text, trailing blanks removed.
  public var lines: [String] {
    (0..<size.rows).map { row in
      var line = ""
      for cell in cells[row * size.columns..<(row + 1) * size.columns] { line += text(cell.code) }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}

extension Canvas: Hashable {
  /// Pictures are equal when their cells are, in whatever order their clusters were drawn.
  public static func == (left: Canvas, right: Canvas) -> Bool {
    guard left.size == right.size, left.cursor == right.cursor,
      left.showsCursor == right.showsCursor
    else { return false }
    if left.clusters.isEmpty, right.clusters.isEmpty { return left.cells == right.cells }
    return zip(left.cells, right.cells).allSatisfy { left.cell($0) == right.cell($1) }
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(size)
    hasher.combine(cursor)
    hasher.combine(showsCursor)
    for packed in cells { hasher.combine(cell(packed)) }
  }
}
