import RoundCore

/// What the keys do on a resident.
enum ResidentUpdate {
  static func press(
    _ state: inout ProgramState, _ screen: ResidentState, _ key: Key
  ) -> [ProgramEffect] {
    guard let command = CommandRegistry.command(for: key, in: .resident) else { return [] }
    return run(command.id, on: &state)
  }

  static func run(_ command: Command.ID, on state: inout ProgramState) -> [ProgramEffect] {
    guard case .resident(var screen)? = state.stack.last else { return [] }
    if command == .undo, CorrectionUpdate.lead(&state) { return [] }
    if let reason = Availability.reason(command, state) {
      state.message = Message(.note, reason)
      return []
    }
    let view = ResidentView(state: state, resident: screen.resident, size: state.size)
    if screen.scroll.follow(
      command, height: view.bodyRows, total: view.totalLines, sections: view.sectionStarts)
    {
      ProgramUpdate.replaceTop(&state, .resident(screen))
      return []
    }
    switch command {
    case .nextResident, .previousResident:
      step(&state, from: screen.resident, by: command == .nextResident ? 1 : -1)
      return []
    case .back:
      ProgramUpdate.pop(&state)
      return []
    case .reviewText: return PageUpdate.ask(&state, for: screen.resident)
    case .disputes: return [.makePage(.disputes)]
    case .toldToday:
      ToldFields.open(&state)
      return []
    case .undo, .redo:
      UndoUpdate.open(command, &state)
      return []
    case .correct:
      CorrectionUpdate.list(&state, screen.resident)
      return []
    case .help: return ProgramUpdate.help(&state, .resident)
    case .leave: return ProgramUpdate.leave(&state)
    case .messages: return ProgramUpdate.everywhere(command, &state) ?? []
    default:
      if !PrepareUpdate.run(command, &state, of: screen.resident) {
        run(command, &state, screen.resident)
      }
      return []
    }
  }

  private static func step(_ state: inout ProgramState, from resident: ResidentID, by step: Int) {
    let shown = RoundListUpdate.shown(state)
    guard let place = shown.firstIndex(of: resident), shown.indices.contains(place + step)
    else {
      state.message = Message(.note, step > 0 ? "This is the last one." : "This is the first one.")
      return
    }
    let next = shown[place + step]
    ProgramUpdate.replaceTop(&state, .resident(ResidentState(resident: next)))
    if case .roundList(var list)? = state.stack.first {
      list.selected = next
      state.stack[0] = .roundList(list)
    }
  }

  /// Opens the form of a command for a resident.
  static func run(_ command: Command.ID, _ state: inout ProgramState, _ id: ResidentID) {
    guard let resident = state.record.residents[id] else { return }
    RegisterUpdate.form(command, &state, resident)
    let item = state.round.flatMap { state.record.item(for: id, on: $0) }
    if UrgentPageUpdate.open(command, &state, resident) { return }
    switch command {
    case .outcome, .carePlan:
      guard let round = state.round, let item else { return }
      var form = ReviewForm.make(
        item: item, resident: resident, record: state.record, round: round, catalog: state.catalog,
        today: state.today)
      if command == .carePlan {
        form.focus(on: "carePlan")
        form.isOnTheWay = true
      }
      FormUpdate.open(&state, form)
      if command == .carePlan {
        FormUpdate.openBlock(&state, .carePlan, index: nil)
      }
    case .nothingNeeded:
      guard let round = state.round, let item else { return }
      FormUpdate.open(
        &state,
        ReviewForm.makeNothingNeeded(
          item: item, resident: resident, record: state.record, round: round,
          catalog: state.catalog, today: state.today))
    case .drop:
      guard let round = state.round, let item else { return }
      FormUpdate.open(&state, OtherForms.drop(item, round: round))
    case .escalate:
      FormUpdate.open(
        &state,
        OtherForms.escalation(id, round: state.round, catalog: state.catalog, now: state.now))
    case .updateAction:
      if let form = ActionForm.make(resident, catalog: state.catalog) {
        FormUpdate.open(&state, form)
      }
    case .endEscalation:
      if let open = resident.openEscalations.first {
        FormUpdate.open(&state, OtherForms.escalationEnd(open, resident: id, now: state.now))
      }
    default: break
    }
  }
}
