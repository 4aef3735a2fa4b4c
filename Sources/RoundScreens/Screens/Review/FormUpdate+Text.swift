import RoundCore

extension FormUpdate {
  /// What a key does to a text beyond typing: a phrase grows or is given up, the editor of the settings
  /// opens.
  ///
  /// - Returns: nil when the key is the form's own.
  static func text(
    _ state: inout ProgramState, _ form: inout Form, _ key: Key
  ) -> [ProgramEffect]? {
    guard case .text(var editor)? = form.focused?.kind, let field = form.focused?.id else {
      return nil
    }
    if key == .control("e"), editor.isMultiline, let program = state.settings.editor {
      return [.edit(editor.text, program: program)]
    }
    if key == .escape, TextNotes.phrase(editor, state.phraseBook) != nil {
      // Esc closes the list of phrases before it leaves the form, and what was typed for it goes too.
      editor.dropBegunPhrase()
      form.change(field) { $0.kind = .text(editor) }
      FormScreen.keepFocusInView(&form, state)
      ProgramUpdate.replaceTop(&state, .form(form))
      return []
    }
    if key == .character(" "), editor.expand(state.phraseBook) {
      form.change(field) { $0.kind = .text(editor) }
      // A phrase that ends in a space has it already.
      if editor.text.hasSuffix(" ") {
        ProgramUpdate.replaceTop(&state, .form(form))
        return []
      }
    }
    return nil
  }

  /// Puts a text from the editor of the settings into its box; one step for Ctrl-Z.
  static func takeBack(_ state: inout ProgramState, _ text: String) {
    guard case .form(var form)? = state.stack.last, let field = form.focused?.id,
      case .text(var editor)? = form.focused?.kind
    else { return }
    let note = editor.replaceAll(with: text)
    form.change(field) { $0.kind = .text(editor) }
    FormScreen.keepFocusInView(&form, state)
    ProgramUpdate.replaceTop(&state, .form(form))
    state.message = Message(.note, note?.message.string ?? "Taken from the editor. Not signed yet.")
  }
}
