import RoundCore

/// Draws the open actions of many residents: nobody's banner stands over them.
struct ActionsView {
  let state: ProgramState
  let screen: ActionsState

  func draw() -> Canvas {
    let frame = Frame(state: state, context: .actions)
    var canvas = frame.draw()
    let body = frame.body
    let rows = ActionRows(state, screen.shown)
    let all = rows.all
    let overdue = all.count { state.record.isOverdue($0, on: state.today) }
    let count = all.isEmpty ? "" : "  \(all.count) open, \(overdue) overdue"
    canvas.put(
      SafeText(" \(ActionWords.title(screen.shown, state))\(count)"), column: 0, row: body.row,
      limit: body.columns, style: Style(.heading, bold: true), ellipsis: state.glyphs.ellipsis)
    let rect = Rect(
      column: 0, row: body.row + 1, columns: body.columns, rows: max(0, body.rows - 1))
    let selected = rows.selected(screen)
    var page = Page(width: max(8, body.columns), glyphs: state.glyphs)
    var chosen = 0..<1
    if let asked = ActionWords.asked(state) {
      page.paragraph(asked, Style(.attention), mark: "!", indent: 1)
    }
    for group in rows.groups {
      page.heading(SafeText("\(group.title) (\(group.actions.count))"))
      for action in group.actions {
        let start = page.lines.count
        let isSelected = action.action.id == selected?.action.id
        for line in lines(action, isSelected: isSelected, width: body.columns) { page.add(line) }
        if isSelected { chosen = start..<page.lines.count }
      }
    }
    if all.isEmpty { page.paragraph(ActionWords.nothing(screen.shown, state), indent: 1) }
    var scroll = screen.scroll
    scroll.show(chosen, height: rect.rows, total: page.lines.count)
    // What heads the page is worth its rows while the first action is selected.
    if selected?.action.id == all.first?.action.id { scroll.top = 0 }
    canvas.put(page, in: rect, from: scroll.top)
    canvas.cursor = Point(
      column: 0, row: min(body.bottom - 1, rect.row + chosen.lowerBound - scroll.top))
    return canvas
  }

  /// The name and room, then what is to be done; all of it where the row is selected.
  private func lines(_ action: ActionState, isSelected: Bool, width: Int) -> [StyledLine] {
    let resident = state.record.residents[action.resident]
    let isDead = resident?.isDead ?? false
    let isOverdue = state.record.isOverdue(action, on: state.today)
    let meaning: Meaning = isDead ? .deceased : isOverdue ? .attention : .ordinary
    let style = Style(meaning, bold: isSelected, reverse: isSelected)
    let mark: SafeText =
      isOverdue ? state.glyphs.attention : action.state == .waiting ? "~ " : SafeText.blank(2)
    let head: SafeText = (isSelected ? ">" : " ") + mark + " "
    let name = SafeText.wrapped(
      state.nameAndRoom(action.resident) + (isDead ? "  DIED" : ""),
      width: max(8, width - head.width))
    var lines: [StyledLine] = []
    for (index, row) in name.enumerated() {
      var line = StyledLine((index == 0 ? head : SafeText.blank(head.width)) + row, style)
      if isDead, index == name.count - 1 {
        // Colour and pattern, as in the banner.
        line.add(" " + state.glyphs.hatch.repeated(max(0, width - line.width - 1)), style)
      }
      lines.append(line)
    }
    return lines + told(action, isSelected: isSelected, isOverdue: isOverdue, width: width)
  }

  private func told(
    _ action: ActionState, isSelected: Bool, isOverdue: Bool, width: Int
  ) -> [StyledLine] {
    let style = Style(isOverdue ? .attention : .secondary)
    let room = max(8, width - 6)
    guard isSelected else {
      let words = [
        ActionWords.due(action, state.record, on: state.today), action.action.what,
        ActionWords.owner(action, state.record, state.catalog),
      ]
      let all = (words + ActionWords.standing(action, state)).map(\.uppercasedFirst)
        .joined(separator: ". ")
      return [
        StyledLine(
          SafeText.blank(5) + SafeText(all).cut(to: room, ellipsis: state.glyphs.ellipsis), style)
      ]
    }
    let due = ActionWords.due(action, state.record, on: state.today).uppercasedFirst
    let owner = ActionWords.owner(action, state.record, state.catalog)
    let more = ActionWords.standing(action, state).map(\.uppercasedFirst)
    return ([action.action.what, owner, due] + more).flatMap { text in
      SafeText.wrapped(text, width: room).map { StyledLine(SafeText.blank(5) + $0, style) }
    }
  }
}
