import RoundCore

/// What the keys do on a form.
enum FormUpdate {
  static func press(_ state: inout ProgramState, _ form: Form, _ key: Key) -> [ProgramEffect] {
    var form = form
    if key == .function(1) || key == .character("?") && !(form.focused?.isTyped ?? true) {
      return ProgramUpdate.help(&state, .form)
    }
    if let effects = text(&state, &form, key) { return effects }
    let width = FormView.boxWidth(FormScreen.bodyWidth(state.size))
    let height = FormScreen.boxHeight(form, state)
    let picked = form["pick"]?.chosen
    let listed = form.fields.reduce(0) { $0 + $1.blocks.count }
    let wasLast = !form.fields.indices.contains { $0 > form.focus && form.isShown(form.fields[$0]) }
    let place = form.focus
    let request = form.apply(key, width: width, height: height, now: state.now)
    if let resident = form.resident.flatMap({ state.record.residents[$0] }) {
      BlockForms.followHeading(&form, from: picked, resident: resident)
      MedicineForm.follow(&form, from: picked, resident: resident, state.catalog)
    }
    GateFields.follow(&form, state)
    RegisterForm.follow(&form, state.record)
    // Block forms that were left are told apart by place, which has changed.
    if form.fields.reduce(0, { $0 + $1.blocks.count }) != listed {
      form.begun.removeAll { $0.index != nil }
    }
    FormScreen.keepFocusInView(&form, state)
    ProgramUpdate.replaceTop(&state, .form(form))
    switch request {
    case .none, .notMine:
      sayLast(&state, form, key, before: place)
      // On a page of the first run, Enter at the last question goes on.
      if form.purpose.isAboutPerson, key == .enter, wasLast { return check(&state, form) }
      return []
    case .say(let words):
      state.message = Message(.hint, words)
      return []
    case .leave: return leave(&state, form)
    case .check: return check(&state, form)
    case .openBlock(let kind, let index):
      openBlock(&state, kind, index: index)
      return []
    }
  }

  /// A key that would go on, and can't, says why nothing happens.
  private static func sayLast(
    _ state: inout ProgramState, _ form: Form, _ key: Key, before place: Int
  ) {
    guard key == .tab || key == .enter, form.focus == place, !form.purpose.isAboutPerson,
      !form.fields.indices.contains(where: { $0 > place && form.isShown(form.fields[$0]) })
    else { return }
    // In a box of several rows Enter begins a new line.
    if key == .enter, case .text(let editor)? = form.focused?.kind, editor.isMultiline { return }
    state.message = Message(.hint, "This is the last question. Ctrl-S checks; Shift-Tab goes back.")
  }

  /// Opens a form; when there is a draft of it, that is offered as soon as it is found.
  static func open(_ state: inout ProgramState, _ form: Form) {
    var form = form
    form.born = form.resident.flatMap { state.record.residents[$0]?.current?.born }
    GateFields.follow(&form, state)
    RegisterForm.follow(&form, state.record)
    FormScreen.keepFocusInView(&form, state)
    state.stack.append(.form(form))
  }

  static func openBlock(_ state: inout ProgramState, _ kind: BlockKind, index: Int?) {
    guard case .form(let parent)? = state.stack.last, let id = parent.resident,
      let resident = state.record.residents[id]
    else { return }
    let blocks = parent.focused?.blocks ?? []
    let block = index.flatMap { blocks.indices.contains($0) ? blocks[$0] : nil }
    var form = BlockForms.make(
      kind, block: block, index: block == nil ? nil : index, resident: resident,
      author: state.me?.author, catalog: state.catalog)
    let place = form.purpose.blockIndex
    if let begun = parent.begun.first(where: { $0.kind == kind && $0.index == place }) {
      form.takeOver(begun.form)
      state.message = Message(.note, "Here is what you had begun.")
    }
    open(&state, form)
  }

  static func openClose(_ state: inout ProgramState) {
    guard let round = state.round else { return }
    open(
      &state,
      OtherForms.close(
        round: round, record: state.record, catalog: state.catalog, now: state.now))
  }

  /// Esc: what was typed is kept as it is, to be gone on with.
  private static func leave(_ state: inout ProgramState, _ form: Form) -> [ProgramEffect] {
    if case .setUp = form.purpose {
      guard state.stack.count > 1 else { return [.quit] }
      state.setUpPages[form.title] = form
      ProgramUpdate.pop(&state)
      return []
    }
    if case .person = form.purpose {
      // Where people of both roles use this computer, nothing is shown to somebody who is nobody.
      guard !state.needsPerson else { return [.quit] }
      ProgramUpdate.pop(&state)
      return []
    }
    if form.purpose.isAboutPerson {
      if case .phrase = form.purpose { state.begunPhrase = form }
      ProgramUpdate.pop(&state)
      return []
    }
    state.leaveAsked = false
    if form.purpose.isBlock {
      return leaveBlock(&state, form)
    } else {
      DraftKeeping.leave(&state)
      if form.hasContent, state.isDraftOnlyHere {
        state.message = Message(
          .problem,
          "Not signed, and NOT ON THE DISK: what you typed is only in this window until it can be "
            + "saved. It is tried again and again.")
      } else if form.hasContent {
        state.message = Message(.note, "Not signed. What you typed is kept as a draft.")
      } else if let resident = form.resident {
        state.meanwhile[resident] = nil
      }
      ProgramUpdate.pop(&state)
    }
    return []
  }

  /// What was typed into a block stays with the form that it belongs to.
  private static func leaveBlock(_ state: inout ProgramState, _ form: Form) -> [ProgramEffect] {
    ProgramUpdate.pop(&state)
    guard case .form(var parent)? = state.stack.last,
      let begun = DraftBlockForm(form, isOpen: false)
    else { return [] }
    parent.begun.removeAll { $0.kind == begun.kind && $0.index == begun.index }
    if form.hasContent {
      parent.begun.append(begun)
      state.message = Message(
        .note,
        "Not in the form yet. What you typed is kept as a draft: Enter goes on with it, Delete takes it "
          + "out.")
    }
    ProgramUpdate.replaceTop(&state, .form(parent))
    return parent.isOnTheWay ? leave(&state, parent) : []
  }

  private static func check(_ state: inout ProgramState, _ form: Form) -> [ProgramEffect] {
    var form = form
    GateFields.follow(&form, state)
    RegisterForm.follow(&form, state.record)
    let problems = form.check(
      catalog: state.catalog, now: state.now, nextRound: state.nextRoundDay)
    FormScreen.keepFocusInView(&form, state)
    ProgramUpdate.replaceTop(&state, .form(form))
    if problems > 0, form.purpose.isAboutPerson { return [] }
    if problems > 0 {
      state.message = Message(
        .problem,
        problems == 1
          ? "One thing is missing or unclear: it is marked with !"
          : "\(problems) things are missing or unclear: this one and \(problems - 1) more, each marked "
            + "with !")
      return []
    }
    if form.purpose.isBlock {
      finishBlock(&state, form)
      return []
    }
    if case .setUp = form.purpose { return setUp(&state, form) }
    switch form.purpose {
    case .person:
      PersonForm.take(form, &state)
      return []
    case .profile, .leaver: return ProfileForm.take(form, &state)
    case .phrase: return PhraseForm.take(form, &state)
    default: break
    }
    SignUpdate.open(&state, form)
    return []
  }

  private static func finishBlock(_ state: inout ProgramState, _ form: Form) {
    guard state.stack.count >= 2, case .form(var parent) = state.stack[state.stack.count - 2],
      let resident = form.resident.flatMap({ state.record.residents[$0] })
    else { return }
    let now = state.now
    var identifiers = state.identifiers
    let index = form.purpose.blockIndex
    let items = parent.focused?.blocks ?? []
    let old = index.flatMap { items.indices.contains($0) ? items[$0] : nil }
    let block = BlockForms.block(
      form, old: old, resident: resident, catalog: state.catalog, today: state.today,
      nextRound: state.nextRoundDay, newID: { identifiers.entry(at: now) })
    state.identifiers = identifiers
    if let block, let field = parent.focused?.id {
      parent.change(field) { field in
        guard case .blocks(let kind, var items, _) = field.kind else { return }
        if let index, items.indices.contains(index) {
          items[index] = block
        } else {
          items.append(block)
        }
        field.problem = nil
        field.kind = .blocks(kind: kind, items: items, cursor: items.count)
      }
      parent.tickOutcome(of: form.purpose)
    }
    if let done = DraftBlockForm(form, isOpen: false) {
      parent.begun.removeAll { $0.kind == done.kind && $0.index == done.index }
    }
    state.stack.removeLast()
    parent.isOnTheWay = false
    FormScreen.keepFocusInView(&parent, state)
    ProgramUpdate.replaceTop(&state, .form(parent))
    state.message = Message(.note, "Noted in the form. It is signed with the rest.")
  }

  /// Goes to the next page of the first run; after the last one everything is set up.
  private static func setUp(_ state: inout ProgramState, _ form: Form) -> [ProgramEffect] {
    if let problem = SetUpForms.registrationProblem(form, catalog: state.catalog) {
      complain(&state, form, "registration", problem)
      return []
    }
    let names = state.record.homes.isEmpty ? [] : [state.record.homeName]
    if let problem = StoreForms.problem(form, state.recovery) {
      complain(&state, form, problem.field, problem.sentence)
      return []
    }
    // Once made, a sheet stays the same, so that going back does not make another one.
    if StoreForms.needsSheet(after: form) {
      guard let words = state.recovery else { return [.makeRecovery] }
      showSheet(&state, words)
      return []
    }
    if let next = StoreForms.next(after: form, state)
      ?? SetUpForms.next(after: form, homeNames: names, catalog: state.catalog)
    {
      let page = state.setUpPages[next.title] ?? next
      state.stack.append(.form(page))
      return []
    }
    let forms = state.stack.compactMap { screen -> Form? in
      guard case .form(let form) = screen else { return nil }
      return form
    }
    var answers = SetUpForms.answers(forms, homeNames: names, catalog: state.catalog)
    // Somebody who adds a colleague is still there afterwards.
    answers.goesOn = !state.stack.contains { if case .people = $0 { true } else { false } }
    return [.setUp(answers)]
  }

  /// Shows the recovery sheet, after the passphrase.
  static func showSheet(_ state: inout ProgramState, _ words: RecoveryWords) {
    guard case .form(let form)? = state.stack.last, StoreForms.needsSheet(after: form) else {
      return
    }
    state.recovery = words
    state.stack.append(.form(StoreForms.sheet(words)))
  }

  static func complain(
    _ state: inout ProgramState, _ form: Form, _ field: String, _ sentence: String
  ) {
    var form = form
    form.change(field) { $0.problem = sentence }
    form.focus(on: field)
    FormScreen.keepFocusInView(&form, state)
    ProgramUpdate.replaceTop(&state, .form(form))
  }
}
