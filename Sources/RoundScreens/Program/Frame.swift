import RoundCore

/// What stands around every screen: the header above, the message and the hints below.
struct Frame {
  let state: ProgramState
  let context: KeyContext

  /// Rows of the hint lines.
  private var hintRows: Int { state.size.rows < 14 ? 1 : 2 }

  /// Rows that a banner may take, so that something of the screen is left below it.
  var bannerRows: Int { max(4, (body.rows - 1) / 2) }

  private var messageLines: [StyledLine] {
    guard let message = shownMessage else { return [] }
    let style: Style
    switch message.level {
    case .good: style = Style(.done)
    case .note, .hint: style = Style(.ordinary)
    case .problem: style = Style(.urgent, bold: true)
    }
    let most = max(1, state.size.rows / (message.level == .problem ? 3 : 4))
    let width = max(4, state.size.columns - 2)
    var rows = SafeText.wrapped(message.text, width: width)
    if rows.count > most, let last = rows.prefix(most).last {
      let room = width - state.glyphs.ellipsis.width
      rows = rows.prefix(most - 1) + [last.cut(to: room, ellipsis: .empty) + state.glyphs.ellipsis]
    }
    if message == state.unread {
      // How to take it away is never cut off.
      let how: SafeText = "(Esc: I have read this)"
      if let last = rows.last, last.width + 1 + how.width <= width {
        rows[rows.count - 1] = last + " " + how
      } else {
        rows.append(how)
      }
    }
    return rows.map { StyledLine(" " + $0, style) }
  }

  private var shownMessage: Message? {
    if let saving = state.saving {
      return Message(.note, "Saving ... (\(saving.words.dropFirst(7)))")
    }
    if let message = state.message, message != state.unread { return message }
    if let unread = state.unread { return unread }
    if let words = Meanwhile.words(state) { return Message(.problem, words) }
    return state.readOnlyReason.map { Message(.problem, $0) }
  }

  /// Where the screen itself goes.
  var body: Rect {
    let below = hintRows + max(1, messageLines.count)
    let above = 1 + stripLines.count
    return Rect(
      column: 0, row: above, columns: state.size.columns, rows: state.size.rows - above - below)
  }

  /// The header, the message and the hints on an empty canvas.
  func draw() -> Canvas {
    var canvas = Canvas(size: state.size)
    header(&canvas)
    strip(&canvas)
    drawBelow(&canvas)
    return canvas
  }

  /// What has to be recorded yet of urgent concerns; a small window has room for one line of it.
  private var stripLines: [String] {
    Array(state.strip.lines().prefix(state.size.rows < 18 ? 1 : 2))
  }

  private func strip(_ canvas: inout Canvas) {
    let style = Style(.urgent, bold: true, reverse: true)
    for (index, line) in stripLines.enumerated() {
      let row = 1 + index
      canvas.fill(Rect(column: 0, row: row, columns: state.size.columns, rows: 1), style: style)
      canvas.put(
        " " + state.glyphs.urgent + " " + SafeText(line), column: 0, row: row,
        limit: state.size.columns, style: style, ellipsis: state.glyphs.ellipsis)
    }
  }

  /// The message and the hints, over whatever stood there.
  func drawBelow(_ canvas: inout Canvas) {
    let lines = messageLines
    let top = state.size.rows - hintRows - max(1, lines.count)
    canvas.fill(
      Rect(column: 0, row: top, columns: state.size.columns, rows: state.size.rows - top))
    for (index, line) in lines.enumerated() {
      canvas.put(line, column: 0, row: top + index, ellipsis: state.glyphs.ellipsis)
    }
    hints(&canvas)
  }

  private func header(_ canvas: inout Canvas) {
    let width = state.size.columns
    let style = Style(.heading, bold: true, reverse: true)
    canvas.fill(Rect(column: 0, row: 0, columns: width, rows: 1), style: style)
    let clock = SafeText(UKTime(state.now).clock + " ")
    // Nobody has said who they are: then nobody's role stands there.
    let role: SafeText =
      state.needsPerson ? " " : state.role == .prepare ? " PREPARE  " : " ROUND  "
    let line = HeaderLine(
      parts: HeaderLine.parts(state), isPretend: state.record.isPretend,
      width: width - role.width - clock.width, ellipsis: state.glyphs.ellipsis)
    var place = canvas.put(
      role, column: 0, row: 0, limit: width - clock.width - line.pretend.width, style: style)
    for part in line.shown {
      place = canvas.put(part, column: place, row: 0, style: style)
      place = canvas.put("  ", column: place, row: 0, style: style)
    }
    canvas.put(
      line.pretend, column: width - clock.width - line.pretend.width, row: 0,
      style: Style(.pretend, bold: true, reverse: true))
    canvas.put(clock, column: width - clock.width, row: 0, style: style)
  }

  private func hints(_ canvas: inout Canvas) {
    let width = state.size.columns
    let last = state.size.rows - 1
    let commands = CommandRegistry.hinted(in: context).filter {
      // A hint for what can't be done now is left to the help, which says why.
      Availability.reason($0.id, state) == nil
    }.map(inPlace)
    // The way out and the help are always there, whatever has to be left out.
    let always = commands.filter { isAlwaysThere($0.id) }
    let reserved = always.reduce(0) { $0 + $1.width + 3 }
    var row = last - hintRows + 1
    var place = 1
    for command in commands where !isAlwaysThere(command.id) {
      let needed = command.width
      if row < last && place + needed > width {
        row += 1
        place = 1
      }
      guard place + needed <= (row == last ? width - reserved : width) else { continue }
      place = put(command, &canvas, place, row) + 3
    }
    if row < last && place + reserved > width {
      row += 1
      place = 1
    }
    for command in always { place = put(command, &canvas, place, row) + 3 }
  }

  /// The command with the words for where the cursor stands.
  private func inPlace(_ command: HintedCommand) -> HintedCommand {
    switch command.id {
    case .leaveForm where state.isDraftOnlyHere: return command.saying("leave (NOT SAVED)")
    case .go:
      guard case .form(let form)? = state.stack.last else { return command }
      switch form.focused?.kind {
      case .text(let editor)? where editor.isMultiline: return command.saying("new line")
      case .text?, .date?, .secret?, .ticks?: return command.saying("go on")
      case .blocks?: return command.saying("open")
      case .choice?, nil: return command
      }
    default: return command
    }
  }

  private func isAlwaysThere(_ id: Command.ID) -> Bool {
    switch id {
    case .back, .signBack, .help, .leave: return true
    // In a narrow window it would take the place of the key that goes on.
    case .leaveForm: return state.size.columns >= 60
    case .palette: return state.size.columns >= 70
    // Where rows are short it would be left out, and it must not be looked for.
    case .escalate: return (50..<80).contains(state.size.columns)
    default: return false
    }
  }

  private func put(
    _ command: HintedCommand, _ canvas: inout Canvas, _ place: Int, _ row: Int
  ) -> Int {
    let after = canvas.put(command.key, column: place, row: row, style: Style(bold: true))
    return canvas.put(command.hint, column: after, row: row, style: Style(.secondary))
  }
}

extension Catalog {
  /// `K. Adeyemi (pharmacist)`.
  public func shownShort(_ author: Author) -> String {
    let words = profession(author.role)?.words ?? author.role
    return "\(author.name), \(words)"
  }
}
