import RoundCore

/// Draws what was signed for a resident, newest first.
struct SignedListView {
  let state: ProgramState
  let list: SignedListState

  static let title = "WHAT WAS SIGNED: take back, or correct"

  /// Said above the list.
  static func explanation(_ rows: [Correctable]) -> String {
    rows.contains { $0.way == .takeBack }
      ? "What is yours and has not left is taken back, in any order. What has left is corrected: it "
        + "stays on record and stands no more; what is right stands instead."
      : "What was wrong stays on record and stands no more; what is right stands instead."
  }

  static func row(_ item: Correctable) -> String {
    "\(item.what) (\(item.by)\(item.on.map { ", \($0)" } ?? ""))"
  }

  func draw() -> Canvas {
    let frame = Frame(state: state, context: .signed)
    var canvas = frame.draw()
    let body = frame.body
    canvas.put(
      SafeText(" " + SignedListView.title), column: 0, row: body.row, limit: body.columns,
      style: Style(.heading, bold: true), ellipsis: state.glyphs.ellipsis)
    let width = max(8, body.columns - 2)
    var top = body.row + 1
    if let resident = state.record.residents[list.resident] {
      let banner = Banner.lines(
        resident, record: state.record, today: state.today, width: width, glyphs: state.glyphs,
        rows: frame.bannerRows)
      BannerView.draw(
        banner, isDead: resident.isDead,
        in: Rect(column: 0, row: top, columns: body.columns, rows: max(0, body.bottom - top)),
        &canvas)
      top += banner.count
    }
    let rows = Correctable.all(list.resident, state)
    let place = min(list.selected, max(0, rows.count - 1))
    var page = Page(width: width, glyphs: state.glyphs)
    if body.bottom - top > 6 {
      page.paragraph(SignedListView.explanation(rows), Style(.secondary))
      page.add(StyledLine())
    }
    var chosen = 0..<1
    for (index, item) in rows.enumerated() {
      let isSelected = index == place
      let style = Style(
        item.refusal == nil ? .ordinary : .secondary, bold: isSelected, reverse: isSelected)
      let start = page.lines.count
      page.paragraph(SignedListView.row(item), style, mark: isSelected ? ">" : " ")
      page.paragraph(item.way.words, Style(.secondary), indent: 4)
      if isSelected { chosen = start..<page.lines.count }
    }
    if rows.isEmpty { page.paragraph("Nothing that could be corrected is signed.", indent: 2) }
    let rect = Rect(
      column: 1, row: top, columns: width, rows: max(0, body.bottom - top))
    var scroll = list.scroll
    // The explanation comes back into view with the first line.
    if place > 0 || page.lines.count > rect.rows {
      scroll.show(chosen, height: rect.rows, total: page.lines.count)
    }
    canvas.put(page, in: rect, from: scroll.top)
    canvas.cursor = Point(
      column: 1, row: min(max(top, body.bottom - 1), top + chosen.lowerBound - scroll.top))
    return canvas
  }
}
