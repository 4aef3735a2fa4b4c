import RoundCore

/// Draws "What came back".
struct ReturnedView {
  let state: ProgramState
  let screen: ReturnedState

  private var words: ReturnedWords { ReturnedWords(state.record, state.catalog) }

  func draw() -> Canvas {
    let frame = Frame(state: state, context: .returned)
    var canvas = frame.draw()
    let body = frame.body
    let rows = ReturnedRows(state, round: screen.round)
    var row = body.row
    let head = ReturnedText.head(state, screen, rows)
    // A small window has room for which round, and how much.
    for (place, line) in head.enumerated()
    where state.size.rows >= 18 || place == 0 || place == head.count - 1 {
      let texts = SafeText.wrapped(line.text, width: max(8, body.columns - 2))
      for text in texts.prefix(2) where row < body.bottom - 2 {
        canvas.put(
          " " + text, column: 0, row: row, limit: body.columns, style: line.style,
          ellipsis: state.glyphs.ellipsis)
        row += 1
      }
    }
    let rect = Rect(
      column: 1, row: row, columns: body.columns - 2, rows: max(0, body.bottom - row))
    let (page, chosen) = lay(rows, width: rect.columns)
    var scroll = screen.scroll
    scroll.show(chosen, height: rect.rows, total: page.lines.count)
    // The heading above the first item is worth its line.
    if chosen.upperBound <= rect.rows { scroll.top = 0 }
    canvas.put(page, in: rect, from: scroll.top)
    canvas.cursor = Point(
      column: 0,
      row: min(
        max(rect.row, body.bottom - 1), rect.row + max(0, chosen.lowerBound - scroll.top)))
    return canvas
  }

  private func lay(_ rows: ReturnedRows, width: Int) -> (Page, Range<Int>) {
    var page = Page(width: width, glyphs: state.glyphs)
    var chosen = 0..<1
    let selected = rows.selected(screen)?.id
    for group in rows.groups {
      page.heading(SafeText("\(group.title) (\(group.items.count))"))
      for item in group.items {
        let start = page.lines.count
        let isSelected = item.id == selected
        put(item, isSelected, group.meaning, &page)
        if isSelected { chosen = start..<page.lines.count }
      }
    }
    if rows.groups.isEmpty, state.record.rounds[screen.round]?.isClosed ?? false {
      page.add(StyledLine())
      page.paragraph(
        "Nothing on this sheet asks the home for anything: no medicine, no care plan, no action of "
          + "the home was changed.")
    }
    return (page, chosen)
  }

  private func put(
    _ item: ReturnedItem, _ isSelected: Bool, _ meaning: Meaning, _ page: inout Page
  ) {
    let box: SafeText =
      item.isNotDone
      ? "[-]" : item.isConfirmed || screen.ticked.contains(item.id) ? "[x]" : "[ ]"
    let mark: SafeText = (isSelected ? "> " : "  ") + box
    let style = Style(meaning, bold: isSelected, reverse: isSelected)
    let earlier =
      item.round == screen.round
      ? "" : ", round of \(state.record.rounds[item.round]?.date?.shown ?? "unknown day")"
    page.paragraph(
      "\(state.nameAndRoom(item.resident))\(earlier): \(words.title(item))", style, mark: mark)
    for line in ReturnedText.details(
      item, state, isWhole: isSelected, isTicked: screen.ticked.contains(item.id))
    {
      page.paragraph(line.text, Style(line.meaning), mark: line.mark, indent: 6)
    }
  }
}
