import RoundCore

/// Everything that was said at the bottom since the program was opened, newest first.
enum MessagesScreen {
  static func press(
    _ state: inout ProgramState, _ scroll: Scroll, _ key: Key
  ) -> [ProgramEffect] {
    var scroll = scroll
    let view = MessagesView(state: state, scroll: scroll)
    guard let command = CommandRegistry.command(for: key, in: .messages)?.id else { return [] }
    if scroll.follow(command, height: view.rows, total: view.page.lines.count) {
      ProgramUpdate.replaceTop(&state, .messages(scroll))
      return []
    }
    switch command {
    case .back:
      ProgramUpdate.pop(&state)
      return []
    case .help: return ProgramUpdate.help(&state, .messages)
    case .leave: return ProgramUpdate.leave(&state)
    default: return []
    }
  }
}

struct MessagesView {
  let state: ProgramState
  let scroll: Scroll

  private var frame: Frame { Frame(state: state, context: .messages) }

  var rows: Int { max(1, frame.body.rows - 2) }

  var page: Page {
    var page = Page(width: max(8, state.size.columns - 2), glyphs: state.glyphs)
    if state.said.isEmpty { page.paragraph("Nothing has been said yet.", Style(.secondary)) }
    for said in state.said.reversed() {
      let time = SafeText(UKTime(said.at).clock)
      switch said.message.level {
      case .good: page.paragraph(said.message.text, Style(.done), mark: time)
      case .note, .hint: page.paragraph(said.message.text, mark: time)
      case .problem: page.paragraph("! " + said.message.text, Style(.urgent), mark: time)
      }
    }
    if let folder = state.folder {
      page.blank()
      page.paragraph("This computer's folder: \(folder)", Style(.secondary))
    }
    return page
  }

  func draw() -> Canvas {
    var canvas = frame.draw()
    let body = frame.body
    canvas.put(
      " MESSAGES since you opened the program, newest first", column: 0, row: body.row,
      limit: body.columns, style: Style(.heading, bold: true), ellipsis: state.glyphs.ellipsis)
    let page = page
    canvas.put(
      page, in: Rect(column: 1, row: body.row + 1, columns: page.width, rows: rows),
      from: scroll.top)
    let last = min(page.lines.count, scroll.top + rows)
    let end = last < page.lines.count ? ": Page Down for more" : ", the end"
    canvas.put(
      SafeText("lines \(min(scroll.top + 1, last)) to \(last) of \(page.lines.count)\(end)"),
      column: 1, row: body.bottom - 1, style: Style(.secondary))
    canvas.cursor = Point(column: 1, row: body.row + 1)
    return canvas
  }
}
