import RoundCore

/// Draws the tour under the screens: what is happening, and the key to press.
struct TourView {
  let state: ProgramState
  let tour: TourState

  func draw() -> Canvas {
    var canvas = Canvas(size: tour.window)
    if state.isHidden {
      var whole = state
      whole.size = tour.window
      return LockView.draw(whole)
    }
    let screen = ProgramView.screen(state)
    canvas.put(screen, atRow: 0)
    let rows = TourState.rows(tour.window)
    let top = tour.window.rows - rows
    let width = max(8, tour.window.columns - 2)
    let style = Style(.pretend, bold: true, reverse: true)
    canvas.fill(Rect(column: 0, row: top, columns: tour.window.columns, rows: 1), style: style)
    canvas.put(SafeText(title), column: 0, row: top, style: style, ellipsis: state.glyphs.ellipsis)
    var lines = SafeText.wrapped(tour.step?.say ?? "", width: min(width, 100))
    let room = max(1, rows - 2)
    if lines.count > room { lines = Array(lines.prefix(room)) }
    for (index, line) in lines.enumerated() {
      canvas.put(line, column: 1, row: top + 1 + index)
    }
    canvas.put(
      SafeText(bidden), column: 1, row: tour.window.rows - 1, limit: width,
      style: Style(tour.note == nil ? .heading : .attention, bold: true),
      ellipsis: state.glyphs.ellipsis)
    canvas.cursor = screen.cursor
    canvas.showsCursor = screen.showsCursor
    return canvas
  }

  private var title: String {
    let place = " TOUR  \(tour.index + 1) of \(tour.steps.count)   "
    let keys =
      tour.window.columns < 60
      ? "Ctrl-X leaves"
      : tour.isPlaying
        ? "Any key: you press the keys   Ctrl-X leaves the tour"
        : "Ctrl-T: let it play   Ctrl-X leaves the tour"
    return place + keys
  }

  /// What to press now.
  private var bidden: String {
    if let note = tour.note { return note }
    if tour.index == tour.steps.count - 1 { return "Any key: on with the round, on your own." }
    if tour.isPlaying { return "..." }
    let keys = KeyScript.bidding(tour.left)
    if tour.wantsWords {
      return keys.isEmpty
        ? "Type a few words of your own"
        : "Type a few words of your own, then \(keys.lowercasedFirst)"
    }
    return keys.isEmpty ? "One moment." : keys
  }
}
