import RoundCore

/// Keeps what is typed: after everything that happens it is decided here what has to be on the disk.
enum DraftKeeping {
  /// - Parameter isEnding: the program is about to end, so nothing waits any more.
  static func settle(_ state: inout ProgramState, isEnding: Bool) -> [ProgramEffect] {
    let now = state.now
    follow(&state, isEnding: isEnding)
    if let retry = state.drafts.retryAt, retry <= now || isEnding {
      state.drafts.retryAt = nil
      for kept in state.drafts.list where state.drafts.failures[kept.file] != nil {
        state.drafts.waiting.append(.saveDraft(kept))
      }
    }
    let effects = state.drafts.waiting
    state.drafts.waiting = []
    return effects
  }

  private static func follow(_ state: inout ProgramState, isEnding: Bool) {
    guard let key = state.draftKey else {
      if state.drafts.open != nil {
        state.drafts.open = nil
        state.drafts.waiting.append(.releaseDraft)
      }
      return
    }
    if state.drafts.open?.key != key {
      if state.drafts.open != nil { state.drafts.waiting.append(.releaseDraft) }
      state.drafts.open = Drafts.Open(key: key, begunAt: state.now)
      state.drafts.waiting.append(.holdDraft(key))
    }
    guard let content = state.draftContent, var open = state.drafts.open else { return }
    let place = state.draftPlace
    defer { state.drafts.open?.place = place }
    guard let last = open.last else {
      state.drafts.open?.last = content
      return
    }
    guard content != last else {
      state.drafts.open?.due = nil
      return
    }
    if isEnding || place != open.place || open.due.map({ $0 <= state.now }) ?? false {
      save(&state, content)
    } else if open.due == nil {
      open.due = Moment(milliseconds: state.now.milliseconds + Drafts.saveAfter)
      state.drafts.open = open
    }
  }

  /// Hands over what stands in the form now.
  static func save(_ state: inout ProgramState, _ content: Drafts.Content) {
    guard let open = state.drafts.open, let file = open.file, let form = state.draftedForm else {
      return
    }
    state.drafts.open?.last = content
    state.drafts.open?.due = nil
    guard content.answers > 0 || !form.leftovers.isEmpty else {
      state.drafts.remove(open.key, file: file)
      return
    }
    let kept = KeptDraft(
      file: file,
      draft: Draft(
        version: Draft.currentVersion, home: state.record.home, key: open.key, title: form.title,
        begunAt: open.begunAt, changedAt: state.now, by: state.me?.author.name,
        answers: content.answers, form: content.form, blocks: content.blocks))
    state.drafts.put(kept)
    state.drafts.waiting.append(.saveDraft(kept))
  }

  /// Saves what is new in the form that is being left; before it goes off the stack.
  static func leave(_ state: inout ProgramState) {
    guard let content = state.draftContent, content != state.drafts.open?.last else { return }
    save(&state, content)
  }

  // MARK: What the program answers

  static func loaded(_ state: inout ProgramState, _ found: [KeptDraft], _ problems: [String]) {
    let home = state.record.home
    let isStart = state.drafts.list.isEmpty && state.stack.count == 1
    state.drafts.take(found.filter { $0.draft.home == home })
    // Nothing that is wrong gives way to it.
    if isStart, state.message == nil, state.unread == nil, state.readOnlyReason == nil,
      let words = state.keptDrafts
    {
      state.message = Message(.note, words)
    }
    tell(&state, problems)
  }

  static func held(_ state: inout ProgramState, _ key: DraftKey, _ hold: DraftHold) {
    guard state.drafts.open?.key == key else { return }
    let found = hold.found.filter { $0.draft.home == state.record.home }
    state.drafts.take(found)
    if !hold.isElsewhere { state.drafts.forgetGone(key, found: found) }
    state.drafts.open?.file = hold.file
    state.drafts.open?.isElsewhere = hold.isElsewhere
    if hold.isElsewhere {
      tell(
        &state,
        [
          "This form is open in another window of homeround as well. What you type here is kept as "
            + "a draft of its own; sign one of the two only."
        ])
    }
    tell(&state, hold.problems)
    // The tour's keys are for an empty form; a draft that is there stays as it is, for afterwards.
    guard !hold.isElsewhere, state.tour == nil else { return }
    if let kept = state.drafts.all[key]?.first {
      offer(&state, kept)
    } else if let kept = TakenBackForm.draft(key, file: hold.file, &state) {
      offer(&state, kept, isTakenBack: true)
    } else if state.drafts.carried?.to == key {
      state.drafts.carried?.newFile = hold.file
    }
  }

  /// Puts the question whether to go on in the place of the form, unless something was typed already.
  private static func offer(
    _ state: inout ProgramState, _ kept: KeptDraft, isTakenBack: Bool = false
  ) {
    guard
      let place = state.stack.firstIndex(where: { screen in
        if case .form = screen { true } else { false }
      }), case .form(let form) = state.stack[place]
    else { return }
    var then: BlockKind?
    for screen in state.stack[place...] {
      guard case .form(let opened) = screen, !opened.hasContent else { return }
      if let block = DraftBlockForm(opened, isOpen: true) { then = block.kind }
    }
    state.stack.removeSubrange(place...)
    var offer = DraftOfferState(form: form, kept: kept, then: then)
    offer.isTakenBack = isTakenBack
    state.stack.append(.draftOffer(offer))
  }

  static func saved(_ state: inout ProgramState, _ file: String, at: Moment) {
    guard state.drafts.list.contains(where: { $0.file == file }) else { return }
    state.drafts.savedAt[file] = at
    if let carried = state.drafts.carried, carried.newFile == file {
      state.drafts.remove(carried.key, file: carried.file)
      state.drafts.carried = nil
    }
    state.drafts.failures[file] = nil
    if state.drafts.failures.isEmpty { state.drafts.retryAt = nil }
  }

  static func failed(_ state: inout ProgramState, _ file: String, _ sentence: String) {
    guard let kept = state.drafts.list.first(where: { $0.file == file }) else { return }
    let isNew = state.drafts.failures[file] != sentence
    let now = state.now
    state.drafts.failed(file, sentence, now: now)
    guard isNew else { return }
    tell(
      &state,
      [
        "The draft of \(state.words(for: kept.draft)) can't be saved. \(sentence) It is kept only "
          + "as long as this window is open."
      ])
  }

  /// A problem is not put in another's place: both are said.
  private static func tell(_ state: inout ProgramState, _ problems: [String]) {
    guard !problems.isEmpty else { return }
    var sentences = problems
    if let message = state.message, message.level == .problem {
      sentences.insert(message.text, at: 0)
    }
    state.message = Message(.problem, sentences.joined(separator: " "), mustBeRead: true)
  }
}
