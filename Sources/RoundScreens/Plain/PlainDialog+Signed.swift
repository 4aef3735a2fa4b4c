import RoundCore

extension PlainDialog {
  // MARK: What was signed

  func signed(_ state: ProgramState, _ list: SignedListState) -> [String] {
    let rows = Correctable.all(list.resident, state)
    var lines = ["", SignedListView.title] + banner(list.resident, state)
    lines.append(SignedListView.explanation(rows))
    lines += rows.enumerated().map { index, item in
      "\(index + 1). \(SignedListView.row(item)). \(plainWay(item.way))"
    }
    if rows.isEmpty { lines.append("Nothing that could be corrected is signed.") }
    return lines
  }

  /// Where lines are typed its number does what Enter does.
  private func plainWay(_ way: Correctable.Way) -> String {
    switch way {
    case .takeBack: return "Its number takes it back."
    case .correct: return "Its number corrects it."
    case .not(let reason): return "Not now: \(reason)"
    }
  }

  mutating func answerSigned(
    _ line: String, _ list: SignedListState, _ state: inout ProgramState
  ) -> [ProgramEffect] {
    guard !line.isEmpty else { return press(.escape, &state) }
    let rows = Correctable.all(list.resident, state)
    guard let place = PlainDialog.place(line, of: rows.count) else {
      return command(line, .signed, &state)
    }
    var list = list
    list.selected = place
    ProgramUpdate.replaceTop(&state, .signed(list))
    return press(.enter, &state)
  }

  // MARK: The right resident

  func picker(_ state: ProgramState, _ picker: PickerState) -> [String] {
    guard let wrong = picker.wrong.flatMap({ state.record.residents[$0] }) else {
      return ["", "Who is to be added to this round?"]
    }
    return [
      "", "It was signed under \(CorrectionForm.identity(wrong, state)).",
      "Which resident does it belong to?",
    ]
  }
}
