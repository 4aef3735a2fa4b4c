import RoundCore

extension PlainDialog {
  /// What came back, numbered, with everything that was said of it.
  func returned(_ state: ProgramState, _ screen: ReturnedState) -> [String] {
    let rows = ReturnedRows(state, round: screen.round)
    var lines = [""] + ReturnedText.head(state, screen, rows).map(\.text)
    var number = 0
    for group in rows.groups {
      lines.append("\(group.title): \(group.items.count).")
      for item in group.items {
        number += 1
        lines.append("\(number). \(said(item, screen, state))")
      }
    }
    if rows.groups.isEmpty { lines.append("Nothing on this sheet asks the home for anything.") }
    lines.append(
      state.role == .prepare
        ? "A number says what has become of it; tick 3 ticks number 3 as done as it says; sign signs what "
          + "is ticked; r: you have read the sheet."
        : "A number answers a question, or keys what the home has said; r: you have read the home's list."
    )
    return lines
  }

  private func said(_ item: ReturnedItem, _ screen: ReturnedState, _ state: ProgramState) -> String
  {
    let words = ReturnedWords(state.record, state.catalog)
    let details = ReturnedText.details(
      item, state, isWhole: true, isTicked: screen.ticked.contains(item.id)
    ).map { detail in
      let mark = detail.mark.string.trimmed.filter { $0.isLetter || $0 == ":" }
      return mark.isEmpty ? detail.text : "\(mark) \(detail.text)"
    }
    return ([state.nameAndRoom(item.resident), words.title(item)] + details).joined(separator: ". ")
  }

  mutating func answerReturned(
    _ line: String, _ screen: ReturnedState, _ state: inout ProgramState
  ) -> [ProgramEffect] {
    guard !line.isEmpty else { return press(.escape, &state) }
    let all = ReturnedRows(state, round: screen.round).all
    let words = line.lowercased().split(separator: " ")
    if let number = words.last, let place = PlainDialog.place(number, of: all.count),
      words.count == 1 || (words.count == 2 && words[0] == "tick")
    {
      var screen = screen
      screen.selected = all[place].id
      ProgramUpdate.replaceTop(&state, .returned(screen))
      guard words.count == 2 else { return press(.enter, &state) }
      let effects = press(.character(" "), &state)
      if case .returned(let now)? = state.stack.last {
        notes.append(
          now.ticked.contains(all[place].id)
            ? "Number \(place + 1) is ticked, not signed yet."
            : "Number \(place + 1) is not ticked.")
      }
      return effects
    }
    if line.lowercased() == "sign" { return press(.control("s"), &state) }
    return command(line, .returned, &state)
  }
}
