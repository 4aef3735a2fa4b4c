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
    let titled = TitledPage(
      frame: Frame(state: state, context: .people), title: "PEOPLE OF THIS COMPUTER")
    var page = titled.emptyPage()
    var chosen = 0..<1
    for (index, person) in state.people.enumerated() {
      let isSelected = index == screen.selected
      let lines = page.row(PeopleView.words(person, state), isSelected: isSelected)
      if isSelected { chosen = lines }
    }
    page.blank()
    for note in PeopleView.notes { page.paragraph(note, Style(.secondary)) }
    return titled.draw(page, selected: chosen, scroll: screen.scroll)
  }
}
