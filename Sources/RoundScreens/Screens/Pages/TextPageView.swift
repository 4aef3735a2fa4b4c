import RoundCore

/// Draws a text to read, such as the sheet, as it will be on paper.
struct TextPageView {
  let state: ProgramState
  let page: TextPageState

  private var frame: Frame { Frame(state: state, context: .page) }

  /// The banner of whom the text is about; the sheet has none.
  private var banner: [StyledLine] {
    guard let resident = page.review.flatMap({ state.record.residents[$0.resident] }) else {
      return []
    }
    return Banner.lines(
      resident, record: state.record, today: state.today, width: max(8, state.size.columns - 2),
      glyphs: state.glyphs, rows: frame.bannerRows)
  }

  var bodyRows: Int { max(1, frame.body.rows - 2 - banner.count) }

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
    let banner = banner
    if let review = page.review {
      BannerView.draw(
        banner, isDead: state.record.residents[review.resident]?.isDead ?? false,
        in: Rect(
          column: 0, row: body.row + 1, columns: body.columns, rows: max(0, body.rows - 1)),
        &canvas)
    }
    let top = body.row + 1 + banner.count
    let bodyRows = bodyRows
    for row in 0..<bodyRows {
      let index = page.scroll.top + row
      guard lines.indices.contains(index) else { break }
      canvas.put(SafeText(lines[index]), column: 1, row: top + row)
    }
    let last = min(lines.count, page.scroll.top + bodyRows)
    let end = last < lines.count ? ": Page Down for more" : ", the end"
    canvas.put(
      SafeText("lines \(min(page.scroll.top + 1, last)) to \(last) of \(lines.count)\(end)"),
      column: 1, row: body.bottom - 1, style: Style(.secondary))
    canvas.cursor = Point(column: 1, row: min(top, body.bottom - 1))
    return canvas
  }
}
