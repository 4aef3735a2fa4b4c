import RoundCore

/// Draws "What do you want to do?".
struct PaletteView {
  let state: ProgramState
  let palette: PaletteState

  func draw() -> Canvas {
    let frame = Frame(state: state, context: .palette)
    var canvas = frame.draw()
    let body = frame.body
    canvas.put(
      palette.kind == .commands ? " WHAT DO YOU WANT TO DO?" : " WHICH RESIDENT?", column: 0,
      row: body.row, limit: body.columns, style: Style(.heading, bold: true))
    let label: SafeText =
      palette.kind == .commands ? " A command or a name: " : " Name, room or NHS number: "
    canvas.put(label, column: 0, row: body.row + 1, style: Style(.secondary))
    let typed = palette.search.layout(width: max(1, body.columns - label.width - 1), height: 1)
    canvas.put(typed.lines.first ?? .empty, column: label.width, row: body.row + 1)
    canvas.cursor = Point(
      column: min(label.width + typed.cursor.column, state.size.columns - 1), row: body.row + 1)
    canvas.showsCursor = true
    canvas.put(
      SafeText(" " + other), column: 0, row: body.row + 2, limit: body.columns,
      style: Style(.secondary), ellipsis: state.glyphs.ellipsis)
    let rect = Rect(
      column: 1, row: body.row + 3, columns: body.columns - 1, rows: max(0, body.rows - 3))
    var page = Page(width: max(8, rect.columns), glyphs: state.glyphs)
    let rows = PaletteUpdate.rows(state, palette)
    let place = min(palette.selected, max(0, rows.count - 1))
    var selected = 0..<1
    for (index, row) in rows.enumerated() {
      let start = page.lines.count
      add(row, isSelected: index == place, &page)
      if index == place { selected = start..<page.lines.count }
    }
    if rows.isEmpty {
      let words =
        palette.kind == .residents ? "Nobody fits." : "No command fits, and no resident."
      page.paragraph(words, Style(.secondary))
    }
    var scroll = palette.scroll
    scroll.show(selected, height: rect.rows, total: page.lines.count)
    canvas.put(page, in: rect, from: scroll.top)
    return canvas
  }

  /// What Tab would show.
  private var other: String {
    switch palette.kind {
    case .commands:
      let count = PaletteUpdate.residentCount(state, palette)
      return "Tab: residents only (\(count))"
    case .residents: return "Tab: commands too (\(PaletteUpdate.commands(palette).count))"
    }
  }

  private func add(_ row: PaletteUpdate.Row, isSelected: Bool, _ page: inout Page) {
    let style = Style(
      row.reason == nil ? .ordinary : .secondary, bold: isSelected, reverse: isSelected)
    let mark: SafeText = isSelected ? "> " : "  "
    switch row {
    case .command(let command, let reason):
      var line = StyledLine(mark, style)
      let keys = SafeText(command.keyWords)
      let title = SafeText(command.title)
      let room = page.width - 2 - keys.width - 1
      line.add(title.width <= room ? title.padded(to: room) : title + " ", style)
      if title.width <= room { line.add(keys, style) }
      page.add(line)
      if isSelected { page.paragraph(command.help, Style(.secondary), indent: 4) }
      if let reason, isSelected || !isShort {
        page.paragraph("not now: \(reason)", Style(.secondary), indent: 4)
      }
    case .resident(let resident, let reason):
      guard let details = resident.current else { return }
      let style = Style(
        resident.isDead ? .deceased : style.meaning, bold: style.bold, reverse: style.reverse)
      let state = resident.residence.last?.body.state
      let away =
        resident.isDead
        ? "   \(RegisterText.died(resident)) \(self.state.glyphs.hatch.repeated(3).string)"
        : state.flatMap { $0 == .home ? nil : "   \($0.words)" } ?? ""
      let text =
        mark.string + "\(details.shownName)   room \(details.room ?? "Not Known")   "
        + details.shownBirth(on: self.state.today) + away
      // A name is never cut: the wrong resident could be taken for the right one.
      for line in SafeText(text).wrapped(to: page.width) { page.add(StyledLine(line, style)) }
      if let reason, isSelected {
        page.paragraph("not now: \(reason)", Style(.secondary), indent: 4)
      }
    }
  }

  /// Too few rows to say of every line why it can't be done; the selected one says it.
  private var isShort: Bool { state.size.rows < 40 }
}
