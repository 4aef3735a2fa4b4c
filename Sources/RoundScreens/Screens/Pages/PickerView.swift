import RoundCore

/// Draws the register to choose a resident from.
struct PickerView {
  let state: ProgramState
  let picker: PickerState

  func draw() -> Canvas {
    let frame = Frame(state: state, context: .picker)
    var canvas = frame.draw()
    let body = frame.body
    canvas.put(
      " ADD TO THIS ROUND: which resident?", column: 0, row: body.row,
      limit: body.columns, style: Style(.heading, bold: true))
    let label: SafeText = " Name, room or NHS number: "
    canvas.put(label, column: 0, row: body.row + 1, style: Style(.secondary))
    let typed = picker.search.layout(width: max(1, body.columns - label.width - 1), height: 1)
    canvas.put(typed.lines.first ?? .empty, column: label.width, row: body.row + 1)
    canvas.cursor = Point(
      column: min(label.width + typed.cursor.column, state.size.columns - 1), row: body.row + 1)
    canvas.showsCursor = true
    let rows = PickerUpdate.candidates(state, picker)
    let place = min(picker.selected, max(0, rows.count - 1))
    var scroll = picker.scroll
    let rect = Rect(
      column: 0, row: body.row + 2, columns: body.columns, rows: max(0, body.rows - 2))
    var page = Page(width: max(8, rect.columns), glyphs: state.glyphs)
    var chosen = 0..<1
    for (index, row) in rows.enumerated() {
      guard let details = row.current else { continue }
      let style = Style(.ordinary, bold: index == place, reverse: index == place)
      let text =
        "\(index == place ? ">" : " ") \(details.shownName)   room \(details.room ?? "Not Known")"
        + "   " + details.shownBirth(on: state.today)
      let start = page.lines.count
      // A name is never cut: the wrong resident could be taken for the right one.
      for line in SafeText(text).wrapped(to: page.width) { page.add(StyledLine(line, style)) }
      if index == place { chosen = start..<page.lines.count }
    }
    if rows.isEmpty {
      page.paragraph("Nobody in the register fits who is not on the list.", indent: 2)
    }
    scroll.show(chosen, height: rect.rows, total: page.lines.count)
    canvas.put(page, in: rect, from: scroll.top)
    return canvas
  }
}
