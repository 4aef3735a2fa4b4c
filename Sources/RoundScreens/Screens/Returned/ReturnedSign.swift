import RoundCore

/// What is signed about things that came back.
enum ReturnedSign {
  /// What one item's form stands for; nil for every other form.
  static func page(_ form: Form, _ author: Author, _ state: ProgramState) -> SignState? {
    guard case .returned(let round, let id) = form.purpose,
      let item = state.record.returned(of: round).first(where: { $0.id == id }),
      let body = ReturnedForm.body(form, now: state.now)
    else { return nil }
    let words = ReturnedWords(state.record, state.catalog)
    var lines = [SignLine(.heading, words.title(item))]
    let change = words.change(item)
    if let before = change.before { lines.append(SignLine(.before, before)) }
    if let after = change.after { lines.append(SignLine(.after, after)) }
    let said = state.catalog.words(body.state.rawValue, in: state.catalog.acknowledgements)
    lines.append(SignLine(.heading, said + (body.state == .notDone ? " because" : "")))
    if let note = body.note { lines.append(SignLine(.text, note)) }
    if let name = body.saidBy {
      let when = body.at.map { " \(UKTime($0).shown)" } ?? ""
      lines.append(
        SignLine(
          .text,
          body.state == .told
            ? "Told: \(name), \(body.how ?? "")\(when)"
            : "\((body.how ?? "").uppercasedFirst)\(when), said by \(name), keyed by \(author.name)"
        ))
    }
    if body.saidBy == nil, let at = body.at {
      lines.append(SignLine(.text, "Done \(UKTime(at).shown)."))
      if at >= item.due { lines.append(SignLine(.warning, words.late(item) + ".")) }
    }
    if body.state == .query || body.state == .answered {
      lines.append(SignLine(.text, "It goes to the other side with the next pack."))
    }
    let isAbbreviation = said.dropFirst().first?.isUppercase ?? false
    let savedWords = isAbbreviation ? said : said.prefix(1).lowercased() + said.dropFirst()
    return SignState(
      title: form.title, resident: form.resident, sentences: lines,
      drafts: [draft(body, item, author)],
      savedWords: "Saved: \(savedWords).\(unread(round, state))",
      next: .returned(round))
  }

  /// Whoever has dealt with one item has not said that the whole sheet was read: r says that.
  ///
  /// Of an action nothing else is written: the word closes it among the open actions too.
  private static func draft(
    _ body: AcknowledgementRecorded, _ item: ReturnedItem, _ author: Author
  ) -> EntryDraft {
    EntryDraft(body, resident: item.resident, author: author)
  }

  /// Reminds of what is said by itself.
  private static func unread(_ round: RoundID, _ state: ProgramState) -> String {
    state.role == .prepare && state.record.sheetArrival(of: round).read == nil
      ? " The sheet as a whole is not recorded as read yet: r says so." : ""
  }

  /// Everything that was ticked, with one signature.
  static func openTicked(
    _ state: inout ProgramState, _ screen: ReturnedState, _ rows: ReturnedRows
  ) {
    guard let author = SignUpdate.signer(state, 0) else { return }
    let items = rows.all.filter { screen.ticked.contains($0.id) && $0.isOpen }
    guard !items.isEmpty else { return }
    let words = ReturnedWords(state.record, state.catalog)
    var lines: [SignLine] = []
    var drafts: [EntryDraft] = []
    for item in items {
      let body = AcknowledgementRecorded(
        round: item.round, item: item.id, state: ReturnedForm.confirming(item), note: nil)
      lines.append(SignLine(.heading, "\(state.nameAndRoom(item.resident)): \(words.title(item))"))
      let change = words.change(item)
      if let before = change.before { lines.append(SignLine(.before, before)) }
      if let after = change.after { lines.append(SignLine(.after, after)) }
      lines.append(
        SignLine(
          .text, state.catalog.words(body.state.rawValue, in: state.catalog.acknowledgements)))
      drafts.append(draft(body, item, author))
    }
    SignUpdate.push(
      &state,
      SignState(
        title: "WHAT IS DONE, AS THE SHEET SAYS", resident: nil, sentences: lines, drafts: drafts,
        savedWords: "Saved: \(Wording.count(items.count, "item")) confirmed."
          + unread(screen.round, state),
        next: .returned(screen.round)))
  }

  /// That the sheet, or at the practice the home's list, was received and read.
  static func openRead(_ state: inout ProgramState, _ screen: ReturnedState) {
    guard let author = SignUpdate.signer(state, 0), let round = roundToRead(state, screen) else {
      return
    }
    let day = state.record.rounds[round]?.date?.shownWithWeekday ?? ""
    let what =
      state.role == .prepare ? "The sheet of the round of \(day)" : "The home's list for \(day)"
    SignUpdate.push(
      &state,
      SignState(
        title: "RECEIVED AND READ", resident: nil,
        sentences: [
          SignLine(.heading, what), SignLine(.text, "Received, and read by \(author.name)."),
        ],
        drafts: [
          EntryDraft(
            AcknowledgementRecorded(round: round, item: nil, state: .read, note: nil),
            author: author)
        ], savedWords: "Saved: received and read.", next: .returned(screen.round)))
  }

  /// What r would be about; nil when that was read already, or nothing was sent.
  static func roundToRead(_ state: ProgramState, _ screen: ReturnedState) -> RoundID? {
    if state.role == .prepare {
      guard state.record.rounds[screen.round]?.isClosed ?? false else { return nil }
      return state.record.sheetArrival(of: screen.round).read == nil ? screen.round : nil
    }
    guard let list = ReturnedText.listToRead(state) else { return nil }
    return state.record.listArrival(of: list.id).read == nil ? list.id : nil
  }
}
