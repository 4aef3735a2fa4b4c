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
      title, column: 0, row: body.row, limit: body.columns, style: Style(.heading, bold: true))
    var top = body.row + 1
    if let wrong = picker.wrong { top = banner(wrong, "Signed under, by mistake:", &canvas, top) }
    let label: SafeText = " Name, room or NHS number: "
    canvas.put(label, column: 0, row: top, style: Style(.secondary))
    let typed = picker.search.layout(width: max(1, body.columns - label.width - 1), height: 1)
    canvas.put(typed.lines.first ?? .empty, column: label.width, row: top)
    canvas.cursor = Point(
      column: min(label.width + typed.cursor.column, state.size.columns - 1), row: top)
    canvas.showsCursor = true
    top += 1
    let rows = PickerUpdate.candidates(state, picker)
    let place = picker.place(of: rows.count)
    var scroll = picker.scroll
    if picker.wrong != nil, let place {
      top = banner(rows[place].id, "Belongs to:", &canvas, top)
    }
    let rect = Rect(
      column: 0, row: top, columns: body.columns, rows: max(0, body.bottom - top))
    var page = Page(width: max(8, rect.columns), glyphs: state.glyphs)
    var chosen = 0..<1
    for (index, row) in rows.enumerated() {
      guard let details = row.current else { continue }
      let style = Style(.ordinary, bold: index == place, reverse: index == place)
      let text =
        "\(index == place ? ">" : " ") \(details.shownName)   room \(details.room ?? "Not Known")"
        + "   " + details.shownBirth(on: state.today)
        + (state.confusions[row.id].map { "   ! \($0.words) as somebody else here" } ?? "")
      let start = page.lines.count
      // A name is never cut: the wrong resident could be taken for the right one.
      for (part, line) in SafeText(text).wrapped(to: max(8, page.width - 4)).enumerated() {
        page.add(StyledLine(part == 0 ? line : "    " + line, style))
      }
      if index == place { chosen = start..<page.lines.count }
    }
    if rows.isEmpty {
      page.paragraph(
        picker.wrong != nil
          ? "Nobody else fits."
          : state.role == .prepare
            ? "Nobody in the register fits."
            : "Nobody in the register fits who is not on the list.", indent: 2)
    }
    scroll.show(chosen, height: rect.rows, total: page.lines.count)
    canvas.put(page, in: rect, from: scroll.top)
    return canvas
  }

  private var title: SafeText {
    if picker.wrong != nil { return " WHICH RESIDENT DOES IT BELONG TO?" }
    return state.role == .prepare
      ? " PUT FORWARD: which resident?" : " ADD TO THIS ROUND: which resident?"
  }

  /// Who somebody is, in full: as much of the banner as identifies them.
  private func banner(
    _ id: ResidentID, _ label: SafeText, _ canvas: inout Canvas, _ top: Int
  ) -> Int {
    guard let resident = state.record.residents[id] else { return top }
    let body = Frame(state: state, context: .picker).body
    let width = max(8, body.columns - 2)
    var lines = [StyledLine(label, Style(.banner))]
    if body.rows >= 18 {
      lines += Banner.lines(
        resident, record: state.record, today: state.today, width: width, glyphs: state.glyphs,
        rows: max(3, (body.rows - 4) / 3))
    } else {
      // Both and the list have to be in view.
      for row in SafeText.wrapped(CorrectionForm.identity(resident, state), width: width) {
        lines.append(StyledLine(row, Style(.banner, bold: true)))
      }
    }
    BannerView.draw(
      lines, isDead: resident.isDead,
      in: Rect(column: 0, row: top, columns: body.columns, rows: max(0, body.bottom - top)),
      &canvas)
    return min(body.bottom, top + lines.count)
  }
}
