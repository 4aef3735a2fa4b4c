import RoundCore

/// Draws the round list, and beside it the selected resident where the window has room.
struct RoundListView {
  let state: ProgramState
  let list: RoundListState

  private var context: KeyContext {
    if list.ordering != nil { return .reordering }
    return list.search == nil ? .roundList : .finding
  }

  func draw() -> Canvas {
    let frame = Frame(state: state, context: context)
    var canvas = frame.draw()
    let body = frame.body
    let width = min(Layout.listWidth(state.size), body.columns)
    var pane = Rect(column: 0, row: body.row, columns: width, rows: body.rows)
    title(&canvas, pane)
    pane.row += 1
    pane.rows = max(0, pane.rows - 1)
    let lines = rows(width: width, height: pane.rows)
    let place = selectedLines(lines)
    var scroll = list.scroll
    scroll.show(place, height: pane.rows, total: lines.count)
    // The group heading above the first row is worth its line.
    if place.lowerBound <= 2 { scroll.top = 0 }
    var page = Page(width: width, glyphs: state.glyphs)
    for line in lines { page.add(line) }
    canvas.put(page, in: pane, from: scroll.top)
    canvas.cursor = Point(
      column: 0, row: min(body.bottom - 1, pane.row + place.lowerBound - scroll.top))
    if let search = list.search {
      let typed = search.layout(width: max(1, width - 8), height: 1)
      canvas.cursor = Point(column: 7 + typed.cursor.column, row: body.row)
      canvas.showsCursor = true
    }
    if Layout.of(state.size) != .single {
      preview(
        &canvas,
        Rect(
          column: width + 1, row: body.row, columns: body.columns - width - 1, rows: body.rows))
      for row in body.row..<body.bottom {
        canvas.put(state.glyphs.wall, column: width, row: row, style: Style(.secondary))
      }
    }
    return canvas
  }

  private func title(_ canvas: inout Canvas, _ pane: Rect) {
    let row = pane.row
    if let search = list.search {
      let layout = search.layout(width: max(1, pane.columns - 8), height: 1)
      canvas.put(" Find: ", column: 0, row: row, style: Style(.heading, bold: true))
      canvas.put(layout.lines.first ?? .empty, column: 7, row: row, limit: pane.columns - 7)
      return
    }
    let text: SafeText
    if list.ordering != nil {
      text = " Your order (the home's in brackets)"
    } else {
      let own = state.round.flatMap { state.record.rounds[$0]?.orders.isEmpty } ?? true
      let count = RoundListUpdate.visible(state).count
      text =
        list.filter == .all
        ? (own ? " By priority, then room" : " By your order")
        : SafeText(" Only \(list.filter.words): \(count) of \(state.list.count)")
    }
    canvas.put(
      text, column: 0, row: row, limit: pane.columns, style: Style(.heading, bold: true),
      ellipsis: state.glyphs.ellipsis)
  }

  /// The list as lines, with as much of the reasons as the pane has rows for.
  private func rows(width: Int, height: Int) -> [StyledLine] {
    guard Layout.isComfortable(state.size) else { return rows(width: width, reasonRows: 0) }
    for reasonRows in [4, 3, 2] {
      let lines = rows(width: width, reasonRows: reasonRows)
      if lines.count <= height { return lines }
    }
    return rows(width: width, reasonRows: 1)
  }

  /// The lines of a resident carry its place as their anchor.
  private func rows(width: Int, reasonRows: Int) -> [StyledLine] {
    let items = RoundListUpdate.visible(state)
    guard !items.isEmpty else { return empty(width: width) }
    let selected = RoundListUpdate.selected(state)?.resident
    var lines: [StyledLine] = []
    if list.ordering != nil {
      for (index, item) in items.enumerated() {
        lines += row(
          item, index, isSelected: item.resident == selected, width: width, reasonRows: reasonRows)
      }
      return lines
    }
    var index = 0
    for group in RoundListGroups.of(items) {
      if !lines.isEmpty && Layout.isComfortable(state.size) { lines.append(StyledLine()) }
      var heading = StyledLine(state.glyphs.line + state.glyphs.line + " ", Style(.heading))
      heading.add(SafeText("\(group.title) (\(group.items.count)) "), Style(.heading, bold: true))
      heading.add(state.glyphs.line.repeated(width - heading.width), Style(.heading))
      lines.append(heading)
      for item in group.items {
        lines += row(
          item, index, isSelected: item.resident == selected, width: width, reasonRows: reasonRows)
        index += 1
      }
    }
    return lines
  }

  private func empty(width: Int) -> [StyledLine] {
    var page = Page(width: width, glyphs: state.glyphs)
    page.add(StyledLine())
    if state.round == nil {
      page.paragraph("No round is planned, and nobody is flagged.")
      page.add(StyledLine())
      page.paragraph("Take in the home's list from a spreadsheet:")
      page.paragraph("homeround flags import FILE.csv", Style(bold: true))
    } else if list.filter != .all || list.search != nil {
      page.paragraph("Nobody fits. Esc shows the whole list.")
    } else {
      page.paragraph("Nobody is flagged for this round. a adds a resident.")
    }
    return page.lines
  }

  private func row(
    _ item: ListItem, _ index: Int, isSelected: Bool, width: Int, reasonRows: Int
  ) -> [StyledLine] {
    let details = state.record.residents[item.resident]?.current
    let room = SafeText(details?.room ?? "no room")
    let held = isSelected && (list.ordering?.isHeld ?? false)
    let place = list.ordering == nil ? "" : " (\(item.homePlace.map { String($0) } ?? "new"))"
    let late: SafeText = item.isLate ? " late" : ""
    let draft: SafeText = state.drafts.drafts(of: item.resident).isEmpty ? "" : " draft"
    let tail = draft + late + SafeText(place) + " " + room
    let marker: SafeText = isSelected ? (held ? "=" : ">") : " "
    let style = rowStyle(item, isSelected: isSelected)
    let nameRoom = max(6, width - 4 - tail.width)
    var name = SafeText.wrapped(details?.shownName ?? "NOT IN THE REGISTER", width: nameRoom)
    let first = name.isEmpty ? .empty : name.removeFirst()
    var line = StyledLine(marker + mark(item), style, anchor: .item(index))
    line.add(" " + first.padded(to: nameRoom), style)
    line.add(draft, Style(.heading, bold: true, reverse: style.reverse))
    line.add(late, Style(.attention, bold: true, reverse: style.reverse))
    line.add(SafeText(place) + " " + room, style)
    var lines = [line]
    // A name is never cut: what does not fit goes into the next row.
    for rest in name {
      lines.append(StyledLine(SafeText.blank(6) + rest, style, anchor: .item(index)))
    }
    lines += reason(item, index, width: width, most: isSelected ? max(4, reasonRows) : reasonRows)
    return lines
  }

  private func reason(_ item: ListItem, _ index: Int, width: Int, most: Int) -> [StyledLine] {
    guard most > 0 else { return [] }
    var words = item.priorityReason ?? ""
    if words.isEmpty {
      words = item.reasons.map { state.catalog.words($0, in: state.catalog.reasons) }
        .joined(separator: "; ")
    }
    if item.status == .withdrawn, let drop = state.record.residents[item.resident]?.drops.last {
      words = "because: \(drop.body.reason)"
    }
    let room = max(8, width - 6)
    let rows = SafeText.wrapped(words, width: room)
    return rows.prefix(most).enumerated().map { place, row in
      var text = row
      if place == most - 1 && rows.count > most {
        // The last row goes on to the edge before it is cut.
        let rest = rows.dropFirst(most).reduce(row) { $0 + " " + $1 }
        text = rest.cut(to: room, ellipsis: state.glyphs.ellipsis)
      }
      return StyledLine("     " + text, Style(.secondary), anchor: .item(index))
    }
  }

  private func mark(_ item: ListItem) -> SafeText {
    switch item.status {
    case .reviewed: return state.glyphs.done
    case .notSeen, .withdrawn, .died: return state.glyphs.away
    case .escalated: return state.glyphs.urgent
    case .toSee:
      switch item.priority {
      case 1: return state.glyphs.urgent
      case 2: return state.glyphs.attention
      default: return state.glyphs.ordinary
      }
    }
  }

  private func rowStyle(_ item: ListItem, isSelected: Bool) -> Style {
    let meaning: Meaning
    switch item.status {
    case .escalated: meaning = .urgent
    case .toSee:
      meaning = item.priority == 1 ? .urgent : item.priority == 2 ? .attention : .ordinary
    case .reviewed: meaning = .done
    case .died: meaning = .deceased
    case .notSeen, .withdrawn: meaning = .secondary
    }
    return Style(meaning, bold: isSelected, reverse: isSelected)
  }

  /// The lines of the selected resident.
  private func selectedLines(_ lines: [StyledLine]) -> Range<Int> {
    guard let selected = RoundListUpdate.selected(state)?.resident,
      let index = RoundListUpdate.visible(state).firstIndex(where: { $0.resident == selected }),
      let first = lines.firstIndex(where: { $0.anchor == .item(index) }),
      let last = lines.lastIndex(where: { $0.anchor == .item(index) })
    else { return 0..<1 }
    return first..<last + 1
  }

  private func preview(_ canvas: inout Canvas, _ rect: Rect) {
    guard let item = RoundListUpdate.selected(state) else { return }
    let size = Size(columns: rect.columns, rows: rect.rows)
    ResidentView(state: state, resident: item.resident, size: size)
      .drawPane(&canvas, rect, scroll: Scroll())
  }
}
