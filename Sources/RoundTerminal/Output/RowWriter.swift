import CCurses
import RoundScreens

/// Sends the rows of a canvas to curses, in runs of one style.
///
/// Every character that is not plain ASCII ends its run, so that the next one is placed by its
/// column: where curses, the canvas and the terminal disagree about a width, one character is wrong
/// and not the rest of the line.
struct RowWriter {
  private let glyphs: GlyphSet
  private var run: [wchar_t] = []
  private var start = 0
  private var style = Style.ordinary

  init(glyphs: GlyphSet) {
    self.glyphs = glyphs
  }

  /// The colour pair of a meaning; pair 0 belongs to curses.
  static func pair(_ meaning: Meaning) -> Int32 { Int32(meaning.rawValue) + 1 }

  mutating func write(row: Int, of canvas: Canvas, columns: Int, theme: Theme) {
    let end = min(canvas.size.columns, columns)
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
    var attributes = 0
    if paint.bold { attributes |= ccurses_bold }
    if paint.underline { attributes |= ccurses_underline }
    if paint.reverse { attributes |= ccurses_reverse }
    ccurses_put(
      Int32(row), Int32(start), run, Int32(run.count), Int32(attributes), Self.pair(style.meaning))
    run.removeAll(keepingCapacity: true)
  }
}
