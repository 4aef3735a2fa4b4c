import RoundCore

extension PlainDialog {
  // MARK: Printing

  mutating func form(_ state: ProgramState, _ form: Form) -> [String] {
    var lines: [String] = []
    if introduced != form.purpose {
      introduced = form.purpose
      lines += ["", form.title]
      if let resident = form.resident { lines += banner(resident, state) }
      if let introduction = form.introduction { lines.append(introduction) }
      lines.append(
        "An empty line keeps what is there and goes on. /back, /check, /leave, /help, /list.")
    }
    guard let field = form.focused else { return lines + ["Nothing is asked here: /check"] }
    let shown = form.fields.filter { form.isShown($0) }
    let number = (shown.firstIndex { $0.id == field.id } ?? 0) + 1
    if let problem = field.problem { lines.append("! \(problem)") }
    lines.append("\(number) of \(shown.count). \(PlainKeys.withoutKeys(field.question))")
    switch field.kind {
    case .choice(let options, let chosen, _):
      lines += options.enumerated().map { index, option in
        "  \(index + 1) \(option.words)\(option.code == chosen ? " (chosen)" : "")"
      }
    case .ticks(let options, let ticked, _):
      lines += options.enumerated().map { index, option in
        "  \(index + 1) \(option.words)\(ticked.contains(option.code) ? " (ticked)" : "")"
      }
    case .blocks(let kind, let items, _):
      lines += items.enumerated().map { index, item in
        "  \(index + 1) \(words(item, state))"
      }
      let isBegun = form.begun.contains { $0.kind == kind && $0.index == nil }
      lines.append(
        isBegun
          ? "  add: goes on with the one that was begun, /remove add takes it out. A number opens "
            + "one, /remove 1 takes it out."
          : "  add: \(kind.addWords). A number opens one, /remove 1 takes it out.")
    case .text, .date:
      if !field.text.isEmpty { lines.append("  Now: \(field.text)") }
    case .secret: break
    }
    if let note = field.note { lines.append("  ! \(note)") }
    let help = PlainKeys.withoutKeys(field.help)
    if !help.isEmpty { lines.append("  \(help)") }
    return lines
  }

  func prompt(_ form: Form) -> Prompt {
    switch form.focused?.kind {
    case .choice?: return Prompt(text: "Number> ", isSecret: false)
    case .ticks?: return Prompt(text: "Numbers, or none> ", isSecret: false)
    case .text(let editor)? where editor.isMultiline:
      return Prompt(text: "Text (\\ at the end: one more line)> ", isSecret: false)
    case .text?: return Prompt(text: "Text> ", isSecret: false)
    case .date?: return Prompt(text: "Date> ", isSecret: false)
    case .secret?: return Prompt(text: "Digits; they are not shown> ", isSecret: true)
    case .blocks?: return Prompt(text: "add, a number, or empty to go on> ", isSecret: false)
    case nil: return Prompt(text: "> ", isSecret: false)
    }
  }

  // MARK: Answering

  mutating func answerForm(
    _ line: String, _ form: Form, _ state: inout ProgramState
  ) -> [ProgramEffect] {
    guard let field = form.focused else {
      return formCommand(line.isEmpty ? "/check" : line, form, &state)
    }
    if line.hasPrefix("/") && !line.hasPrefix("//") { return formCommand(line, form, &state) }
    // As everywhere else it asks what can be done; nobody's answer is a question mark alone.
    if line == "?" {
      place = nil
      return formCommand("/help", form, &state)
    }
    let line = line.hasPrefix("//") ? String(line.dropFirst()) : line
    if line.isEmpty { return goOn(from: field.id, &state) }
    switch field.kind {
    case .choice(let options, let chosen, _):
      guard let place = option(line, options) else { return [] }
      set(.choice(options: options, chosen: chosen, cursor: place), &state)
      return press(.character(" "), &state) + goOn(from: field.id, &state)
    case .ticks(let options, _, let cursor):
      guard let ticked = ticks(line, options) else { return [] }
      set(.ticks(options: options, ticked: ticked, cursor: cursor), &state)
      return goOn(from: field.id, &state)
    case .text(let editor): return type(line, editor, field, &state)
    case .date:
      var editor = TextEditor()
      _ = editor.paste(line)
      set(.date(editor), &state)
      return echo(line, field.id, &state)
    case .secret:
      guard !field.takesDigitsOnly || line.allSatisfy({ ("0"..."9").contains($0) }) else {
        notes.append("! A PIN has digits only.")
        return []
      }
      set(.secret(TextEditor(line)), &state)
      return goOn(from: field.id, &state)
    case .blocks(let kind, let items, _):
      return block(line, kind, items, &state)
    }
  }

  /// Goes on to the next question, and says what the one before still needs.
  private mutating func goOn(from field: String, _ state: inout ProgramState) -> [ProgramEffect] {
    var effects = press(.tab, &state)
    guard case .form(let form)? = state.stack.last else { return effects }
    if let left = form[field], form.focused?.id != field, let missing = form.missing(left) {
      notes.append("! \(missing)")
    }
    if let left = form[field], form.focused?.id != field, let note = left.note {
      notes.append("! \(note)")
    }
    // There is no question after the last one.
    if form.focused?.id == field { effects += check(&state) }
    return effects
  }

  private mutating func check(_ state: inout ProgramState) -> [ProgramEffect] {
    place = nil
    return press(.control("s"), &state)
  }

  private func set(_ kind: FieldKind, _ state: inout ProgramState) {
    guard case .form(var form)? = state.stack.last, let id = form.focused?.id else { return }
    form.change(id) { field in
      field.kind = kind
      field.problem = nil
    }
    ProgramUpdate.replaceTop(&state, .form(form))
  }

  private mutating func option(_ line: String, _ options: [FieldOption]) -> Int? {
    if let place = PlainDialog.place(line, of: options.count) { return place }
    let wanted = Folding.foldedForSearch(line)
    let named = options.indices.filter {
      Folding.foldedForSearch(options[$0].words).hasPrefix(wanted)
    }
    if named.count == 1, wanted.count > 1 { return named[0] }
    notes.append("Type a number from 1 to \(options.count).")
    return nil
  }

  private mutating func ticks(_ line: String, _ options: [FieldOption]) -> [String]? {
    if line.lowercased() == "none" { return [] }
    let parts = line.split { $0 == " " || $0 == "," }
    let places = parts.compactMap { PlainDialog.place($0, of: options.count) }
    guard places.count == parts.count else {
      notes.append("Type numbers from 1 to \(options.count) with spaces between, or: none")
      return nil
    }
    return options.indices.filter(places.contains).map { options[$0].code }
  }

  /// Takes a line of text; in a box a `\` at its end waits for the next one.
  private mutating func type(
    _ line: String, _ old: TextEditor, _ field: Field, _ state: inout ProgramState
  ) -> [ProgramEffect] {
    let isMore = old.isMultiline && line.hasSuffix("\\")
    let words = state.phraseBook.expanded(isMore ? String(line.dropLast()).trimmed : line)
    var editor = TextEditor(
      isContinuing == field.id ? old.text + "\n" : "", isMultiline: old.isMultiline,
      limitBytes: old.limitBytes)
    if let note = editor.paste(words) { notes.append(note.message.string) }
    set(.text(editor), &state)
    isContinuing = isMore ? field.id : nil
    notes += Abbreviations.shipped.find(in: words).map { "! \($0.sentence)" }
    if case .form(let form)? = state.stack.last, let typed = form[field.id],
      let echo = form.echo(typed, now: state.now, nextRound: state.nextRoundDay)
    {
      notes.append(echo.words)
    }
    return isMore ? [] : goOn(from: field.id, &state)
  }

  private mutating func echo(
    _ text: String, _ field: String, _ state: inout ProgramState
  ) -> [ProgramEffect] {
    guard case .form(let form)? = state.stack.last else { return [] }
    let view = FormView(
      form: form, width: 400, glyphs: state.glyphs, now: state.now,
      nextRound: state.nextRoundDay, catalog: state.catalog,
      author: SignUpdate.signer(state, 0))
    guard let echo = view.dateEcho(text) else { return goOn(from: field, &state) }
    notes.append(echo.words)
    return echo.isGood ? goOn(from: field, &state) : []
  }

  private mutating func block(
    _ line: String, _ kind: BlockKind, _ items: [Block], _ state: inout ProgramState
  ) -> [ProgramEffect] {
    var place: Int?
    if line.lowercased() == "add" { place = items.count }
    if place == nil { place = PlainDialog.place(line, of: items.count) }
    guard let place else {
      notes.append("Type add, a number of the list, or nothing to go on.")
      return []
    }
    set(.blocks(kind: kind, items: items, cursor: place), &state)
    return press(.enter, &state)
  }

  private mutating func formCommand(
    _ line: String, _ form: Form, _ state: inout ProgramState
  ) -> [ProgramEffect] {
    let words = line.dropFirst().split(separator: " ").map { $0.lowercased() }
    isContinuing = nil
    switch words.first {
    case "back": return press(.backTab, &state)
    case "next": return press(.tab, &state)
    case "check": return check(&state)
    case "leave": return press(.escape, &state)
    case "again":
      place = nil
      introduced = nil
      return []
    case "clear":
      if case .text(let editor)? = form.focused?.kind {
        set(.text(TextEditor(isMultiline: editor.isMultiline)), &state)
        place = nil
      }
      return []
    case "list":
      for field in form.fields where form.isShown(field) {
        notes.append("\(field.question) \(said(field, state))")
      }
      return []
    case "remove":
      guard case .blocks(let kind, let items, _)? = form.focused?.kind,
        let word = words.dropFirst().first,
        let item = word == "add" ? items.count : PlainDialog.place(word, of: items.count)
      else {
        notes.append("Say which, where changes or actions are asked for: /remove 1")
        return []
      }
      set(.blocks(kind: kind, items: items, cursor: item), &state)
      place = nil
      return press(.delete, &state)
    default:
      notes += [
        "/back the question before; /next the one after; /check says what is missing, then the",
        "review; /leave keeps what you typed; /list says all answers; /again this question once",
        "more; /clear empties a text; /remove 1 takes a change or an action out.",
        "A text that begins with / is typed with two: //",
      ]
      return []
    }
  }

  private func said(_ field: Field, _ state: ProgramState) -> String {
    switch field.kind {
    case .choice(let options, let chosen, _):
      return options.first { $0.code == chosen }?.words ?? "(not answered)"
    case .ticks(let options, let ticked, _):
      let words = options.filter { ticked.contains($0.code) }.map(\.words)
      return words.isEmpty ? "(none)" : words.joined(separator: "; ")
    case .text, .date: return field.text.isEmpty ? "(empty)" : field.text
    case .secret: return "(not shown)"
    case .blocks(_, let items, _):
      return items.isEmpty
        ? "(none)"
        : items.map { words($0, state) }.joined(separator: "; ")
    }
  }

  /// A block in one line, without signs that a voice would not read.
  private func words(_ block: Block, _ state: ProgramState) -> String {
    BlockText.line(
      block, author: SignUpdate.signer(state, 0), catalog: state.catalog, glyphs: .ascii)
  }
}
