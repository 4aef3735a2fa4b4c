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
    let height = view.bodyRows
    let total = view.lines.count
    switch command {
    case .up: page.scroll.move(-1, height: height, total: total)
    case .down: page.scroll.move(1, height: height, total: total)
    case .pageUp: page.scroll.move(1 - height, height: height, total: total)
    case .pageDown: page.scroll.move(height - 1, height: height, total: total)
    case .first: page.scroll.top = 0
    case .last: page.scroll.move(total, height: height, total: total)
    case .nextSection: jump(&page, view, forward: true)
    case .previousSection: jump(&page, view, forward: false)
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
    default: break
    }
    ProgramUpdate.replaceTop(&state, .page(page))
    return []
  }

  /// Headings of the sheet are lines in capitals that follow an empty one.
  private static func jump(_ page: inout TextPageState, _ view: TextPageView, forward: Bool) {
    let starts = view.lines.indices.filter { index in
      let line = view.lines[index]
      return !line.isEmpty && (index == 0 || view.lines[index - 1].isEmpty)
        && line == line.uppercased() && line.contains(where: \.isLetter)
    }
    let top = page.scroll.top
    let target = forward ? starts.first { $0 > top } : starts.last { $0 < top }
    if let target {
      page.scroll.top = min(target, max(0, view.lines.count - view.bodyRows))
    }
  }
}
