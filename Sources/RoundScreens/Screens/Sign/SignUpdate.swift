import RoundCore

/// Review and sign: the only way in which a record changes.
enum SignUpdate {
  // MARK: Opening

  /// Shows what a form says, once more, before it is signed.
  static func open(_ state: inout ProgramState, _ form: Form) {
    guard let author = signer(state, 0) else {
      state.message = Message(.problem, "Nobody is set up to sign on this computer.")
      return
    }
    var drafts: [EntryDraft] = []
    var lines: [SignLine] = []
    var words = ""
    var next = AfterSaving.backToList(select: nil)
    let resident = form.resident.flatMap { state.record.residents[$0] }
    let name = resident?.current?.shownName ?? ""
    var needsClinician = false
    if let page = PrepareSign.page(form, author, &state) ?? ReturnedSign.page(form, author, state) {
      push(&state, page)
      return
    }
    switch form.purpose {
    case .review(let round, let flags):
      let review = ReviewForm.review(
        form, round: round, flags: flags, now: state.now, nextRound: state.nextRoundDay)
      drafts = [EntryDraft(review, resident: form.resident, author: author)]
      lines = SignText.review(review, resident: resident, author: author, state: state)
      words = "Saved: outcome for \(name)."
    case .nothingNeeded(let round, let flags):
      guard let resident else { return }
      let review = ReviewForm.nothingNeededReview(
        form, round: round, flags: flags, resident: resident)
      drafts = [EntryDraft(review, resident: form.resident, author: author)]
      lines = SignText.review(review, resident: resident, author: author, state: state)
      words = "Saved: considered, nothing needed for \(name)."
    case .drop(let round, let flags):
      let reason = form.text("reason") ?? ""
      drafts = [
        EntryDraft(
          FlagDropped(round: round, flags: flags, reason: reason), resident: form.resident,
          author: author)
      ]
      lines = [
        SignLine(.heading, "Taken off this round's list"), SignLine(.text, "Because: \(reason)"),
      ]
      words = "Saved: \(name) is off this round's list."
    case .take(let round):
      let gate: UrgentEntries
      (drafts, lines, gate) = take(&state, form, round: round, author: author)
      words = "Saved: \(name) is on this round's list."
      next = gate.next == .stay ? .backToList(select: form.resident) : gate.next
    case .escalation, .escalationEnd:
      (drafts, lines) = SignText.urgent(form, author: author, state: state)
      words = "Saved: urgent concern for \(name)."
      next = .backToList(select: form.resident)
      if let id = form.resident, form.chosen("route") == OtherForms.notYet {
        next = .urgentCard(id)
      }
    case .actionUpdate, .actionSet:
      guard let (update, said) = ActionForm.update(form, resident: resident, state) else { return }
      drafts = [EntryDraft(update, resident: form.resident, author: author)]
      lines = said
      words = "Saved: action for \(name)."
      if let id = form.resident { next = .backToResident(id) }
      if case .actionSet(let action, _) = form.purpose {
        next = ActionsUpdate.next(after: action, update.state, state)
      }
    case .correction:
      CorrectionUpdate.goOn(&state, form)
      return
    case .urgent(let urgent):
      var made = UrgentSigning.entries(
        form, urgent, state: state, resident: resident, author: author)
      if case .settle(let entry) = urgent, let resident {
        made = SettleForm.entries(form, entry, &state, resident, author)
      }
      guard !made.drafts.isEmpty else { return }
      (drafts, lines, words, next) = (made.drafts, made.lines, made.words, made.next)
      needsClinician = made.needsClinician
    case .close(let round):
      let closing = OtherForms.closing(form, round: round, state: state)
      drafts =
        [EntryDraft(closing, author: author)]
        + ToldFields.drafts(form, round: round, author: author, state)
      lines = SignText.closing(closing, round: round, state: state)
      words = "Saved: the round is closed."
      next = .sheet(round)
    case .told(let round, let review):
      drafts = ToldFields.drafts(form, round: round, review: review, author: author, state)
      lines = ToldFields.lines(form, round: round, review: review, state)
      words = "Saved: who was told."
      next = .backToList(select: drafts.first?.resident)
    case .register(let kind):
      guard let review = RegisterSign.review(form, kind, author: author, &state) else {
        state.message = Message(.note, "Nothing is changed. Esc leaves the form.")
        return
      }
      (drafts, lines, words, next) = (review.drafts, review.lines, review.words, review.next)
    default: return
    }
    push(
      &state, title: form.title, resident: form.resident, lines: lines, drafts: drafts,
      words: words, next: next, needsClinician: needsClinician)
  }

  static func openOrder(_ state: inout ProgramState, round: RoundID, order: [ResidentID]) {
    guard let author = signer(state, 0) else { return }
    let isHomes = state.role == .prepare
    let body: any EntryBody =
      isHomes
      ? ListArranged(round: round, order: order) : ListReordered(round: round, order: order)
    let names = order.enumerated().map { index, id in
      let details = state.record.residents[id]?.current
      let room = details?.room.map { ", room \($0)" } ?? ""
      return SignLine(.text, "\(index + 1)  \(details?.shownName ?? "")\(room)")
    }
    push(
      &state, title: "ORDER OF THE LIST", resident: nil,
      lines: [
        SignLine(.heading, isHomes ? "The list as it will be sent" : "The list in your order")
      ] + names, drafts: [EntryDraft(body, author: author)],
      words: "Saved: the list is in your order.", next: .backToList(select: order.first))
  }

  private static func take(
    _ state: inout ProgramState, _ form: Form, round: RoundID?, author: Author
  ) -> ([EntryDraft], [SignLine], UrgentEntries) {
    var drafts: [EntryDraft] = []
    let id: RoundID
    if let round {
      id = round
    } else {
      id = state.identifiers.round()
      drafts.append(
        EntryDraft(
          RoundPlanned(
            round: id, date: state.today, time: state.record.agreement?.time,
            mode: state.record.agreement?.mode), author: author))
    }
    let flag = FlagRaised(
      round: id, reasons: form.ticked("reasons"),
      priority: form.chosen("priority").flatMap { Int($0) } ?? 3,
      priorityReason: form.text("priorityReason"), raisedBy: .clinician,
      raisedByName: author.name, raisedAt: state.now, question: form.text("question"))
    let flagID = state.identifiers.entry(at: state.now)
    drafts.append(EntryDraft(flag, resident: form.resident, author: author, id: flagID))
    let gate = GateFields.entries(form, flag: flagID, round: id, state: &state, author: author)
    drafts += gate.drafts
    let reasons = flag.reasons.map { state.catalog.words($0, in: state.catalog.reasons) }
    var lines = [
      SignLine(.heading, "Added to this round by you"),
      SignLine(.text, "Why: \(reasons.joined(separator: "; "))"),
      SignLine(.text, "Priority \(flag.priority): \(flag.priorityReason ?? "")"),
    ]
    if let question = flag.question { lines.append(SignLine(.text, "Question: \(question)")) }
    return (drafts, gate.lines + lines, gate)
  }

  private static func push(
    _ state: inout ProgramState, title: String, resident: ResidentID?, lines: [SignLine],
    drafts: [EntryDraft], words: String, next: AfterSaving, needsClinician: Bool = false
  ) {
    var sign = SignState(
      title: title, resident: resident, sentences: lines, drafts: drafts, savedWords: words,
      next: next)
    sign.needsClinician = needsClinician
    push(&state, sign)
  }

  static func push(_ state: inout ProgramState, _ sign: SignState) {
    var sign = sign
    if case .form(let form)? = state.stack.last {
      sign.sentences += form.leftOut.map { field in
        SignLine(
          .warning,
          "Left out, because the choice that it belongs to was taken back: what was typed for "
            + "\"\(field.question)\". Esc goes back to it.")
      }
    }
    state.stack.append(.sign(sign))
    noteReading(&state)
  }

  /// Remembers that the last line has been in view, before a key or another size takes it away.
  static func noteReading(_ state: inout ProgramState) {
    guard case .sign(var sign)? = state.stack.last, !sign.isReadToEnd else { return }
    let view = SignView(state: state, sign: sign)
    guard sign.scroll.top + view.bodyRows >= view.totalLines else { return }
    sign.isReadToEnd = true
    ProgramUpdate.replaceTop(&state, .sign(sign))
  }

  /// What would be signed is read to its end first: the key that signs goes on reading until then.
  ///
  /// - Returns: whether there was more to read.
  static func readOn(_ state: inout ProgramState, _ sign: SignState) -> Bool {
    guard !sign.isReadToEnd else { return false }
    var sign = sign
    // Said first: the rows that it takes are not there for the text.
    state.message = Message(
      .note,
      isPINFresh(state)
        ? "Nothing is signed yet. y reads on; at the end it signs."
        : "Nothing is signed yet. Enter reads on; at the end this PIN signs."
    )
    sign.isPINEarly = !sign.pin.isEmpty
    let view = SignView(state: state, sign: sign)
    sign.scroll.move(max(1, view.bodyRows - 1), height: view.bodyRows, total: view.totalLines)
    ProgramUpdate.replaceTop(&state, .sign(sign))
    noteReading(&state)
    return true
  }

  /// The author of what is signed: the person chosen, else the first; nil when nobody is set up.
  static func signer(_ state: ProgramState, _ index: Int) -> Author? {
    (state.me ?? (state.signers.indices.contains(index) ? state.signers[index] : nil))?.author
  }
}
