import RoundCore

/// Lays a form out as lines and finds the cursor's place among them.
struct FormView {
  let form: Form
  let width: Int
  let glyphs: Glyphs
  let now: Moment
  let nextRound: Day
  let catalog: Catalog
  /// Who will sign, as far as that is known.
  let author: Author?
  var phrases = PhraseBook.empty

  private var today: Day { UKTime(now).day }

  struct Result {
    var page: Page
    /// Lines of the focused question.
    var focus: Range<Int>
    /// The cursor's line and column within the page.
    var cursor: Point
    var showsCursor: Bool
  }

  /// Rows that a text box takes on screen.
  static func boxHeight(_ field: Field, isFocused: Bool) -> Int {
    isFocused ? max(field.rows, 4) : field.rows
  }

  /// Columns inside a text box.
  static func boxWidth(_ width: Int) -> Int { max(8, min(width - 4, Page.readingWidth)) }

  func lay() -> Result {
    var page = Page(width: width, glyphs: glyphs)
    var result = Result(
      page: page, focus: 0..<1, cursor: Point(column: 0, row: 0), showsCursor: false)
    if let introduction = form.introduction {
      page.paragraph(introduction, Style(.secondary))
      page.add(StyledLine())
    }
    for (index, field) in form.fields.enumerated() where form.isShown(field) {
      let isFocused = index == form.focus
      let start = page.lines.count
      question(field, isFocused, &page)
      // Under a long answer nobody would see it.
      if isLong(field) { note(field, isFocused, &page) }
      let body = page.lines.count
      let cursor = answer(field, isFocused, &page)
      if !isLong(field) { note(field, isFocused, &page) }
      if let note = field.note { page.paragraph(note, Style(.attention), mark: "!", indent: 2) }
      for sentence in TextNotes.abbreviations(field) {
        page.paragraph(sentence, Style(.attention), mark: "!", indent: 2)
      }
      if isFocused {
        result.focus = start..<page.lines.count
        result.cursor = Point(column: cursor.column, row: cursor.row + body)
        result.showsCursor = field.isTyped
      }
      page.add(StyledLine())
    }
    result.page = page
    return result
  }

  /// Whether there are more choices than digits for them.
  private func isLong(_ field: Field) -> Bool {
    switch field.kind {
    case .choice(let options, _, _), .ticks(let options, _, _): return options.count > 9
    default: return false
    }
  }

  /// What is wrong with an answer, else what helps with it.
  private func note(_ field: Field, _ isFocused: Bool, _ page: inout Page) {
    if let problem = field.problem ?? (field.visited ? form.missing(field) : nil) {
      page.paragraph(problem, Style(.attention), mark: "!", indent: 2)
    } else if let note = prescribingNote(field) {
      page.paragraph(note, Style(.attention), mark: "!", indent: 2)
    } else if isFocused, let phrase = phrase(field) {
      page.paragraph(phrase, Style(.done), indent: 4)
    } else if isFocused, !help(field).isEmpty {
      page.paragraph(help(field), Style(.secondary), indent: 4)
    }
  }

  /// The phrase that Space would put in, or those that could be meant.
  private func phrase(_ field: Field) -> String? {
    guard case .text(let editor) = field.kind else { return nil }
    return TextNotes.phrase(editor, phrases)
  }

  /// A medicine change that nobody has prescribed is called a recommendation as it is written.
  private func prescribingNote(_ field: Field) -> String? {
    guard case .medicine = form.purpose, field.id == "prescriber" else { return nil }
    let prescribing = Prescribing(
      prescriber: form.text("prescriber"), author: author, catalog: catalog)
    return prescribing.isRecommendation ? "\(prescribing.sentence)." : nil
  }

  /// One line of help under the focused question only; for choices that of the selected one.
  private func help(_ field: Field) -> String {
    switch field.kind {
    case .choice(let options, let chosen, let cursor):
      guard options.indices.contains(cursor), let help = options[cursor].help else { break }
      // Under a question that nobody has answered it would read like an order.
      return chosen == options[cursor].code ? help : "\(options[cursor].words): \(help)"
    case .ticks(let options, let ticked, let cursor):
      guard options.indices.contains(cursor), let help = options[cursor].help else { break }
      return ticked.contains(options[cursor].code) ? help : "\(options[cursor].words): \(help)"
    default: break
    }
    return field.help
  }

  private func question(_ field: Field, _ isFocused: Bool, _ page: inout Page) {
    let style = Style(
      field.isUrgent ? .urgent : isFocused ? .heading : .ordinary,
      bold: isFocused || field.isUrgent)
    page.paragraph(field.question, style, mark: isFocused ? ">" : " ")
  }

  /// Draws the answer and returns the cursor's place counted from its first line.
  private func answer(_ field: Field, _ isFocused: Bool, _ page: inout Page) -> Point {
    switch field.kind {
    case .choice(let options, let chosen, let cursor):
      let items = options.enumerated().map { index, option in
        option.code == chosen
          ? "(x) \(number(index))\(option.words)" : "( ) \(number(index))\(option.words)"
      }
      return flow(items, cursor: isFocused ? cursor : nil, &page)
    case .ticks(let options, let ticked, let cursor):
      let items = options.enumerated().map { index, option in
        ticked.contains(option.code)
          ? "[x] \(number(index))\(option.words)" : "[ ] \(number(index))\(option.words)"
      }
      return flow(items, cursor: isFocused ? cursor : nil, &page)
    case .text(let editor):
      let point = box(editor, field, isFocused, &page)
      if let echo = form.echo(field, now: now, nextRound: nextRound),
        echo.isGood || field.problem == nil
      {
        page.paragraph(echo.words, Style(echo.isGood ? .done : .attention), indent: 4)
      }
      return point
    case .date(let editor):
      let point = box(editor, field, isFocused, &page)
      if let echo = dateEcho(field.text), echo.isGood || field.problem == nil {
        page.paragraph(echo.words, Style(echo.isGood ? .done : .attention), indent: 4)
      }
      return point
    case .secret(let editor):
      let dots = String(repeating: "*", count: editor.text.count)
      page.add(line("[ ", SafeText(dots), isFocused))
      return Point(column: 4 + dots.count, row: 0)
    case .blocks(let kind, let items, let cursor):
      return blocks(kind, items, isFocused ? cursor : nil, &page)
    }
  }

  private func number(_ index: Int) -> String { index < 9 ? "\(index + 1) " : "  " }

  private func line(_ before: SafeText, _ text: SafeText, _ isFocused: Bool) -> StyledLine {
    var line = StyledLine("  " + before, Style(.secondary))
    line.add(text, Style(underline: isFocused))
    return line
  }

  /// Choices side by side in equal columns where they fit, every one in view.
  private func flow(_ items: [String], cursor: Int?, _ page: inout Page) -> Point {
    let texts = items.map { SafeText($0) }
    let widest = (texts.map(\.width).max() ?? 1) + 2
    let room = max(8, width - 2)
    let columns = max(1, min(texts.count, (room + 2) / widest))
    guard columns > 1 else {
      return texts.count > 9 && room >= FormView.pairedFrom
        ? pairs(texts, cursor: cursor, room: room, &page)
        : column(texts, cursor: cursor, room: room, &page)
    }
    let rows = (texts.count + columns - 1) / columns
    var point = Point(column: 2, row: 0)
    for row in 0..<rows {
      var line = StyledLine(SafeText.blank(2))
      for column in 0..<columns {
        let index = column * rows + row
        guard texts.indices.contains(index) else { continue }
        let isCursor = index == cursor
        if isCursor { point = Point(column: line.width, row: row) }
        line.add(texts[index], Style(reverse: isCursor))
        if column + 1 < columns { line.add(SafeText.blank(widest - texts[index].width)) }
      }
      page.add(line)
    }
    return point
  }

  /// Columns from which many long choices stand in two columns.
  private static let pairedFrom = 64

  /// Many choices in two columns, each going on in the next row where it is too wide for its own.
  private func pairs(
    _ texts: [SafeText], cursor: Int?, room: Int, _ page: inout Page
  ) -> Point {
    let cell = (room - 2) / 2
    let half = (texts.count + 1) / 2
    var point = Point(column: 2, row: 0)
    let start = page.lines.count
    func rows(_ index: Int) -> [SafeText] {
      guard texts.indices.contains(index) else { return [] }
      guard texts[index].width > cell else { return [texts[index]] }
      let rows = texts[index].wrapped(to: cell - 6)
      return rows.enumerated().map { $0 == 0 ? $1 : SafeText.blank(6) + $1 }
    }
    for index in 0..<half {
      let sides = [rows(index), rows(index + half)]
      let before = page.lines.count - start
      for (side, place) in [index, index + half].enumerated() where place == cursor {
        point = Point(column: 2 + side * (cell + 2), row: before)
      }
      for row in 0..<max(sides[0].count, sides[1].count) {
        var line = StyledLine(SafeText.blank(2))
        for (side, place) in [index, index + half].enumerated() {
          let text = row < sides[side].count ? sides[side][row] : .empty
          if side == 1 { line.add(SafeText.blank(max(0, 4 + cell - line.width))) }
          line.add(text, Style(reverse: place == cursor && !text.isEmpty))
        }
        page.add(line)
      }
    }
    return point
  }

  /// Choices under each other; one that is wider than the window goes on in the next row.
  private func column(
    _ texts: [SafeText], cursor: Int?, room: Int, _ page: inout Page
  ) -> Point {
    let start = page.lines.count
    var point = Point(column: 2, row: 0)
    for (index, text) in texts.enumerated() {
      let isCursor = index == cursor
      if isCursor { point = Point(column: 2, row: page.lines.count - start) }
      let rows = text.width <= room ? [text] : text.wrapped(to: max(4, room - 6))
      for (place, row) in rows.enumerated() {
        var line = StyledLine(SafeText.blank(place == 0 ? 2 : 8))
        line.add(row, Style(reverse: isCursor))
        page.add(line)
      }
    }
    return point
  }

  private func box(
    _ editor: TextEditor, _ field: Field, _ isFocused: Bool, _ page: inout Page
  ) -> Point {
    let inner = FormView.boxWidth(width)
    let most = editor.isMultiline ? FormView.boxHeight(field, isFocused: isFocused) : 1
    let layout = editor.layout(width: inner, height: most)
    // A box that nobody is writing in takes no more rows than its text.
    let height = isFocused ? most : max(1, min(most, layout.total))
    for row in 0..<height {
      let text = row < layout.lines.count ? layout.lines[row] : .empty
      var line = StyledLine(isFocused ? "  " + glyphs.wall + " " : "    ", Style(.heading))
      line.add(text)
      let rest = inner - text.width
      if isFocused && rest > 0 {
        line.add(SafeText.blank(rest), Style(underline: row == height - 1))
      }
      page.add(line)
    }
    let hidden = layout.total - layout.scrolledFrom - height
    if editor.isMultiline && (layout.scrolledFrom > 0 || hidden > 0) {
      page.paragraph(
        "\(Wording.count(layout.scrolledFrom, "row")) above, \(max(0, hidden)) below. Ctrl-E: bigger.",
        Style(.secondary), indent: 4)
    }
    return Point(column: 4 + layout.cursor.column, row: layout.cursor.row)
  }

  private func blocks(
    _ kind: BlockKind, _ items: [Block], _ cursor: Int?, _ page: inout Page
  ) -> Point {
    var point = Point(column: 4, row: 0)
    let start = page.lines.count
    for (index, item) in items.enumerated() {
      if index == cursor { point = Point(column: 4, row: page.lines.count - start) }
      page.paragraph(
        BlockText.line(item, author: author, catalog: catalog, glyphs: glyphs),
        Style(reverse: index == cursor),
        mark: SafeText("\(index + 1)"), indent: 4)
    }
    if cursor == items.count { point = Point(column: 4, row: page.lines.count - start) }
    let isBegun = form.begun.contains { $0.kind == kind && $0.index == nil }
    page.paragraph(
      "+ \(kind.addWords)\(isBegun ? " (one is begun: Enter goes on with it)" : "")",
      Style(
        cursor == items.count ? .ordinary : .secondary,
        reverse: cursor == items.count), indent: 4)
    return point
  }

  /// The full date behind what was typed, or what is not clear about it.
  func dateEcho(_ text: String) -> (words: String, isGood: Bool)? {
    guard !text.isEmpty else { return nil }
    switch DueDate.read(text, today: today, nextRound: nextRound) {
    case .day(let day):
      let shown = day.shownWithWeekday
      let remark = DueDate.remark(shown, typed: text, today: today).map { ", \($0)" } ?? ""
      return ("= \(shown)\(remark)", true)
    case .nextRound(let day):
      return ("= next round\(day.map { ", \($0.shownWithWeekday)" } ?? "")", true)
    case .ambiguous(let first, let second):
      return (
        "! \(first.shownWithWeekday) or \(second.shownWithWeekday)? Type the month in letters.",
        false
      )
    case .problem(let problem): return ("! \(problem.sentence)", false)
    }
  }
}
