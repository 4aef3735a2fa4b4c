import RoundCore

extension PlainDialog {
  /// Commands about one action: they are said with its number.
  private static let aboutAction: Set<Command.ID> = [
    .open, .actionDone, .actionWaiting, .actionNotDone, .actionTake,
  ]

  mutating func actions(_ state: ProgramState, _ screen: ActionsState) -> [String] {
    let rows = ActionRows(state, screen.shown)
    openActions = rows.all.map(\.action.id)
    var lines = ["", "\(ActionWords.title(screen.shown, state)): \(openActions.count)."]
    if openActions.isEmpty { lines.append(ActionWords.nothing(screen.shown, state)) }
    var number = 0
    for group in rows.groups {
      lines.append("\(group.title): \(group.actions.count).")
      for action in group.actions {
        number += 1
        lines.append(
          "\(number). \(state.nameAndRoom(action.resident)). \(ActionWords.whole(action, state))")
      }
    }
    lines.append("A number opens the resident; d 3 says that number 3 is done; w 3 that it waits.")
    return lines
  }

  mutating func answerActions(
    _ line: String, _ screen: ActionsState, _ state: inout ProgramState
  ) -> [ProgramEffect] {
    guard !line.isEmpty else { return press(.escape, &state) }
    switch PlainRowLine(
      line, of: openActions.count, in: .actions, rowCommands: PlainDialog.aboutAction)
    {
    case .row(let place, _, let key):
      // What another window closed meanwhile stands on no row.
      let open = ActionRows(state, screen.shown).all.map(\.action.id)
      guard open.contains(openActions[place]) else {
        notes.append("This action is not open any more. Type again to hear the list.")
        return []
      }
      var screen = screen
      screen.selected = openActions[place]
      ProgramUpdate.replaceTop(&state, .actions(screen))
      return press(key, &state)
    case .notUnderstood:
      notes.append(PlainRowLine.notUnderstood(line))
      return []
    case .whichRow(let example):
      notes.append("Which one? Type for example: \(example)")
      return []
    case .other, .words: return self.command(line, .actions, &state)
    }
  }
}
