import RoundCore

/// Undo and Redo of what was signed: each is shown in words and signed itself.
enum UndoUpdate {
  /// Whose the keys take back: the resident's whose page or text is on screen; nil: the last of all.
  static func target(_ state: ProgramState) -> ResidentID? {
    for screen in state.stack.reversed() {
      switch screen {
      case .resident(let page): return page.resident
      case .urgent(let page): return page.resident
      case .page(let page): return page.review?.resident
      case .help, .palette, .messages: continue
      default: return nil
      }
    }
    return nil
  }

  static func reason(_ command: Command.ID, _ state: ProgramState) -> String? {
    guard let history = UndoHistory(state, of: target(state)) else {
      return state.isClosed
        ? "This round is closed: nothing is taken back any more. Correct what was signed: C."
        : "Nothing was signed on a round that could be taken back."
    }
    switch command == .undo ? history.undo : history.redo {
    case .success: return nil
    case .failure(let refusal): return refusal.sentence
    }
  }

  /// Why Undo can't help with a resident and a correction may; nil when Undo can, or nothing is there.
  static func reasonToCorrect(_ resident: ResidentID, _ state: ProgramState) -> String? {
    if state.isClosed {
      return "This round is closed: nothing is taken back any more."
    }
    guard let history = UndoHistory(state, of: target(state)), case .failure = history.undo,
      let newest = history.standing.first, newest.header.resident == resident
    else { return nil }
    return reason(.undo, state)
  }

  /// Why what is asked can't be signed any more; nil when it can, and for every other text.
  ///
  /// Since it was opened a pack may have been made, and another window may have signed something.
  static func refusal(of sign: SignState, _ state: ProgramState) -> String? {
    guard let withdrawn = sign.drafts.first?.body as? EntryWithdrawn else { return nil }
    guard let history = UndoHistory(state, of: sign.resident) else {
      return "This round is closed: nothing is taken back any more. Correct what was signed: C."
    }
    return history.refusal(ofOpen: withdrawn.entry)?.sentence
  }

  /// Opens the question; nothing has happened until it is signed.
  static func open(_ command: Command.ID, _ state: inout ProgramState) {
    let target = target(state)
    guard let history = UndoHistory(state, of: target) else { return }
    let isUndo = command == .undo
    guard case .success(let step) = isUndo ? history.undo : history.redo else { return }
    ask(step, isUndo: isUndo, backTo: target, &state)
  }

  /// The same for one entry of a resident, out of its turn.
  static func open(_ entry: EntryID, of resident: ResidentID, _ state: inout ProgramState) {
    if let reason = Availability.readOnly(state) {
      state.message = Message(.note, reason)
      return
    }
    switch UndoHistory(state, of: resident)?.takeBack(entry) {
    case .success(let step): ask(step, isUndo: true, backTo: resident, &state)
    case .failure(let refusal): state.message = Message(.note, refusal.sentence)
    case nil: break
    }
  }

  private static func ask(
    _ step: UndoStep, isUndo: Bool, backTo target: ResidentID?, _ state: inout ProgramState
  ) {
    let entry = isUndo ? step.header.id : step.withdrawal?.id
    guard let entry, let author = step.author else { return }
    let whole = TakeBackWords.whole(step, state.catalog)
    let verb = isUndo ? "Take back" : "Do again"
    var lines = [
      SignLine(.heading, whole.map { "\(verb) \($0)?" } ?? "\(verb): \(step.words)?"),
      SignLine(.text, isUndo ? gone(step) : "It stands again then, as it was signed."),
    ]
    lines += TakeBackWords.told(step, state).map { SignLine(.warning, $0) }
    let short = TakeBackWords.short(step)
    let words = isUndo ? "Saved: taken back, \(short)." : "Saved: stands again, \(short)."
    let draft = EntryDraft(
      EntryWithdrawn(entry: entry), resident: step.header.resident, author: author)
    let next = target.map { AfterSaving.backToResident($0) }
    var sign = SignState(
      title: isUndo ? "TAKE BACK" : "DO AGAIN", resident: step.header.resident, sentences: lines,
      drafts: [draft], savedWords: words, next: next ?? .backToList(select: step.header.resident))
    sign.onlyAuthor = author
    sign.signer = state.signers.firstIndex { $0.author == author } ?? 0
    state.stack.append(.sign(sign))
    SignUpdate.noteReading(&state)
  }

  /// What becomes of it, and how to go on.
  private static func gone(_ step: UndoStep) -> String {
    (step.body is ReviewSigned
      ? "All of it goes: from the list, the sheet and the care plan. "
      : "It does not hold any more. ")
      + "The journal keeps it, with your name. Ctrl-R brings it back"
      + (TakenBackForm.key(for: step.body).map { "; \($0) opens the form with it filled in." }
        ?? ".")
  }

  /// What a message about something saved ends with: what the keys do on the screen that comes next.
  static func hint(
    _ state: ProgramState, after entries: [Entry] = [], _ next: AfterSaving = .stay
  ) -> String {
    var target: ResidentID?
    switch next {
    case .backToResident(let resident), .observationsResult(let resident),
      .urgentCard(let resident):
      target = resident
    // Neither key is there.
    case .returned: return ""
    default: break
    }
    guard let history = UndoHistory(state, of: target) else { return "" }
    let depth = history.depth
    var words = ""
    if case .success(let step) = history.undo {
      let isOther =
        !entries.isEmpty && !entries.contains { $0.header.id == step.header.id }
        && !entries.contains { $0.header.kind == EntryWithdrawn.kind }
      if isOther { return "   u does not take this back." }
      words = "   u Undo"
    }
    if case .success = history.redo { words += "   Ctrl-R Redo" }
    if depth > 1 { words += "   (one at a time; \(depth - 1) earlier)" }
    return words
  }
}
