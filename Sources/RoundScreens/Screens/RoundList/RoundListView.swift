import RoundCore

/// Draws the round list, and beside it the selected resident where the window has room.
struct RoundListView {
  let state: ProgramState
  let list: RoundListState

  private var context: KeyContext {
    if list.ordering != nil { return .reordering }
    return list.search == nil ? state.listContext : .finding
  }

  private var groups: [ListGroup] {
    state.role == .prepare
      ? PrepareRows(state: state, list: list).groups : RoundRows(state: state, list: list).groups
  }

  /// Columns of the list; the home's says more of everybody, and needs no resident beside it.
  private func listWidth(_ body: Rect) -> Int {
    guard state.role == .prepare else { return min(Layout.listWidth(state.size), body.columns) }
    return Layout.of(state.size) == .triple ? min(76, body.columns * 3 / 5) : body.columns
  }

  func draw() -> Canvas {
    let frame = Frame(state: state, context: context)
    var canvas = frame.draw()
    var body = frame.body
    if list.search == nil, list.ordering == nil || state.role == .prepare {
      let rows = max(1, body.rows / 3)
      var head = ReturnedHead.styled(state, width: body.columns, rows: rows)
      if state.role == .prepare {
        head += PrepareWords.head(state, width: body.columns, rows: max(1, rows - head.count))
      }
      for (row, line) in head.enumerated() {
        canvas.put(line, column: 0, row: body.row + row, ellipsis: state.glyphs.ellipsis)
      }
      body.row += head.count
      body.rows -= head.count
    }
    let width = listWidth(body)
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
    if width < body.columns {
      preview(&canvas, previewRect(body, width))
      for row in body.row..<body.bottom {
        canvas.put(state.glyphs.wall, column: width, row: row, style: Style(.secondary))
      }
    }
    return canvas
  }

  private func previewRect(_ body: Rect, _ width: Int) -> Rect {
    Rect(column: width + 1, row: body.row, columns: body.columns - width - 1, rows: body.rows)
  }

  private func title(_ canvas: inout Canvas, _ pane: Rect) {
    let row = pane.row
    if let search = list.search {
      let layout = search.layout(width: max(1, pane.columns - 8), height: 1)
      canvas.put(" Find: ", column: 0, row: row, style: Style(.heading, bold: true))
      canvas.put(layout.lines.first ?? .empty, column: 7, row: row, limit: pane.columns - 7)
      return
    }
    let text = titleText
    canvas.put(
      text, column: 0, row: row, limit: pane.columns, style: Style(.heading, bold: true),
      ellipsis: state.glyphs.ellipsis)
  }

  private var titleText: SafeText {
    let isPrepare = state.role == .prepare
    if list.ordering != nil {
      return isPrepare ? " Your order, as it will be sent" : " Your order (the home's in brackets)"
    }
    if isPrepare, list.prepareFilter != .all {
      let count = RoundListUpdate.shown(state).count
      return SafeText(" Only \(list.prepareFilter.words): \(count) of \(state.prepared.count)")
    }
    if !isPrepare, list.filter != .all {
      let count = RoundListUpdate.shown(state).count
      return SafeText(" Only \(list.filter.words): \(count) of \(state.list.count)")
    }
    let round = state.round.flatMap { state.record.rounds[$0] }
    if !isPrepare, !(round?.orders.isEmpty ?? true) { return " By your order" }
    if !(round?.arrangements.isEmpty ?? true) {
      return isPrepare ? " In your order" : " In the home's order"
    }
    return " By priority, then room"
  }

  /// The list as lines, with as much of the reasons as the pane has rows for.
  ///
  /// The lines of a resident carry its place as their anchor.
  private func rows(width: Int, height: Int) -> [StyledLine] {
    let groups = laidOut(width: width)
    guard groups.contains(where: { !$0.rows.isEmpty }) else { return empty(width: width) }
    let selected = RoundListUpdate.selectedResident(state)
    var index = 0
    let shown = groups.map { group in
      ViewMemo.Group(
        heading: group.heading,
        rows: group.rows.map { row, lines in
          defer { index += 1 }
          return (
            row,
            row.resident == selected ? self.lines(of: row, index, width, isSelected: true) : lines
          )
        })
    }
    let most = Layout.isComfortable(state.size) ? reasonRows(of: shown, selected, height) : 0
    var lines: [StyledLine] = []
    for group in shown {
      if !group.heading.isEmpty {
        if !lines.isEmpty && Layout.isComfortable(state.size) { lines.append(StyledLine()) }
        lines += group.heading
      }
      for (row, parts) in group.rows {
        lines += parts.lines(most: row.resident == selected ? RoundListView.most : most)
      }
    }
    return lines
  }

  /// Rows for the reasons of whoever is selected, and of the others where there is room.
  private static let most = 4

  /// How many rows of reasons everybody gets who is not selected.
  private func reasonRows(
    of groups: [ViewMemo.Group], _ selected: ResidentID?, _ height: Int
  ) -> Int {
    func count(_ most: Int) -> Int {
      var count = 0
      for group in groups {
        if !group.heading.isEmpty { count += group.heading.count + (count > 0 ? 1 : 0) }
        for (row, parts) in group.rows {
          count += parts.count(most: row.resident == selected ? RoundListView.most : most)
        }
      }
      return count
    }
    return (2...RoundListView.most).last { count($0) <= height } ?? 1
  }

  /// The groups with the lines of everybody, nobody selected.
  private func laidOut(width: Int) -> [ViewMemo.Group] {
    // What else is on the screen changes with every key, or with the day.
    guard state.role == .round, list.ordering == nil, list.search == nil else {
      return layOut(width: width)
    }
    return state.memo.list(ViewMemo.ListKey(filter: list.filter, width: width)) {
      layOut(width: width)
    }
  }

  private func layOut(width: Int) -> [ViewMemo.Group] {
    var index = 0
    return groups.map { group in
      let rows = group.rows.map { row in
        defer { index += 1 }
        return (row: row, lines: lines(of: row, index, width, isSelected: false))
      }
      return ViewMemo.Group(heading: heading(of: group, width: width), rows: rows)
    }
  }

  private func lines(
    of row: ListRow, _ place: Int, _ width: Int, isSelected: Bool
  ) -> ListRowLines {
    ListRowView(
      state: state, list: list, row: row, place: place, isSelected: isSelected, width: width
    ).lines
  }

  private func heading(of group: ListGroup, width: Int) -> [StyledLine] {
    guard !group.title.isEmpty else { return [] }
    var heading = StyledLine(state.glyphs.line + state.glyphs.line + " ", Style(.heading))
    let title = SafeText("\(group.title) (\(group.rows.count)) ")
    heading.add(
      title.cut(to: max(1, width - 4), ellipsis: state.glyphs.ellipsis),
      Style(.heading, bold: true))
    heading.add(state.glyphs.line.repeated(width - heading.width), Style(.heading))
    return [heading]
  }

  private func empty(width: Int) -> [StyledLine] {
    var page = Page(width: width, glyphs: state.glyphs)
    page.add(StyledLine())
    let isFiltered = list.search != nil || list.filter != .all || list.prepareFilter != .all
    if state.role == .prepare, !isFiltered || state.prepared.isEmpty {
      PrepareWords.nobody(&page)
    } else if isFiltered {
      page.paragraph(
        "Nobody on this list fits. Esc shows the whole list; Ctrl-P finds anybody in the register.")
    } else if state.round == nil {
      if state.record.register.isEmpty {
        page.paragraph("Nobody is in the register yet. B opens it, and a admits a resident there.")
        page.add(StyledLine())
      }
      page.paragraph("No round is planned, and nobody is flagged.")
      page.add(StyledLine())
      page.paragraph("X takes in the home's list: a pack that the home sent, or a spreadsheet.")
    } else {
      page.paragraph("Nobody is flagged for this round. a adds a resident.")
    }
    return page.lines
  }

  /// The lines of the selected resident.
  private func selectedLines(_ lines: [StyledLine]) -> Range<Int> {
    guard let selected = RoundListUpdate.selectedResident(state),
      let index = RoundListUpdate.shown(state).firstIndex(of: selected),
      let first = lines.firstIndex(where: { $0.anchor == .item(index) }),
      let last = lines.lastIndex(where: { $0.anchor == .item(index) })
    else { return 0..<1 }
    return first..<last + 1
  }

  private func preview(_ canvas: inout Canvas, _ rect: Rect) {
    residentView(rect)?.drawPane(&canvas, rect, scroll: Scroll())
  }

  private func residentView(_ rect: Rect) -> ResidentView? {
    RoundListUpdate.selectedResident(state).map {
      ResidentView(
        state: state, resident: $0, size: Size(columns: rect.columns, rows: rect.rows))
    }
  }

  /// Works out what is said of the selected resident beside the list, and keeps it for the picture.
  func prepareBeside() {
    let body = Frame(state: state, context: context).body
    let width = listWidth(body)
    guard width < body.columns else { return }
    residentView(previewRect(body, width))?.prepare()
  }
}
