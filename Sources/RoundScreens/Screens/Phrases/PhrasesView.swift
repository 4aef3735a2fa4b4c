import RoundCore

/// Draws the phrases that can be typed, and whose they are.
struct PhrasesView {
  let state: ProgramState
  let screen: PhrasesState

  static let notes = [
    "In any text: a semicolon, the short word, then Space. What could be meant is listed while you "
      + "type; Esc leaves the word as it is.",
    "Yours win over the home's, and both over the program's. They are kept on this computer only.",
  ]

  func draw() -> Canvas {
    let titled = TitledPage(frame: Frame(state: state, context: .phrases), title: "PHRASES")
    var page = titled.emptyPage()
    for note in PhrasesView.notes { page.paragraph(note, Style(.secondary)) }
    let rows = PhrasesState.rows(state)
    let place = min(screen.selected, max(0, rows.count - 1))
    var chosen = 0..<1
    var group: PhraseOwner??
    for (index, row) in rows.enumerated() {
      if group != .some(row.owner) {
        page.blank()
        page.add(StyledLine(SafeText(heading(row.owner)), Style(.heading, bold: true)))
        group = .some(row.owner)
      }
      let start = page.lines.count
      add(row, isSelected: index == place, &page)
      if index == place { chosen = start..<page.lines.count }
    }
    // With the first one selected, the notes above it are in view.
    return titled.draw(
      page, selected: chosen, inView: place == 0 ? 0..<chosen.upperBound : nil,
      scroll: screen.scroll)
  }

  private func heading(_ owner: PhraseOwner?) -> String {
    switch owner {
    case .person: return "Yours, \(state.me?.author.name ?? "")"
    case .home: return "Everybody's at this computer, for \(state.record.homeName)"
    case nil: return "The program's"
    }
  }

  private func add(_ row: PhrasesState.Row, isSelected: Bool, _ page: inout Page) {
    let style = Style(
      row.isCovered ? .secondary : .ordinary, bold: isSelected, reverse: isSelected)
    let words =
      ";\(row.phrase.key)  \(row.phrase.text)"
      + (row.isCovered ? "  (another with this word is taken)" : "")
    let lines = SafeText.wrapped(words, width: max(8, page.width - 2))
    for (part, line) in lines.enumerated() {
      page.add(StyledLine((isSelected && part == 0 ? "> " : "  ") + line, style))
    }
  }
}
