import RoundCore

/// What the keys do in the help: it lists, finds, and does.
enum HelpUpdate {
  static func press(_ state: inout ProgramState, _ help: HelpState, _ key: Key) -> [ProgramEffect] {
    var help = help
    let rows = matching(help, state.role)
    switch CommandRegistry.command(for: key, in: .help)?.id {
    case .back where key == .escape:
      ProgramUpdate.pop(&state)
      return []
    case .up: help.selected = max(0, min(help.selected, rows.count - 1) - 1)
    case .down: help.selected = min(max(0, rows.count - 1), help.selected + 1)
    case .pageUp: help.selected = max(0, help.selected - 10)
    case .pageDown: help.selected = min(max(0, rows.count - 1), help.selected + 10)
    case .choose:
      guard rows.indices.contains(help.selected) else { return [] }
      let command = rows[help.selected]
      if let reason = Availability.reason(command.id, PaletteUpdate.beneath(state)) {
        state.message = Message(.note, reason)
        return []
      }
      state.stack.removeLast()
      return ProgramUpdate.doCommand(command, &state)
    default:
      if help.search.apply(key, width: 30, height: 1) { help.selected = 0 }
    }
    ProgramUpdate.replaceTop(&state, .help(help))
    return []
  }

  static func matching(_ help: HelpState, _ role: DeviceSettings.Role) -> [Command] {
    let wanted = Folding.foldedForSearch(help.search.text)
    let all = CommandRegistry.commands(in: help.context)
    // One's own first, what is the other role's after it, what is the same everywhere last.
    func part(_ command: Command) -> Int {
      if command.isEverywhere { return 3 }
      guard let side = Command.side(of: command.id) else { return 1 }
      // The visiting professional's own commands stand in the order of the list, as they always have.
      return side != role ? 2 : side == .prepare ? 0 : 1
    }
    let sorted = (0...3).flatMap { wanted in all.filter { part($0) == wanted } }
    return sorted.filter { command in
      wanted.isEmpty
        || Folding.foldedForSearch("\(command.title) \(command.help)").contains(wanted)
        || CommandWords.begins(wanted, command)
    }
  }
}
