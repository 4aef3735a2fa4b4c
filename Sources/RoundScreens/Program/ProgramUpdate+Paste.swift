import RoundCore

/// Pasted text, which goes into what takes text and runs nothing.
extension ProgramUpdate {
  static func paste(_ state: inout ProgramState, _ text: String) -> [ProgramEffect] {
    guard !Layout.isTooSmall(state.size) else { return [] }
    switch state.stack.last {
    case .form(var form):
      let note = form.paste(text)
      state.stack[state.stack.count - 1] = .form(form)
      if let note { state.message = Message(.note, note) }
    case .roundList(var list) where list.search != nil:
      _ = list.search?.paste(text)
      state.stack[state.stack.count - 1] = .roundList(list)
    case .register(var screen) where screen.search != nil:
      _ = screen.search?.paste(text)
      state.stack[state.stack.count - 1] = .register(screen)
    case .picker(var picker):
      _ = picker.search.paste(text)
      picker.selected = 0
      picker.isPointed = !picker.search.isEmpty
      state.stack[state.stack.count - 1] = .picker(picker)
    case .palette(var palette):
      _ = palette.search.paste(text)
      palette.selected = 0
      state.stack[state.stack.count - 1] = .palette(palette)
    case .help(var help):
      _ = help.search.paste(text)
      help.selected = 0
      state.stack[state.stack.count - 1] = .help(help)
    case .exchange(let page): ExchangeUpdate.paste(&state, page, text)
    default:
      state.message = Message(
        .note, "Pasted text goes into text boxes only. Nothing was done with it.")
    }
    return []
  }
}
