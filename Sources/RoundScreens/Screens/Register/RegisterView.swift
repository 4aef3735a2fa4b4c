import RoundCore

/// Draws the register: who is in the home, who is away, who has left or died.
struct RegisterView {
  let state: ProgramState
  let screen: RegisterState

  private var context: KeyContext { screen.search == nil ? .register : .finding }

  func draw() -> Canvas {
    let frame = Frame(state: state, context: context)
    var canvas = frame.draw()
    let body = frame.body
    let rows = RegisterRows(state.record, screen)
    let hasPreview = Layout.of(state.size) == .triple
    let width = hasPreview ? min(body.columns, 60) : body.columns
    title(&canvas, body, width)
    let rect = Rect(column: 0, row: body.row + 1, columns: width, rows: max(0, body.rows - 1))
    let selected = rows.selected(screen)
    var page = Page(width: max(8, width), glyphs: state.glyphs)
    var chosen = 0..<1
    for group in rows.groups {
      page.heading(SafeText("\(group.title) (\(group.residents.count))"))
      for resident in group.residents {
        let start = page.lines.count
        for line in lines(resident, isSelected: resident.id == selected?.id, width: width) {
          page.add(line)
        }
        if resident.id == selected?.id { chosen = start..<page.lines.count }
      }
    }
    if rows.groups.isEmpty { empty(&page) }
    var scroll = screen.scroll
    scroll.show(chosen, height: rect.rows, total: page.lines.count)
    if chosen.lowerBound <= 1 { scroll.top = 0 }
    canvas.put(page, in: rect, from: scroll.top)
    canvas.cursor = Point(
      column: 0, row: min(body.bottom - 1, rect.row + chosen.lowerBound - scroll.top))
    if let search = screen.search {
      let typed = search.layout(width: max(1, width - 8), height: 1)
      canvas.cursor = Point(column: 7 + typed.cursor.column, row: body.row)
      canvas.showsCursor = true
    }
    if hasPreview, let selected {
      let pane = Rect(
        column: width + 1, row: body.row, columns: body.columns - width - 1, rows: body.rows)
      ResidentView(
        state: state, resident: selected.id, size: Size(columns: pane.columns, rows: pane.rows)
      ).drawPane(&canvas, pane, scroll: Scroll())
      for row in body.row..<body.bottom {
        canvas.put(state.glyphs.wall, column: width, row: row, style: Style(.secondary))
      }
    }
    return canvas
  }

  private func title(_ canvas: inout Canvas, _ body: Rect, _ width: Int) {
    if let search = screen.search {
      canvas.put(" Find: ", column: 0, row: body.row, style: Style(.heading, bold: true))
      let layout = search.layout(width: max(1, width - 8), height: 1)
      canvas.put(layout.lines.first ?? .empty, column: 7, row: body.row, limit: width - 7)
      return
    }
    var text = " REGISTER"
    if let beds = state.record.homes.last?.body.beds {
      text += "  \(state.record.register.count) of \(beds) beds"
    }
    canvas.put(
      SafeText(text), column: 0, row: body.row, limit: width,
      style: Style(.heading, bold: true), ellipsis: state.glyphs.ellipsis)
  }

  private func empty(_ page: inout Page) {
    if screen.search != nil {
      page.paragraph("Nobody fits. Esc shows everybody.", indent: 1)
      return
    }
    page.paragraph("Nobody is in the register yet.", indent: 1)
    page.add(StyledLine())
    page.paragraph("a admits a resident.", Style(bold: true), indent: 1)
    page.paragraph(
      "A register that is in a spreadsheet is taken in from the list: Esc, then X, Spreadsheets.",
      indent: 1)
  }

  // MARK: A resident

  private func lines(
    _ resident: ResidentRecord, isSelected: Bool, width: Int
  ) -> [StyledLine] {
    guard let details = resident.current else { return [] }
    let style = Style(
      resident.isDead ? .deceased : .ordinary, bold: isSelected, reverse: isSelected)
    let room = SafeText(details.room.map { " \($0)" } ?? " no room")
    let nameRoom = max(6, width - 3 - room.width)
    var name = SafeText.wrapped(details.shownName, width: nameRoom)
    let first = name.isEmpty ? .empty : name.removeFirst()
    var line = StyledLine(isSelected ? "> " : "  ", style)
    if resident.isDead {
      // Colour and pattern, as in the banner.
      line.add(first + " ", style)
      line.add(state.glyphs.hatch.repeated(max(0, nameRoom - first.width - 1)), style)
    } else {
      line.add(first.padded(to: nameRoom), style)
    }
    line.add(room, style)
    var lines = [line]
    // A name is never cut: what does not fit goes into the next row.
    for rest in name { lines.append(StyledLine(SafeText.blank(4) + rest, style)) }
    for note in notes(resident, details) {
      for row in SafeText.wrapped(note.text, width: max(8, width - 5)) {
        lines.append(StyledLine(SafeText.blank(4) + row, note.style))
      }
    }
    return lines
  }

  private func notes(
    _ resident: ResidentRecord, _ details: ResidentDetails
  ) -> [(text: String, style: Style)] {
    var notes: [(text: String, style: Style)] = []
    if let words = RegisterText.whereabouts(resident) {
      notes.append((words, Style(resident.isDead ? .deceased : .secondary)))
    }
    if let standing = state.record.assessment(of: resident.id, on: state.today),
      let words = RegisterText.assessment(standing)
    {
      notes.append((words.text, Style(words.isUrgent ? .attention : .secondary)))
    }
    if let confusion = state.confusions[resident.id] {
      notes.append(("! \(confusion.words) as somebody else here", Style(.attention)))
    }
    if details.unidentified { notes.append(("! WHO IS THIS?", Style(.attention, bold: true))) }
    if details.numberStatus == .notVerified {
      notes.append(("! NHS number not verified", Style(.attention)))
    }
    return notes
  }
}

/// Where a resident is and how the assessment stands, in words for lists.
enum RegisterText {
  /// Nil for somebody in the home.
  static func whereabouts(_ resident: ResidentRecord) -> String? {
    let last = resident.residence.last?.body
    let note = last?.note.map { ". \($0)" } ?? ""
    let since = last?.on.map { " since \($0.shownWithWeekday)" } ?? ""
    switch resident.whereabouts {
    case .home: return nil
    case .hospital: return "in hospital\(since)\(note)"
    case .leave: return "on leave\(since)\(note)"
    case .left: return "left \(last?.on?.shownWithWeekday ?? "on a day not known")\(note)"
    case .died: return died(resident)
    }
  }

  /// `Died 11-Mar-2026, age at death 87y`.
  static func died(_ resident: ResidentRecord) -> String {
    let day = resident.died
    let age = day.flatMap { day in resident.current?.born.map { max(0, $0.years(until: day)) } }
    return "Died \(day?.shown ?? "Not Known"), age at death \(age.map { "\($0)y" } ?? "Not Known")"
  }

  /// Nil where there is nothing to be done about it.
  static func assessment(_ standing: AssessmentStanding) -> (text: String, isUrgent: Bool)? {
    let words = "Assessment \(standing.state.words)"
    let due = standing.clock.due.shownWithWeekday
    switch standing.state {
    case .done, .notRecorded: return nil
    case .deferred: return (words, false)
    case .due: return ("\(words), \(due)", false)
    case .dueSoon: return ("! \(words), \(due)", true)
    case .overdue: return ("! \(words): it was due \(due)", true)
    }
  }
}
