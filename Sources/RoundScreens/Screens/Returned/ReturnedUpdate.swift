import RoundCore

/// What the keys do on "What came back".
enum ReturnedUpdate {
  /// Opens it at a round; else at the one that was closed last, or while there is none, at that whose list
  /// the practice has.
  static func open(_ state: inout ProgramState, _ round: RoundID? = nil) {
    guard
      let round = round ?? closedRounds(state).last?.id ?? ReturnedText.listToRead(state)?.id
    else { return }
    state.stack.append(.returned(ReturnedState(round: round)))
  }

  /// The rounds of which something came back, the latest last.
  static func closedRounds(_ state: ProgramState) -> [RoundRecord] {
    state.record.roundsByDate.filter(\.isClosed)
  }

  /// The closed round before or after the one on screen.
  static func neighbour(_ state: ProgramState, _ step: Int) -> RoundID? {
    guard case .returned(let screen)? = state.stack.last else { return nil }
    let rounds = closedRounds(state)
    guard let place = rounds.firstIndex(where: { $0.id == screen.round }),
      rounds.indices.contains(place + step)
    else { return nil }
    return rounds[place + step].id
  }

  static func press(
    _ state: inout ProgramState, _ screen: ReturnedState, _ key: Key
  ) -> [ProgramEffect] {
    guard let command = CommandRegistry.command(for: key, in: .returned) else { return [] }
    return run(command.id, &state, screen)
  }

  static func run(
    _ command: Command.ID, _ state: inout ProgramState, _ screen: ReturnedState
  ) -> [ProgramEffect] {
    if let reason = Availability.reason(command, state) {
      state.message = Message(.note, reason)
      return []
    }
    var screen = screen
    let rows = ReturnedRows(state, round: screen.round)
    let hadAsked = screen.leaveAsked
    screen.leaveAsked = false
    switch command {
    case .up: move(&screen, rows, -1)
    case .down: move(&screen, rows, 1)
    case .pageUp: move(&screen, rows, -5)
    case .pageDown: move(&screen, rows, 5)
    case .first: move(&screen, rows, -10_000)
    case .last: move(&screen, rows, 10_000)
    case .tickReturned:
      guard let item = rows.selected(screen) else { return [] }
      screen.selected = item.id
      if screen.ticked.contains(item.id) {
        screen.ticked.removeAll { $0 == item.id }
      } else {
        screen.ticked.append(item.id)
        // On to the next, as one reads down a sheet.
        move(&screen, rows, 1)
      }
    case .choose:
      guard let item = rows.selected(screen) else { return [] }
      screen.selected = item.id
      ProgramUpdate.replaceTop(&state, .returned(screen))
      FormUpdate.open(&state, ReturnedForm.make(item, state))
      return []
    case .check:
      ProgramUpdate.replaceTop(&state, .returned(screen))
      ReturnedSign.openTicked(&state, screen, rows)
      return []
    case .confirmRead:
      ProgramUpdate.replaceTop(&state, .returned(screen))
      ReturnedSign.openRead(&state, screen)
      return []
    case .sendBack:
      state.message = Message(
        .note, "The pack for the other side is made. Without a paired partner there is none.")
      return [.makePacks]
    case .sheet: return [.makeSheet(screen.round)]
    case .earlierRound, .laterRound:
      guard let round = neighbour(state, command == .earlierRound ? -1 : 1) else { return [] }
      guard mayLeave(&state, screen, hadAsked) else { return [] }
      ProgramUpdate.replaceTop(&state, .returned(ReturnedState(round: round)))
      return []
    case .back:
      guard mayLeave(&state, screen, hadAsked) else { return [] }
      ProgramUpdate.pop(&state)
      return []
    case .help: return ProgramUpdate.help(&state, .returned)
    case .leave: return ProgramUpdate.leave(&state)
    default: return ProgramUpdate.everywhere(command, &state) ?? []
    }
    ProgramUpdate.replaceTop(&state, .returned(screen))
    return []
  }

  /// Ticks are lost where nobody signs them: that is said once before.
  private static func mayLeave(
    _ state: inout ProgramState, _ screen: ReturnedState, _ hadAsked: Bool
  ) -> Bool {
    guard !screen.ticked.isEmpty, !hadAsked else { return true }
    var screen = screen
    screen.leaveAsked = true
    ProgramUpdate.replaceTop(&state, .returned(screen))
    state.message = Message(
      .note,
      "\(screen.ticked.count) ticked and not signed: Ctrl-S signs. The same key again gives them up."
    )
    return false
  }

  private static func move(_ screen: inout ReturnedState, _ rows: ReturnedRows, _ step: Int) {
    let all = rows.all
    let place = all.firstIndex { $0.id == rows.selected(screen)?.id } ?? 0
    let target = min(max(0, place + step), max(0, all.count - 1))
    screen.selected = all.indices.contains(target) ? all[target].id : nil
  }
}
