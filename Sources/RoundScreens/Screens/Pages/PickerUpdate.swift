import RoundCore

/// What the keys do when a resident is chosen from the register.
enum PickerUpdate {
  static func press(
    _ state: inout ProgramState, _ picker: PickerState, _ key: Key
  ) -> [ProgramEffect] {
    var picker = picker
    let rows = candidates(state, picker)
    let command = CommandRegistry.command(for: key, in: .picker)?.id
    // The first arrow comes to the first row, or to the one that was selected.
    if picker.place(of: rows.count) == nil, let command,
      [.up, .down, .pageUp, .pageDown].contains(command)
    {
      picker.isPointed = true
      ProgramUpdate.replaceTop(&state, .picker(picker))
      return []
    }
    switch command {
    case .back where key == .escape:
      ProgramUpdate.pop(&state)
      return []
    case .up: picker.selected = max(0, min(picker.selected, rows.count - 1) - 1)
    case .down: picker.selected = min(max(0, rows.count - 1), picker.selected + 1)
    case .pageUp: picker.selected = max(0, picker.selected - 10)
    case .pageDown: picker.selected = min(max(0, rows.count - 1), picker.selected + 10)
    case .help: return ProgramUpdate.help(&state, .picker)
    case .choose:
      guard let place = picker.place(of: rows.count) else {
        if picker.wrong != nil {
          state.message = Message(
            .note,
            rows.isEmpty
              ? "Nobody else fits what is typed."
              : "Nobody is chosen yet: type a name, a room or an NHS number, or use the arrows.")
        }
        return []
      }
      state.stack.removeLast()
      if picker.wrong != nil {
        CorrectionUpdate.move(to: rows[place].id, &state)
        return []
      }
      take(rows[place].id, &state)
      return []
    default:
      if picker.search.apply(key, width: 30, height: 1) {
        picker.selected = 0
        picker.isPointed = !picker.search.isEmpty
      }
    }
    ProgramUpdate.replaceTop(&state, .picker(picker))
    return []
  }

  /// Whom the home puts forward, with whoever is selected in its list proposed.
  static func forward(_ state: ProgramState) -> PickerState {
    var picker = PickerState()
    let selected = RoundListUpdate.selectedResident(state)
    picker.selected = candidates(state, picker).firstIndex { $0.id == selected } ?? 0
    return picker
  }

  private static func take(_ resident: ResidentID, _ state: inout ProgramState) {
    guard state.role == .prepare else {
      FormUpdate.open(
        &state,
        OtherForms.take(
          resident, round: state.round, record: state.record, catalog: state.catalog))
      return
    }
    if case .roundList(var list)? = state.stack.first {
      list.search = nil
      list.selected = resident
      state.stack[0] = .roundList(list)
    }
    _ = PrepareUpdate.run(.flag, &state, of: resident)
  }

  /// Residents of the register who are not on the list yet, or to whom something could belong that was
  /// signed for another, as far as the search fits.
  static func candidates(_ state: ProgramState, _ picker: PickerState) -> [ResidentRecord] {
    if picker.wrong != nil { return CorrectionUpdate.candidates(state, picker) }
    // A further request of the home joins the one that is there.
    let there =
      state.role == .prepare
      ? [] : Set(state.list.filter { $0.status != .withdrawn }.map(\.resident))
    return state.record.register.filter { resident in
      !there.contains(resident.id)
        && (picker.search.isEmpty || RoundListUpdate.matches(resident, picker.search.text))
    }
  }
}
