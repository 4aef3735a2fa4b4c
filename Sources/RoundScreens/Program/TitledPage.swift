import RoundCore

/// A screen of a title and one page under it, of which the selected lines stay in view and have the cursor.
struct TitledPage {
  let frame: Frame
  let title: SafeText

  /// Where the page goes; a column is left free at each side.
  var rect: Rect {
    let body = frame.body
    return Rect(
      column: 1, row: body.row + 1, columns: body.columns - 2, rows: max(0, body.rows - 1))
  }

  func emptyPage() -> Page { Page(width: rect.columns, glyphs: frame.state.glyphs) }

  /// - Parameters:
  ///   - selected: lines of the page that the cursor stands at.
  ///   - wanted: lines that are to be in view; nil for those.
  func draw(
    _ page: Page, selected: Range<Int>, inView wanted: Range<Int>? = nil, scroll: Scroll
  ) -> Canvas {
    var canvas = frame.draw()
    let body = frame.body
    canvas.put(
      " " + title, column: 0, row: body.row, limit: body.columns,
      style: Style(.heading, bold: true), ellipsis: frame.state.glyphs.ellipsis)
    var scroll = scroll
    scroll.show(wanted ?? selected, height: rect.rows, total: page.lines.count)
    canvas.put(page, in: rect, from: scroll.top)
    let row = rect.row + selected.lowerBound - scroll.top
    canvas.cursor = Point(column: 0, row: min(max(rect.row, body.bottom - 1), row))
    return canvas
  }
}

extension Page {
  /// A row that can be selected; where it is longer than the page, its further lines stand in from the first.
  ///
  /// - Returns: its lines.
  mutating func row(_ words: String, isSelected: Bool, meaning: Meaning = .ordinary) -> Range<Int> {
    let start = lines.count
    let style = Style(meaning, bold: isSelected, reverse: isSelected)
    for (part, line) in SafeText.wrapped(words, width: max(8, width - 2)).enumerated() {
      add(StyledLine((isSelected && part == 0 ? "> " : "  ") + line, style))
    }
    return start..<lines.count
  }
}
