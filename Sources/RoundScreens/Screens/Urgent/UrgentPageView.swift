import RoundCore

/// Draws the card, or the result of observations, under the banner.
struct UrgentPageView {
  let state: ProgramState
  let page: UrgentPageState

  private var frame: Frame { Frame(state: state, context: .urgentPage) }

  private var width: Int { max(8, state.size.columns - 2) }

  private var banner: [StyledLine] {
    guard let resident = state.record.residents[page.resident] else { return [] }
    return Banner.lines(
      resident, record: state.record, today: state.today, width: width, glyphs: state.glyphs,
      rows: frame.bannerRows)
  }

  var text: Page { UrgentPageText(state: state, page: page, width: width).text }

  var bodyRows: Int { max(1, frame.body.rows - 2 - banner.count) }

  var totalLines: Int { text.lines.count }

  /// Lines at which headings stand.
  var sectionStarts: [Int] {
    text.lines.enumerated().compactMap { index, line in
      if case .section? = line.anchor { return index }
      return nil
    }
  }

  private var title: SafeText {
    page.kind == .card ? " URGENT CARD: WHOM TO RING" : " OBSERVATIONS SAVED"
  }

  func draw() -> Canvas {
    var canvas = frame.draw()
    let body = frame.body
    let banner = banner
    let text = text
    canvas.put(
      title, column: 0, row: body.row, limit: body.columns, style: Style(.urgent, bold: true),
      ellipsis: state.glyphs.ellipsis)
    BannerView.draw(
      banner, isDead: state.record.residents[page.resident]?.isDead ?? false,
      in: Rect(column: 0, row: body.row + 1, columns: body.columns, rows: max(0, body.rows - 1)),
      &canvas)
    let top = body.row + 1 + banner.count
    let rows = bodyRows
    canvas.put(
      text, in: Rect(column: 1, row: top, columns: width, rows: rows), from: page.scroll.top)
    let last = min(text.lines.count, page.scroll.top + rows)
    if text.lines.count > rows {
      let end = last < text.lines.count ? ": Page Down for more" : ", the end"
      canvas.put(
        SafeText("lines \(page.scroll.top + 1) to \(last) of \(text.lines.count)\(end)"),
        column: 1, row: body.bottom - 1, limit: body.columns - 1, style: Style(.secondary),
        ellipsis: state.glyphs.ellipsis)
    }
    canvas.cursor = Point(column: 0, row: min(top, body.bottom - 1))
    return canvas
  }
}
