import RoundCore

/// Draws the settings with a preview; the whole screen shows the choice already.
struct SettingsView {
  let state: ProgramState
  let screen: SettingsState

  func draw() -> Canvas {
    var canvas = Frame(state: state, context: .settings).draw()
    let body = Frame(state: state, context: .settings).body
    canvas.put(
      " SETTINGS OF THIS COMPUTER", column: 0, row: body.row, limit: body.columns,
      style: Style(.heading, bold: true), ellipsis: state.glyphs.ellipsis)
    var page = Page(width: max(8, body.columns - 2), glyphs: state.glyphs)
    var focus = 0
    var cursor = 2
    for row in SettingsState.Row.allCases {
      let isHere = row == screen.row
      if isHere { focus = page.lines.count }
      var line = StyledLine(isHere ? "> " : "  ", Style(bold: isHere))
      line.add(
        SafeText(title(row)).padded(to: 13), Style(isHere ? .heading : .secondary, bold: isHere))
      if isHere { cursor = line.width }
      if row == .editor {
        let room = max(4, page.width - line.width - 1)
        let typed = screen.editor.layout(width: room, height: 1)
        if screen.editor.isEmpty, !isHere {
          line.add("built in")
        } else {
          line.add(typed.lines.first ?? .empty, Style(underline: isHere))
          if isHere { cursor += typed.cursor.column }
        }
      } else {
        line.add(SafeText(value(row)), Style(reverse: isHere))
      }
      page.add(line)
      if isHere { page.paragraph(help(row), Style(.secondary), indent: 4) }
    }
    if let folder = state.folder {
      page.add(StyledLine())
      page.paragraph("This computer's folder: \(folder)", indent: 2)
    }
    page.append(SettingsPreview.page(width: page.width, glyphs: state.glyphs))
    var scroll = Scroll()
    let rect = Rect(column: 1, row: body.row + 1, columns: body.columns - 2, rows: body.rows - 1)
    scroll.show(
      focus..<min(page.lines.count, focus + 3), height: rect.rows, total: page.lines.count)
    canvas.put(page, in: rect, from: scroll.top)
    canvas.cursor = Point(
      column: min(body.columns - 1, 1 + cursor),
      row: min(body.bottom - 1, rect.row + focus - scroll.top))
    canvas.showsCursor = screen.row == .editor
    return canvas
  }

  private func title(_ row: SettingsState.Row) -> String {
    switch row {
    case .theme: return "Colours"
    case .symbols: return "Symbols"
    case .mouse: return "Mouse wheel"
    case .clipboard: return "Clipboard"
    case .lock: return "Lock after"
    case .editor: return "Editor"
    }
  }

  private func value(_ row: SettingsState.Row) -> String {
    switch row {
    case .theme: return state.settings.theme.words
    case .symbols:
      return state.settings.symbols == .ascii
        ? "plain letters and signs only" : "as the terminal can show"
    case .mouse: return state.settings.mouse ? "on" : "off"
    case .clipboard: return state.settings.clipboard ? "on" : "off"
    case .lock: return Wording.count(state.settings.lockingMinutes, "minute")
    case .editor: return ""
    }
  }

  private func help(_ row: SettingsState.Row) -> String {
    switch row {
    case .theme:
      return "For a dark or a light terminal; high contrast paints its own background. "
        + "NO_COLOR and terminals without colours get none."
    case .symbols: return "Plain where marks such as a tick look wrong. Names keep their accents."
    case .mouse:
      return "The wheel scrolls. With it on, hold Shift to select text with the mouse."
    case .clipboard:
      return "Lets c copy one resident's text. Whoever pastes next on this computer sees it."
    case .lock:
      return "Without a key for so long, the screen asks for your PIN. 1 to 15 minutes; it can't "
        + "be switched off, and it does not encrypt the disk."
    case .editor:
      return
        "Nothing: built in (Ctrl-E). Else a program and its options, such as /usr/bin/nano; it "
        + "gets the text in a private file in memory, which is removed afterwards."
    }
  }
}

/// Every meaning as the theme shows it.
enum SettingsPreview {
  static func page(width: Int, glyphs: Glyphs) -> Page {
    var page = Page(width: width, glyphs: glyphs)
    page.heading("How it looks")
    func row(_ mark: SafeText, _ words: SafeText, _ style: Style) {
      var line = StyledLine("  ")
      line.add(mark + " ", style)
      line.add(words, style)
      page.add(line)
    }
    row(glyphs.urgent, "Urgent for this round", Style(.urgent, bold: true))
    row(glyphs.attention, "Needs attention, or is missing", Style(.attention))
    row(glyphs.done, "Done, signed, saved", Style(.done))
    row(glyphs.ordinary, "Ordinary text", Style(.ordinary))
    row("  ", "Secondary text", Style(.secondary))
    row("> ", "Selected line", Style(reverse: true))
    row("  ", "WALKER, Doris (Mrs)   Born 14-Jul-1938", Style(.banner, bold: true))
    row("  ", "HAS DIED", Style(.deceased))
    row("  ", "PRETEND RESIDENTS", Style(.pretend, bold: true))
    return page
  }
}

extension ScreenSettings.Theme {
  /// What a person calls it.
  public var words: String {
    switch self {
    case .dark: return "dark"
    case .light: return "light"
    case .highContrastDark: return "high contrast, dark"
    case .highContrastLight: return "high contrast, light"
    case .mono: return "no colours"
    }
  }
}
