import RoundCore

/// Undo and Redo of what was signed: each is shown in words and signed itself.
enum UndoUpdate {
  static func reason(_ command: Command.ID, _ state: ProgramState) -> String? {
    guard let history = UndoHistory(state) else {
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
      return "This round is closed: nothing is taken back any more. Enter corrects."
    }
    guard let history = UndoHistory(state), case .failure = history.undo,
      let newest = history.standing.first, newest.header.resident == resident
    else { return nil }
    return reason(.undo, state).map { "\($0) Enter corrects." }
  }

  /// Opens the question; nothing has happened until it is signed.
  static func open(_ command: Command.ID, _ state: inout ProgramState) {
    guard let history = UndoHistory(state) else { return }
    let isUndo = command == .undo
    guard case .success(let step) = isUndo ? history.undo : history.redo, let author = step.author
    else { return }
    let entry = isUndo ? step.header.id : step.withdrawal?.id
    guard let entry else { return }
    let question = isUndo ? "Take back: \(step.words)?" : "Do again: \(step.words)?"
    let lines = [
      SignLine(.heading, question),
      SignLine(
        .text,
        isUndo
          ? "It stands no more then: not in the list, not on the sheet, not in the care plan. It "
            + "stays in the journal, with your name. Redo (Ctrl-R) brings it back."
          : "It stands again then, as it was signed."),
    ]
    let words = isUndo ? "Saved: taken back, \(step.words)." : "Saved: stands again, \(step.words)."
    let draft = EntryDraft(
      EntryWithdrawn(entry: entry), resident: step.header.resident, author: author)
    var sign = SignState(
      title: isUndo ? "TAKE BACK" : "DO AGAIN", resident: step.header.resident, sentences: lines,
      drafts: [draft], savedWords: words, next: .backToList(select: step.header.resident))
    sign.onlyAuthor = author
    sign.signer = state.signers.firstIndex { $0.author == author } ?? 0
    state.stack.append(.sign(sign))
    SignUpdate.noteReading(&state)
  }

  /// What a message about something saved ends with.
  static func hint(_ state: ProgramState) -> String {
    guard let history = UndoHistory(state) else { return "" }
    let depth = history.depth
    var words = depth > 0 ? "   u Undo" : ""
    if case .success = history.redo { words += "   Ctrl-R Redo" }
    if depth > 1 { words += "   (\(Wording.count(depth - 1, "earlier change")) too)" }
    return words
  }
}
