import CCurses
import RoundScreens

/// Sends the rows of a canvas to curses: what changed of a row where every cell is one scalar of one
/// column, else the whole row in runs of one style.
///
/// In a whole row every character that is not plain ASCII ends its run, so that the next one is placed by its
/// column: where curses, the canvas and the terminal disagree about a width, one character is wrong
/// and not the rest of the line.
struct RowWriter {
  private let glyphs: GlyphSet
  private var run: [wchar_t] = []
  private var start = 0
  private var style = Style.ordinary
  private var plain: [ccurses_cell] = []
  private var attributes: UInt16 = 0
  private var lastCode: UInt32 = 0
  private var isLastPlain = false

  init(glyphs: GlyphSet) {
    self.glyphs = glyphs
  }

  /// The colour pair of a meaning; pair 0 belongs to curses.
  static func pair(_ meaning: Meaning) -> Int32 { Int32(meaning.rawValue) + 1 }

  /// Sends the cells of a row that differ from the picture before.
  ///
  /// - Parameter before: what stands on the screen, of the same size; nil when that is not known.
  mutating func write(row: Int, of canvas: Canvas, columns: Int, theme: Theme, before: Canvas?) {
    let end = min(canvas.size.columns, columns)
    let first = row * canvas.size.columns
    var changed = 0..<end
    if let before {
      var low = 0
      while low < end, canvas.cells[first + low] == before.cells[first + low],
        !canvas.cells[first + low].isCluster
      {
        low += 1
      }
      guard low < end else { return }
      var high = end
      while high > low, canvas.cells[first + high - 1] == before.cells[first + high - 1],
        !canvas.cells[first + high - 1].isCluster
      {
        high -= 1
      }
      changed = low..<high
    }
    if !writePlain(row: row, changed, of: canvas, theme: theme, before: before) {
      writeWhole(row: row, of: canvas, end: end, theme: theme)
    }
  }

  /// Sends cells of one scalar and one column each, which need no looking at their neighbours.
  ///
  /// - Returns: false when there are others in the row, now or before; nothing is sent then.
  private mutating func writePlain(
    row: Int, _ columns: Range<Int>, of canvas: Canvas, theme: Theme, before: Canvas?
  ) -> Bool {
    let first = row * canvas.size.columns
    plain.removeAll(keepingCapacity: true)
    for column in columns {
      let cell = canvas.cells[first + column]
      guard isPlain(cell.code) else { return false }
      if let before, !isPlain(before.cells[first + column].code) { return false }
      if plain.isEmpty || cell.style != style {
        style = cell.style
        let paint = theme.paint(style)
        attributes = UInt16(Self.attributes(of: paint))
      }
      plain.append(
        ccurses_cell(
          scalar: cell.code, attributes: attributes, pair: UInt16(Self.pair(cell.style.meaning))))
    }
    // What stands beside the part must not be half of a wide character.
    for column in [columns.lowerBound - 1, columns.upperBound] {
      guard (0..<canvas.size.columns).contains(column) else { continue }
      guard !canvas.cells[first + column].isCovered else { return false }
      if let before, before.cells[first + column].isCovered { return false }
    }
    ccurses_put_cells(Int32(row), Int32(columns.lowerBound), plain, Int32(plain.count))
    return true
  }

  /// Whether a cell is a scalar that curses, too, gives one column.
  private mutating func isPlain(_ code: UInt32) -> Bool {
    if (0x20..<0x7F).contains(code) { return true }
    guard glyphs == .utf8, code > 0x7F, code < 0x11_0000 else { return false }
    if code == lastCode { return isLastPlain }
    lastCode = code
    isLastPlain = ccurses_width(code) == 1
    return isLastPlain
  }

  private mutating func writeWhole(row: Int, of canvas: Canvas, end: Int, theme: Theme) {
    var column = 0
    while column < end {
      let cell = canvas[column, row]
      let isWide = column + 1 < end && canvas[column + 1, row].isCovered
      let characters = characters(of: cell, isWide: isWide)
      let joins = characters.count == 1 && characters.first.map { $0 < 0x7F } ?? false
      if cell.style != style || !joins { flush(row: row, theme: theme) }
      if run.isEmpty {
        start = column
        style = cell.style
      }
      run += characters
      if !joins { flush(row: row, theme: theme) }
      column += isWide && !cell.isCovered ? 2 : 1
    }
    flush(row: row, theme: theme)
  }

  /// What is sent for a cell: always as many columns as the canvas gives it.
  func characters(of cell: Canvas.Cell, isWide: Bool) -> [wchar_t] {
    // The right half of a wide character whose left half was drawn over.
    guard let first = cell.text.unicodeScalars.first else { return [0x20] }
    if first.isASCII && cell.text.utf8.count == 1 {
      let isDrawn = first.value >= 0x20 && first.value < 0x7F
      let character = isDrawn ? wchar_t(first.value) : 0x3F
      return isWide ? [character, 0x20] : [character]
    }
    guard glyphs == .utf8 else {
      let twin = Transliteration.ascii(cell.text, width: isWide ? 2 : 1)
      return twin.unicodeScalars.map { wchar_t($0.value) }
    }
    switch (ccurses_width(first.value), isWide) {
    case (1, false), (2, true): return cell.text.unicodeScalars.map { wchar_t($0.value) }
    // The left half of a wide character whose right half was drawn over.
    case (2, false): return [0x20]
    case (1, true): return cell.text.unicodeScalars.map { wchar_t($0.value) } + [0x20]
    default: return isWide ? [0x3F, 0x3F] : [0x3F]
    }
  }

  private mutating func flush(row: Int, theme: Theme) {
    guard !run.isEmpty else { return }
    let paint = theme.paint(style)
    ccurses_put(
      Int32(row), Int32(start), run, Int32(run.count), Int32(Self.attributes(of: paint)),
      Self.pair(style.meaning))
    run.removeAll(keepingCapacity: true)
  }

  private static func attributes(of paint: Paint) -> Int {
    var attributes = 0
    if paint.bold { attributes |= ccurses_bold }
    if paint.underline { attributes |= ccurses_underline }
    if paint.reverse { attributes |= ccurses_reverse }
    return attributes
  }
}
