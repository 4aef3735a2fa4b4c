import RoundCore

/// Draws the round calendar.
struct CalendarView {
  let state: ProgramState
  let calendar: CalendarState

  func draw() -> Canvas {
    let frame = Frame(state: state, context: .calendar)
    var canvas = frame.draw()
    let body = frame.body
    canvas.put(
      " ROUND CALENDAR, the latest first", column: 0, row: body.row, limit: body.columns,
      style: Style(.heading, bold: true), ellipsis: state.glyphs.ellipsis)
    let rect = Rect(
      column: 1, row: body.row + 1, columns: body.columns - 2, rows: max(0, body.rows - 1))
    var page = Page(width: rect.columns, glyphs: state.glyphs)
    let rows = CalendarUpdate.rows(state)
    let place = CalendarUpdate.place(calendar, rows, state)
    var chosen = 0..<1
    for (index, row) in rows.enumerated() {
      let isSelected = index == place
      let start = page.lines.count
      let style = Style(row.meaning, bold: isSelected, reverse: isSelected)
      for (part, line) in SafeText.wrapped(row.words, width: max(8, page.width - 2)).enumerated() {
        page.add(StyledLine((isSelected && part == 0 ? "> " : "  ") + line, style))
      }
      if isSelected { chosen = start..<page.lines.count }
    }
    if rows.isEmpty { page.paragraph("No round yet. a plans one.") }
    var scroll = calendar.scroll
    scroll.show(chosen, height: rect.rows, total: page.lines.count)
    canvas.put(page, in: rect, from: scroll.top)
    canvas.cursor = Point(
      column: 0, row: min(max(rect.row, body.bottom - 1), rect.row + chosen.lowerBound - scroll.top)
    )
    return canvas
  }
}
