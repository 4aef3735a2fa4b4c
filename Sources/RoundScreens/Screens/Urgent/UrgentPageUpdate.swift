import RoundCore

/// What the keys do on the card and on the result of observations.
enum UrgentPageUpdate {
  static func press(
    _ state: inout ProgramState, _ page: UrgentPageState, _ key: Key
  ) -> [ProgramEffect] {
    guard let command = CommandRegistry.command(for: key, in: .urgentPage) else { return [] }
    return run(command.id, on: &state)
  }

  static func run(_ command: Command.ID, on state: inout ProgramState) -> [ProgramEffect] {
    guard case .urgent(var page)? = state.stack.last else { return [] }
    if let reason = Availability.reason(command, state) {
      state.message = Message(.note, reason)
      return []
    }
    let view = UrgentPageView(state: state, page: page)
    if page.scroll.follow(
      command, height: view.bodyRows, total: view.totalLines, sections: view.sectionStarts)
    {
      ProgramUpdate.replaceTop(&state, .urgent(page))
      return []
    }
    switch command {
    case .back:
      ProgramUpdate.pop(&state)
      return []
    case .undo, .redo:
      UndoUpdate.open(command, &state)
      return []
    case .help: return ProgramUpdate.help(&state, .urgentPage)
    case .leave: return ProgramUpdate.leave(&state)
    case .messages: return ProgramUpdate.everywhere(command, &state) ?? []
    default:
      ResidentUpdate.run(command, &state, page.resident)
      return []
    }
  }

  /// Shows the page after something was saved, on top of the resident.
  static func show(_ state: inout ProgramState, _ page: UrgentPageState) {
    RoundListUpdate.select(&state, page.resident)
    state.stack.append(.resident(ResidentState(resident: page.resident)))
    state.stack.append(.urgent(page))
  }

  /// Opens a form of what must not wait, or the card.
  ///
  /// - Returns: whether the command was one of these.
  static func open(
    _ command: Command.ID, _ state: inout ProgramState, _ resident: ResidentRecord
  ) -> Bool {
    switch command {
    case .urgentCard:
      state.stack.append(.urgent(UrgentPageState(resident: resident.id, kind: .card)))
    case .observations:
      FormUpdate.open(
        &state,
        ObservationsForm.make(
          resident, record: state.record, catalog: state.catalog, now: state.now))
    case .measures:
      FormUpdate.open(
        &state,
        MeasuresForm.make(resident, record: state.record, catalog: state.catalog, now: state.now))
    case .recordRoute:
      let open = resident.openStates
      guard let concern = open.first(where: { !$0.hasRoute }) ?? open.last else { return true }
      FormUpdate.open(
        &state, FollowUpForms.route(concern, catalog: state.catalog, now: state.now))
    case .transferStep:
      let open = resident.openStates
      guard let concern = open.first(where: \.needsTransport) ?? open.last else { return true }
      FormUpdate.open(
        &state, FollowUpForms.transfer(concern, catalog: state.catalog, now: state.now))
    default: return false
    }
    return true
  }
}
