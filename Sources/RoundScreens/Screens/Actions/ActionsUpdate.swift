import RoundCore

/// What the keys do on the screen of open actions.
enum ActionsUpdate {
  static func open(
    _ state: inout ProgramState, _ shown: ActionsState.Shown = .ours, select: EntryID? = nil
  ) {
    state.stack.append(.actions(ActionsState(shown: shown, selected: select)))
  }

  static func press(
    _ state: inout ProgramState, _ screen: ActionsState, _ key: Key
  ) -> [ProgramEffect] {
    guard let command = CommandRegistry.command(for: key, in: .actions) else { return [] }
    if let reason = Availability.reason(command.id, state) {
      state.message = Message(.note, reason)
      return []
    }
    var screen = screen
    let rows = ActionRows(state, screen.shown)
    switch command.id {
    case .up: move(&screen, rows, -1)
    case .down: move(&screen, rows, 1)
    case .pageUp: move(&screen, rows, -10)
    case .pageDown: move(&screen, rows, 10)
    case .first: move(&screen, rows, -100_000)
    case .last: move(&screen, rows, 100_000)
    case .actionsShown:
      let all = ActionsState.Shown.allCases
      screen.shown = all[(screen.shown.rawValue + 1) % all.count]
      state.actionsShown = screen.shown
    case .open:
      if let action = rows.selected(screen) {
        // Coming back it is the same one.
        screen.selected = action.action.id
        ProgramUpdate.replaceTop(&state, .actions(screen))
        state.stack.append(.resident(ResidentState(resident: action.resident)))
      }
      return []
    case .actionDone, .actionWaiting, .actionNotDone, .actionTake:
      if let action = rows.selected(screen) {
        screen.selected = action.action.id
        ProgramUpdate.replaceTop(&state, .actions(screen))
        act(command.id, &state, action)
      }
      return []
    case .back:
      ProgramUpdate.pop(&state)
      return []
    case .undo, .redo:
      UndoUpdate.open(command.id, &state)
      return []
    case .help: return ProgramUpdate.help(&state, .actions)
    case .leave: return ProgramUpdate.leave(&state)
    default: return ProgramUpdate.everywhere(command.id, &state) ?? []
    }
    ProgramUpdate.replaceTop(&state, .actions(screen))
    return []
  }

  private static func act(
    _ command: Command.ID, _ state: inout ProgramState, _ action: ActionState
  ) {
    switch command {
    case .actionDone: FormUpdate.open(&state, ActionForm.make(action, .done, state))
    case .actionWaiting: FormUpdate.open(&state, ActionForm.make(action, .waiting, state))
    case .actionNotDone: FormUpdate.open(&state, ActionForm.make(action, .notDone, state))
    case .actionTake: take(&state, action)
    default: break
    }
  }

  /// Takes an action on, or gives it back: a review of one line, which is signed.
  private static func take(_ state: inout ProgramState, _ action: ActionState) {
    guard let author = SignUpdate.signer(state, 0), let me = state.me?.author else { return }
    let isMine = action.taken.flatMap { state.record.author(of: $0) }?.name == me.name
    var update = ActionUpdated(action: action.action.id, state: action.state, note: nil)
    update.taken = !isMine
    var lines = [
      SignLine(.heading, isMine ? "Given back" : "Taken on by you"),
      SignLine(.text, ActionWords.whole(action, state)),
    ]
    if !isMine, let other = action.taken.flatMap({ state.record.author(of: $0) }) {
      lines.append(SignLine(.warning, "Until now with \(other.name)."))
    }
    SignUpdate.push(
      &state,
      SignState(
        title: isMine ? "GIVE AN ACTION BACK" : "TAKE AN ACTION ON", resident: action.resident,
        sentences: lines,
        drafts: [EntryDraft(update, resident: action.resident, author: author)],
        savedWords: isMine ? "Saved: the action is given back." : "Saved: the action is yours.",
        next: .actions(shown(state), action.action.id)))
  }

  /// Back to the list: to the same action while it is open, else to the one that followed it.
  static func next(
    after action: EntryID, _ to: ActionUpdated.State, _ state: ProgramState
  ) -> AfterSaving {
    let shown = shown(state)
    let all = ActionRows(state, shown).all.map(\.action.id)
    guard to == .done || to == .notDone, let place = all.firstIndex(of: action) else {
      return .actions(shown, action)
    }
    let after = all.dropFirst(place + 1).first ?? all.prefix(place).last
    return .actions(shown, after)
  }

  /// Which actions are shown under whatever is on top.
  static func shown(_ state: ProgramState) -> ActionsState.Shown {
    for case .actions(let screen) in state.stack.reversed() { return screen.shown }
    return .ours
  }

  private static func move(_ screen: inout ActionsState, _ rows: ActionRows, _ step: Int) {
    let all = rows.all
    let place = all.firstIndex { $0.action.id == screen.selected } ?? 0
    let target = min(max(0, place + step), max(0, all.count - 1))
    screen.selected = all.indices.contains(target) ? all[target].action.id : nil
  }
}
