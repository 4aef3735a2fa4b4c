import RoundCore

/// What the keys do on the list of what was signed for a resident.
enum SignedListUpdate {
  static func press(
    _ state: inout ProgramState, _ list: SignedListState, _ key: Key
  ) -> [ProgramEffect] {
    guard let command = CommandRegistry.command(for: key, in: .signed) else { return [] }
    return run(command.id, &state, list)
  }

  private static func run(
    _ command: Command.ID, _ state: inout ProgramState, _ list: SignedListState
  ) -> [ProgramEffect] {
    var list = list
    let rows = Correctable.all(list.resident, state)
    let last = max(0, rows.count - 1)
    list.selected = min(list.selected, last)
    switch command {
    case .up: list.selected = max(0, list.selected - 1)
    case .down: list.selected = min(last, list.selected + 1)
    case .pageUp: list.selected = max(0, list.selected - 10)
    case .pageDown: list.selected = min(last, list.selected + 10)
    case .first: list.selected = 0
    case .last: list.selected = last
    case .back:
      ProgramUpdate.pop(&state)
      return []
    case .choose:
      guard rows.indices.contains(list.selected) else { return [] }
      ProgramUpdate.replaceTop(&state, .signed(list))
      CorrectionUpdate.open(rows[list.selected], of: list.resident, &state)
      return []
    case .help: return ProgramUpdate.help(&state, .signed)
    case .leave: return ProgramUpdate.leave(&state)
    default: return ProgramUpdate.everywhere(command, &state) ?? []
    }
    ProgramUpdate.replaceTop(&state, .signed(list))
    return []
  }

  /// Why nothing can be corrected for the resident on screen; nil when something can.
  static func reason(_ resident: ResidentID?, _ state: ProgramState) -> String? {
    if let me = state.me, !Record.mayCorrect(me.author) {
      return "Only somebody who may do the round can correct what was signed on it."
    }
    return Correctable.isNone(resident, state)
      ? "Nothing that could be corrected is signed for this resident." : nil
  }
}
