import RoundCore

/// Draws a text to read, such as the sheet, as it will be on paper.
struct TextPageView {
  let state: ProgramState
  let page: TextPageState

  private var frame: Frame { Frame(state: state, context: .page) }

  var bodyRows: Int { max(1, frame.body.rows - 2) }

  /// The text's lines; those wider than the window are wrapped, never cut.
  var lines: [String] {
    let width = max(8, state.size.columns - 2)
    return page.lines.flatMap { line -> [String] in
      let text = SafeText(line)
      return text.width <= width ? [line] : text.wrapped(to: width).map(\.string)
    }
  }

  func draw() -> Canvas {
    var canvas = frame.draw()
    let body = frame.body
    canvas.put(
      SafeText(" \(page.title)"), column: 0, row: body.row, limit: body.columns,
      style: Style(.heading, bold: true), ellipsis: state.glyphs.ellipsis)
    let lines = lines
    for row in 0..<bodyRows {
      let index = page.scroll.top + row
      guard lines.indices.contains(index) else { break }
      canvas.put(SafeText(lines[index]), column: 1, row: body.row + 1 + row)
    }
    let last = min(lines.count, page.scroll.top + bodyRows)
    let end = last < lines.count ? ": Page Down for more" : ", the end"
    canvas.put(
      SafeText("lines \(min(page.scroll.top + 1, last)) to \(last) of \(lines.count)\(end)"),
      column: 1, row: body.bottom - 1, style: Style(.secondary))
    canvas.cursor = Point(column: 1, row: body.row + 1)
    return canvas
  }
}
