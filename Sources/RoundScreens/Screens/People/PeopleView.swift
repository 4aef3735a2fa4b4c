import RoundCore

/// Draws the people who use this computer.
struct PeopleView {
  let state: ProgramState
  let screen: PeopleState

  /// One person in a line: name, role, organisation, registration number, and whether it is you.
  static func words(_ person: Person, _ state: ProgramState) -> String {
    let author = person.author
    var parts = [state.catalog.shownShort(author)]
    if !author.organisation.isEmpty { parts.append(author.organisation) }
    if let registration = author.registration {
      parts.append("\(registration.body) \(registration.number)")
    } else {
      parts.append("no registration number")
    }
    if let renewed = author.renewed { parts.append(Catalog.shown(renewed)) }
    if let day = person.forgotten { parts.append("PIN said to be forgotten on \(day.shown)") }
    return parts.joined(separator: "; ") + (person.id == state.me?.id ? " (you)" : "")
  }

  static let notes = [
    "Each signs and unlocks with a PIN of their own. Nobody can look a PIN up. Whoever has forgotten "
      + "theirs: homeround new-pin, at the command line. Somebody else vouches with their PIN, or it stands "
      + "in whatever is signed that nobody did.",
    "After three wrong PINs the next one waits, longer each time, up to a quarter of an hour; leaving "
      + "the program does not shorten it.",
    "A PIN and a locked screen keep out whoever passes by. They do not encrypt the disk: whoever has "
      + "the computer can read the files, unless its disk is encrypted.",
    "A registration number is checked for its form, not against the register.",
  ]

  func draw() -> Canvas {
    let frame = Frame(state: state, context: .people)
    var canvas = frame.draw()
    let body = frame.body
    canvas.put(
      " PEOPLE OF THIS COMPUTER", column: 0, row: body.row, limit: body.columns,
      style: Style(.heading, bold: true), ellipsis: state.glyphs.ellipsis)
    let rect = Rect(
      column: 1, row: body.row + 1, columns: body.columns - 2, rows: max(0, body.rows - 1))
    var page = Page(width: rect.columns, glyphs: state.glyphs)
    var chosen = 0..<1
    for (index, person) in state.people.enumerated() {
      let isSelected = index == screen.selected
      let start = page.lines.count
      let style = Style(bold: isSelected, reverse: isSelected)
      let lines = SafeText.wrapped(PeopleView.words(person, state), width: max(8, page.width - 2))
      for (part, line) in lines.enumerated() {
        page.add(StyledLine((isSelected && part == 0 ? "> " : "  ") + line, style))
      }
      if isSelected { chosen = start..<page.lines.count }
    }
    page.blank()
    for note in PeopleView.notes { page.paragraph(note, Style(.secondary)) }
    var scroll = screen.scroll
    scroll.show(chosen, height: rect.rows, total: page.lines.count)
    canvas.put(page, in: rect, from: scroll.top)
    canvas.cursor = Point(
      column: 0, row: min(max(rect.row, body.bottom - 1), rect.row + chosen.lowerBound - scroll.top)
    )
    return canvas
  }
}
