import RoundCore

/// What the keys do among the phrases.
enum PhrasesUpdate {
  static func press(
    _ state: inout ProgramState, _ screen: PhrasesState, _ key: Key
  ) -> [ProgramEffect] {
    guard let command = CommandRegistry.command(for: key, in: .phrases) else { return [] }
    if let reason = Availability.reason(command.id, state) {
      state.message = Message(.note, reason)
      return []
    }
    var screen = screen
    let last = max(0, PhrasesState.rows(state).count - 1)
    switch command.id {
    case .back:
      ProgramUpdate.pop(&state)
      return []
    case .up: screen.selected = max(0, min(screen.selected, last) - 1)
    case .down: screen.selected = min(last, screen.selected + 1)
    case .pageUp: screen.selected = max(0, screen.selected - 10)
    case .pageDown: screen.selected = min(last, screen.selected + 10)
    case .addPhrase:
      open(&state, PhraseForm.make(nil, state))
      return []
    case .changePhrase:
      if let row = selected(state) { open(&state, PhraseForm.make(row, state)) }
      return []
    case .removePhrase:
      guard let row = selected(state), let owner = row.owner else { return [] }
      return [.changePhrase(.remove(row.phrase.key), of: owner)]
    case .help: return ProgramUpdate.help(&state, .phrases)
    default: return ProgramUpdate.everywhere(command.id, &state) ?? []
    }
    ProgramUpdate.replaceTop(&state, .phrases(screen))
    return []
  }

  /// Opens the form, with what was typed into it before it was left.
  private static func open(_ state: inout ProgramState, _ form: Form) {
    if let begun = state.begunPhrase, begun.purpose == form.purpose {
      FormUpdate.open(&state, begun)
      state.message = Message(.note, "Here is what you had begun.")
    } else {
      FormUpdate.open(&state, form)
    }
  }

  static func selected(_ state: ProgramState) -> PhrasesState.Row? {
    guard
      case .phrases(let screen)? = state.stack.last(where: { screen in
        if case .phrases = screen { true } else { false }
      })
    else { return nil }
    let rows = PhrasesState.rows(state)
    let place = min(screen.selected, rows.count - 1)
    return rows.indices.contains(place) ? rows[place] : nil
  }

  /// Why something can't be done with the phrase selected; nil when it can.
  static func reason(_ command: Command.ID, _ state: ProgramState) -> String? {
    guard command == .removePhrase else { return nil }
    guard let row = selected(state) else { return "No phrase is selected." }
    return row.owner == nil
      ? "This is the program's own. Enter makes one of yours with the same short word, which is "
        + "taken instead." : nil
  }

  static func changed(
    _ state: inout ProgramState, _ owner: PhraseOwner, _ file: PhraseFile,
    _ change: PhraseFile.Change
  ) {
    let before = state.phrases[owner]?.phrases ?? []
    state.phrases[owner] = file
    if case .form(let form)? = state.stack.last, case .phrase = form.purpose {
      state.begunPhrase = nil
      ProgramUpdate.pop(&state)
    }
    switch change {
    case .put(let phrase, _):
      select(&state, phrase, owner)
      state.message = Message(
        .good, "Kept. In a text, ;\(phrase.key) and Space become: \(phrase.text)")
    case .remove(let key):
      let text = before.last { $0.key == key }?.text ?? ""
      state.message = Message(.good, "Taken out: ;\(key), which stood for: \(text)")
    }
  }

  private static func select(
    _ state: inout ProgramState, _ phrase: PhraseBook.Phrase, _ owner: PhraseOwner
  ) {
    guard case .phrases(var screen)? = state.stack.last else { return }
    let rows = PhrasesState.rows(state)
    screen.selected = rows.firstIndex { $0.phrase == phrase && $0.owner == owner } ?? 0
    ProgramUpdate.replaceTop(&state, .phrases(screen))
  }
}
