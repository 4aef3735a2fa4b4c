import RoundCore

/// Draws the round calendar.
struct CalendarView {
  let state: ProgramState
  let calendar: CalendarState

  func draw() -> Canvas {
    let screen = TitledPage(
      frame: Frame(state: state, context: .calendar), title: "ROUND CALENDAR, the latest first")
    var page = screen.emptyPage()
    let rows = CalendarUpdate.rows(state)
    let place = CalendarUpdate.place(calendar, rows, state)
    var chosen = 0..<1
    for (index, row) in rows.enumerated() {
      let lines = page.row(row.words, isSelected: index == place, meaning: row.meaning)
      if index == place { chosen = lines }
    }
    if rows.isEmpty { page.paragraph("No round yet. a plans one.") }
    return screen.draw(page, selected: chosen, scroll: calendar.scroll)
  }
}
