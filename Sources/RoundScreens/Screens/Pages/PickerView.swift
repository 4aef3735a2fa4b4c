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
    scroll.show(place..<place + 1, height: rect.rows, total: rows.count)
    if rows.isEmpty {
      canvas.put("  Nobody in the register fits who is not on the list.", column: 0, row: rect.row)
    }
    for row in 0..<rect.rows {
      let index = scroll.top + row
      guard rows.indices.contains(index), let details = rows[index].current else { break }
      let style = Style(.ordinary, bold: index == place, reverse: index == place)
      let text =
        "\(index == place ? ">" : " ") \(details.shownName)   room \(details.room ?? "Not Known")   "
        + details.shownBirth(on: state.today)
      canvas.put(
        SafeText(text), column: 0, row: rect.row + row, limit: rect.columns, style: style,
        ellipsis: state.glyphs.ellipsis)
    }
    return canvas
  }
}
