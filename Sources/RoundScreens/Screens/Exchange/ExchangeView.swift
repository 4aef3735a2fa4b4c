import RoundCore

/// Draws a page of the exchange: what is so above, what can be done below, always both in view.
struct ExchangeView {
  let state: ProgramState
  let page: ExchangePage

  private var context: KeyContext { page.input == nil ? .exchange : .exchangeTyping }
  private var body: Rect { Frame(state: state, context: context).body }
  private var width: Int { max(8, body.columns - 2) }

  // MARK: What is so

  private var text: Page {
    var out = Page(width: width, glyphs: state.glyphs)
    for line in page.lines {
      switch line.kind {
      case .text:
        if line.text.isEmpty { out.blank() } else { out.paragraph(line.text) }
      case .heading: out.heading(SafeText(line.text))
      case .good: out.paragraph(line.text, Style(.done), mark: state.glyphs.done)
      case .words:
        for part in SafeText.wrapped(line.text, width: max(4, width - 4)) {
          out.add(StyledLine(SafeText.blank(4) + part, Style(.heading, bold: true)))
        }
      case .warning: out.paragraph(line.text, Style(.urgent, bold: true), mark: state.glyphs.urgent)
      case .verbatim:
        for part in SafeText.wrapped(line.text, width: max(4, width - 2)) {
          out.add(StyledLine(SafeText.blank(2) + part))
        }
      }
    }
    return out
  }

  /// Lines of it, and how many are shown at once.
  var textLines: Int { text.lines.count }
  var textRows: Int { textRows(text.lines.count, below.page.lines.count) }

  /// What can be done keeps half of the window when both are long.
  private func textRows(_ text: Int, _ below: Int) -> Int {
    let room = max(2, body.rows - 1)
    guard text + below > room else { return text }
    return max(1, room - min(below, max(room / 2, room - text)))
  }

  // MARK: What can be done

  private struct Below {
    var page: Page
    /// The lines of what is selected.
    var chosen = 0..<1
    var cursor = Point(column: 1, row: 0)
  }

  private var below: Below { page.input.map(typing) ?? choosing }

  private var choosing: Below {
    var out = Below(page: Page(width: width, glyphs: state.glyphs))
    if !page.lines.isEmpty && !page.choices.isEmpty { out.page.add(StyledLine(" ")) }
    for (index, choice) in page.choices.enumerated() {
      let isSelected = index == page.selected
      let start = out.page.lines.count
      let style = Style(.ordinary, bold: isSelected, reverse: isSelected)
      let number = index < 9 ? "\(index + 1)  " : "   "
      let mark = SafeText((isSelected ? "> " : "  ") + number)
      for (part, line) in SafeText.wrapped(choice.words, width: max(8, width - 5)).enumerated() {
        out.page.add(StyledLine((part == 0 ? mark : SafeText.blank(5)) + line, style))
      }
      if isSelected && !choice.help.isEmpty {
        out.page.paragraph(choice.help, Style(.secondary), indent: 5)
      }
      if isSelected {
        out.chosen = start..<out.page.lines.count
        out.cursor = Point(column: 1, row: start)
      }
    }
    return out
  }

  private func typing(_ input: ExchangePage.Input) -> Below {
    var out = Below(page: Page(width: width, glyphs: state.glyphs))
    if !page.lines.isEmpty { out.page.add(StyledLine(" ")) }
    out.page.paragraph(input.words, Style(.heading, bold: true))
    let layout = input.editor.layout(width: max(4, width - 2), height: 1)
    let row = out.page.lines.count
    out.page.add(
      StyledLine("> " + (layout.lines.first ?? .empty), Style(underline: true)))
    out.cursor = Point(column: 3 + layout.cursor.column, row: row)
    out.page.paragraph(input.help, Style(.secondary), indent: 2)
    for name in input.found { out.page.add(StyledLine("    " + SafeText(name))) }
    out.chosen = 0..<row + 1
    return out
  }

  // MARK: Together

  func draw() -> Canvas {
    let frame = Frame(state: state, context: context)
    var canvas = frame.draw()
    let body = frame.body
    canvas.put(
      SafeText(" \(page.title)"), column: 0, row: body.row, limit: body.columns,
      style: Style(page.isStop ? .urgent : .heading, bold: true, reverse: page.isStop),
      ellipsis: state.glyphs.ellipsis)
    let text = text
    let below = below
    let rows = textRows(text.lines.count, below.page.lines.count)
    var scroll = page.scroll
    scroll.move(0, height: rows, total: text.lines.count)
    canvas.put(
      text, in: Rect(column: 1, row: body.row + 1, columns: width, rows: rows), from: scroll.top)
    if scroll.top + rows < text.lines.count {
      let more: SafeText = " Page Down for more "
      canvas.put(
        more, column: max(0, body.columns - more.width - 1), row: body.row,
        style: Style(.secondary))
    }
    let rect = Rect(
      column: 1, row: body.row + 1 + rows, columns: width,
      rows: max(1, body.bottom - body.row - 1 - rows))
    var place = Scroll()
    place.show(below.chosen, height: rect.rows, total: below.page.lines.count)
    canvas.put(below.page, in: rect, from: place.top)
    canvas.cursor = Point(
      column: min(below.cursor.column, max(0, state.size.columns - 1)),
      row: min(max(rect.row, rect.row + below.cursor.row - place.top), max(0, body.bottom - 1)))
    canvas.showsCursor = page.input != nil
    return canvas
  }
}
