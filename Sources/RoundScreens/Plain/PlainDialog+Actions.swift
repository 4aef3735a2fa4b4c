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
    let words = line.split(separator: " ").map(String.init)
    if let number = words.last, words.count <= 2,
      let place = PlainDialog.place(number, of: openActions.count)
    {
      let name = words.count == 2 ? words[0] : "Enter"
      guard let command = PlainKeys.command(name, in: .actions),
        PlainDialog.aboutAction.contains(command.id), let key = command.keys.first
      else {
        notes.append("Not understood: \(line). Type ? for what can be done here.")
        return []
      }
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
    }
    if let command = PlainKeys.command(line, in: .actions),
      PlainDialog.aboutAction.contains(command.id)
    {
      notes.append("Which one? Type for example: \(command.keys.first?.words ?? "") 3")
      return []
    }
    return self.command(line, .actions, &state)
  }
}
