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
    if body.state == .query || body.state == .answered {
      lines.append(SignLine(.text, "It goes to the other side with the next pack."))
    }
    let isAbbreviation = said.dropFirst().first?.isUppercase ?? false
    let savedWords = isAbbreviation ? said : said.prefix(1).lowercased() + said.dropFirst()
    return SignState(
      title: form.title, resident: form.resident, sentences: lines,
      drafts: drafts(body, item, author, state), savedWords: "Saved: \(savedWords).",
      next: .returned(round))
  }

  /// A word about an item, and with the home's first one that it has read the sheet.
  ///
  /// Of an action nothing else is written: the word closes it among the open actions too.
  private static func drafts(
    _ body: AcknowledgementRecorded, _ item: ReturnedItem, _ author: Author, _ state: ProgramState
  ) -> [EntryDraft] {
    [EntryDraft(body, resident: item.resident, author: author)]
      + readDraft(item.round, author, state)
  }

  private static func readDraft(
    _ round: RoundID, _ author: Author, _ state: ProgramState
  ) -> [EntryDraft] {
    guard state.role == .prepare, state.record.sheetArrival(of: round).read == nil else {
      return []
    }
    return [
      EntryDraft(
        AcknowledgementRecorded(round: round, item: nil, state: .read, note: nil), author: author)
    ]
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
    var read = Set<RoundID>()
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
      drafts += Self.drafts(body, item, author, state).filter { draft in
        guard let body = draft.body as? AcknowledgementRecorded, body.item == nil else {
          return true
        }
        return read.insert(body.round).inserted
      }
    }
    SignUpdate.push(
      &state,
      SignState(
        title: "WHAT IS DONE, AS THE SHEET SAYS", resident: nil, sentences: lines, drafts: drafts,
        savedWords: "Saved: \(Wording.count(items.count, "item")) confirmed.",
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
