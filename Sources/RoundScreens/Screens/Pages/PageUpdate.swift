import RoundCore

/// What the keys do on a text such as the sheet.
enum PageUpdate {
  static func press(
    _ state: inout ProgramState, _ page: TextPageState, _ key: Key
  ) -> [ProgramEffect] {
    guard let command = CommandRegistry.command(for: key, in: .page) else { return [] }
    return run(command.id, on: &state)
  }

  static func run(_ command: Command.ID, on state: inout ProgramState) -> [ProgramEffect] {
    guard case .page(var page)? = state.stack.last else { return [] }
    if let reason = Availability.reason(command, state) {
      state.message = Message(.note, reason)
      return []
    }
    let view = TextPageView(state: state, page: page)
    if page.scroll.follow(
      command, height: view.bodyRows, total: view.lines.count, sections: sections(of: view.lines))
    {
      ProgramUpdate.replaceTop(&state, .page(page))
      return []
    }
    switch command {
    case .save: return [.saveFile(name: page.fileName, lines: page.lines)]
    case .copy: return [.copy(lines: page.lines)]
    case .otherText:
      guard var wanted = page.review else { return [] }
      wanted.isSlip.toggle()
      return [.makeReviewText(wanted)]
    case .back:
      ProgramUpdate.pop(&state)
      return []
    case .undo, .redo:
      if let reason = Availability.reason(command, state) {
        state.message = Message(.note, reason)
      } else {
        UndoUpdate.open(command, &state)
      }
      return []
    case .coverPage, .clinician, .editAgreement: return RegisterUpdate.elsewhere(command, &state)
    case .earlierVersion, .laterVersion:
      guard case .agreement(let version)? = page.subject else { return [] }
      let shown = version ?? state.record.agreements.facts.count
      return [.makePage(.agreement(version: shown + (command == .earlierVersion ? -1 : 1)))]
    case .settle:
      SettleForm.open(&state)
      return []
    case .help: return ProgramUpdate.help(&state, .page)
    case .leave: return ProgramUpdate.leave(&state)
    case .messages: return ProgramUpdate.everywhere(command, &state) ?? []
    default: return []
    }
  }

  /// Headings of the sheet are lines in capitals that follow an empty one.
  private static func sections(of lines: [String]) -> [Int] {
    lines.indices.filter { index in
      let line = lines[index]
      return !line.isEmpty && (index == 0 || lines[index - 1].isEmpty)
        && line == line.uppercased() && line.contains(where: \.isLetter)
    }
  }
}
