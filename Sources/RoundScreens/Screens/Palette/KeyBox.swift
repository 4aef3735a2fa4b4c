import RoundCore

/// The box that a first key opens: its second keys, each with its word.
enum KeyBoxUpdate {
  static func press(
    _ state: inout ProgramState, _ box: KeyBoxState, _ key: Key
  ) -> [ProgramEffect] {
    var box = box
    let lines = box.menu.lines
    switch key {
    case .escape, .left:
      ProgramUpdate.pop(&state)
      return []
    case .up: box.selected = max(0, box.selected - 1)
    case .down: box.selected = min(lines.count - 1, box.selected + 1)
    case .enter: return take(box.selected, &state, box)
    case .function(1): return ProgramUpdate.help(&state, .keyBox)
    case .character(let character):
      guard let place = lines.firstIndex(where: { $0.key == character }) else {
        state.message = Message(.note, "Press one of the letters in the box, or Esc.")
        return []
      }
      return take(place, &state, box)
    default: return []
    }
    ProgramUpdate.replaceTop(&state, .keyBox(box))
    return []
  }

  private static func take(
    _ place: Int, _ state: inout ProgramState, _ box: KeyBoxState
  ) -> [ProgramEffect] {
    ProgramUpdate.pop(&state)
    switch box.menu {
    case .filter:
      if let filter = RoundListState.Filter(rawValue: place) {
        RoundListUpdate.show(&state, only: filter)
      }
    case .prepareFilter:
      if let filter = PrepareFilter(rawValue: place) {
        RoundListUpdate.show(&state, only: filter)
      }
    case .agreementPart:
      RegisterUpdate.openPart(&state, AgreementPart.allCases[place])
    }
    return []
  }
}

/// Draws the box over the screen that it was opened on.
struct KeyBoxView {
  let state: ProgramState
  let box: KeyBoxState

  func draw() -> Canvas {
    var below = state
    below.stack.removeLast()
    var canvas = ProgramView.view(below)
    let frame = Frame(state: state, context: .keyBox)
    let lines = box.menu.lines
    let words = lines.map { SafeText("\($0.key)  \($0.words)") }
    let width = min(
      canvas.size.columns, max(words.map(\.width).max() ?? 0, SafeText(box.menu.title).width) + 4)
    let rows = min(lines.count + 2, frame.body.rows)
    let top = frame.body.bottom - rows
    let rect = Rect(column: 1, row: top, columns: width, rows: rows)
    canvas.fill(rect, style: Style(.heading, reverse: true))
    canvas.put(
      SafeText(" \(box.menu.title)"), column: rect.column, row: top, limit: width,
      style: Style(.heading, bold: true, reverse: true))
    for (index, line) in words.enumerated() where index + 1 < rows {
      let isSelected = index == box.selected
      canvas.put(
        (isSelected ? " >" : "  ") + line, column: rect.column, row: top + 1 + index, limit: width,
        style: Style(.heading, bold: isSelected, reverse: true))
    }
    canvas.cursor = Point(
      column: rect.column + 2, row: min(top + 1 + box.selected, rect.bottom - 1))
    canvas.showsCursor = false
    frame.drawBelow(&canvas)
    return canvas
  }
}
