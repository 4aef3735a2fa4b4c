import RoundCore

/// What the keys do in the settings: a change shows at once, Enter keeps it, Esc takes it back.
enum SettingsUpdate {
  static func open(_ state: inout ProgramState) {
    state.stack.append(.settings(SettingsState(state.settings)))
  }

  static func press(
    _ state: inout ProgramState, _ screen: SettingsState, _ key: Key
  ) -> [ProgramEffect] {
    var screen = screen
    let rows = SettingsState.Row.allCases
    switch CommandRegistry.command(for: key, in: .settings)?.id {
    case .up: screen.row = rows[max(0, screen.row.rawValue - 1)]
    case .down: screen.row = rows[min(rows.count - 1, screen.row.rawValue + 1)]
    case .change where screen.row != .editor || key != .character(" "):
      return change(&state, screen, key == .left ? -1 : 1)
    case .keep: return keep(&state, screen)
    case .back:
      state.settings = screen.before
      ProgramUpdate.pop(&state)
      return [.show(screen.before)]
    case .help: return ProgramUpdate.help(&state, .settings)
    default:
      if screen.row == .editor { _ = screen.editor.apply(key, width: 60, height: 1) }
    }
    ProgramUpdate.replaceTop(&state, .settings(screen))
    return []
  }

  private static func change(
    _ state: inout ProgramState, _ screen: SettingsState, _ step: Int
  ) -> [ProgramEffect] {
    var screen = screen
    switch screen.row {
    case .theme: state.settings.theme = next(state.settings.theme, step)
    case .symbols: state.settings.symbols = next(state.settings.symbols, step)
    case .mouse: state.settings.mouse.toggle()
    case .clipboard: state.settings.clipboard.toggle()
    case .lock:
      let range = ScreenSettings.lockMinutes
      let minutes = state.settings.lockingMinutes + step
      state.settings.lockAfter = min(max(minutes, range.lowerBound), range.upperBound)
    case .editor:
      _ = screen.editor.apply(step < 0 ? .left : .right, width: 60, height: 1)
      ProgramUpdate.replaceTop(&state, .settings(screen))
      return []
    }
    return [.show(state.settings)]
  }

  private static func next<Choice: CaseIterable & Equatable>(
    _ choice: Choice, _ step: Int
  ) -> Choice {
    let all = Array(Choice.allCases)
    let place = all.firstIndex(of: choice) ?? 0
    return all[(place + step + all.count) % all.count]
  }

  private static func keep(
    _ state: inout ProgramState, _ screen: SettingsState
  ) -> [ProgramEffect] {
    let words = screen.editor.text.split(separator: " ").map(String.init)
    if let first = words.first, !first.hasPrefix("/") {
      state.message = Message(
        .problem, "Give the program with its whole path, such as /usr/bin/nano; or nothing.")
      var screen = screen
      screen.row = .editor
      ProgramUpdate.replaceTop(&state, .settings(screen))
      return []
    }
    state.settings.editor = words.isEmpty ? nil : words
    ProgramUpdate.pop(&state)
    return [.show(state.settings), .saveSettings(state.settings)]
  }
}
