import RoundCore

/// Draws the help: what can be done here, with the reason where it can't be done now.
struct HelpView {
  let state: ProgramState
  let help: HelpState

  /// The state as it is under the help, to say what can be done there.
  private var beneath: ProgramState {
    var state = state
    if !state.stack.isEmpty { state.stack.removeLast() }
    return state
  }

  func draw() -> Canvas {
    let frame = Frame(state: state, context: .help)
    var canvas = frame.draw()
    let body = frame.body
    canvas.put(
      SafeText(" HELP: \(help.context.title)"), column: 0, row: body.row,
      style: Style(.heading, bold: true))
    let label: SafeText = " Type to find: "
    canvas.put(label, column: 0, row: body.row + 1, style: Style(.secondary))
    let typed = help.search.layout(width: max(1, body.columns - label.width - 1), height: 1)
    canvas.put(typed.lines.first ?? .empty, column: label.width, row: body.row + 1)
    canvas.cursor = Point(column: label.width + typed.cursor.column, row: body.row + 1)
    canvas.showsCursor = true
    var page = Page(width: body.columns - 1, glyphs: state.glyphs)
    var selected = 0..<1
    let rows = HelpUpdate.matching(help, state.role)
    let place = min(help.selected, max(0, rows.count - 1))
    let below = beneath
    for (index, command) in rows.enumerated() {
      if index == 0 || command.isEverywhere != rows[index - 1].isEverywhere {
        page.heading(command.isEverywhere ? "Everywhere" : "Here")
      }
      let start = page.lines.count
      row(command, isSelected: index == place, below, &page)
      if index == place { selected = start..<page.lines.count }
    }
    if rows.isEmpty {
      page.paragraph(
        "Nothing here is called that. Ctrl-P finds what is done elsewhere.", Style(.secondary))
    }
    var scroll = help.scroll
    let rect = Rect(
      column: 1, row: body.row + 2, columns: body.columns - 1, rows: max(0, body.rows - 2))
    // The heading above the first line is worth its row.
    if place == 0 { selected = 0..<selected.upperBound }
    scroll.show(selected, height: rect.rows, total: page.lines.count)
    canvas.put(page, in: rect, from: scroll.top)
    return canvas
  }

  private func row(
    _ command: Command, isSelected: Bool, _ below: ProgramState, _ page: inout Page
  ) {
    let reason = Availability.reason(command.id, below)
    let style = Style(reason == nil ? .ordinary : .secondary, bold: isSelected, reverse: isSelected)
    var line = StyledLine(isSelected ? "> " : "  ", style)
    line.add(SafeText(command.keyWords).padded(to: 18), style)
    line.add(SafeText(command.title), style)
    page.add(line)
    if isSelected { page.paragraph(command.help, Style(.secondary), indent: 20) }
    if let reason {
      page.paragraph("not now: \(reason)", Style(.secondary), indent: min(20, page.width / 3))
    }
  }
}
