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
      words = "Saved: who was told of MAR today."
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
  private static func readOn(_ state: inout ProgramState, _ sign: SignState) -> Bool {
    guard !sign.isReadToEnd else { return false }
    var sign = sign
    // Said first: the rows that it takes are not there for the text.
    state.message = Message(
      .note,
      "Nothing is signed yet. \(isPINFresh(state) ? "y" : "Enter") reads on; at the end it signs.")
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

  // MARK: Keys

  static func press(_ state: inout ProgramState, _ sign: SignState, _ key: Key) -> [ProgramEffect] {
    var sign = sign
    guard !sign.isChecking, state.saving == nil else { return [] }
    let view = SignView(state: state, sign: sign)
    let height = view.bodyRows
    let total = view.totalLines
    switch key {
    case .escape:
      ProgramUpdate.pop(&state)
      return []
    case .up: sign.scroll.move(-1, height: height, total: total)
    case .down: sign.scroll.move(1, height: height, total: total)
    case .pageUp: sign.scroll.move(min(-1, 1 - height), height: height, total: total)
    case .pageDown: sign.scroll.move(max(1, height - 1), height: height, total: total)
    case .function(1), .character("?"): return ProgramUpdate.help(&state, .sign)
    default: return pinKey(&state, sign, key)
    }
    ProgramUpdate.replaceTop(&state, .sign(sign))
    noteReading(&state)
    return []
  }

  /// Whether the PIN was given a short while ago.
  static func isPINFresh(_ state: ProgramState) -> Bool {
    state.me != nil && state.pinGoodUntil.map { state.now < $0 } ?? false
  }

  private static func pinKey(
    _ state: inout ProgramState, _ sign: SignState, _ key: Key
  ) -> [ProgramEffect] {
    var sign = sign
    if key == .tab {
      passOn(&state, sign)
      return []
    }
    if isPINFresh(state) {
      guard key == .character("y"), !readOn(&state, sign) else { return [] }
      return signNow(&state, sign)
    }
    switch key {
    case .enter:
      guard !sign.pin.isEmpty, !readOn(&state, sign) else { return [] }
      if let blocked = state.pinBlockedUntil, state.now < blocked {
        let seconds = Int((blocked.milliseconds - state.now.milliseconds + 999) / 1000)
        sign.problem = "\(wrongPINs(state)) \(PINWords.waiting(seconds))"
        // Left standing, it would stand before what is typed after the wait.
        sign.pin = TextEditor()
        ProgramUpdate.replaceTop(&state, .sign(sign))
        return []
      }
      let person =
        state.me ?? (state.signers.indices.contains(sign.signer) ? state.signers[sign.signer] : nil)
      guard let person else { return [] }
      sign.isChecking = true
      let pin = sign.pin.text
      sign.pin = TextEditor()
      ProgramUpdate.replaceTop(&state, .sign(sign))
      return [.checkPIN(person, pin: pin)]
    case .character(let character) where ("0"..."9").contains(character):
      guard sign.pin.text.count < 12 else { return [] }
      _ = sign.pin.apply(key, width: 20, height: 1)
      sign.problem = nil
    case .backspace: _ = sign.pin.apply(key, width: 20, height: 1)
    default: return []
    }
    ProgramUpdate.replaceTop(&state, .sign(sign))
    return []
  }

  private static func wrongPINs(_ state: ProgramState) -> String {
    state.wrongPINs == PINTries.free ? "Three wrong PINs." : "Too many wrong PINs."
  }

  static func pinChecked(
    _ state: inout ProgramState, _ answer: PINGate.Answer
  ) -> [ProgramEffect] {
    guard case .sign(var sign)? = state.stack.last, sign.isChecking else { return [] }
    sign.isChecking = false
    if answer.fits {
      state.wrongPINs = 0
      state.pinBlockedUntil = nil
      if state.me == nil, state.signers.indices.contains(sign.signer) {
        state.me = state.signers[sign.signer]
      }
      return signNow(&state, sign)
    }
    if answer.isTried { state.wrongPINs += 1 }
    // Other windows, and this program before it was left, count too.
    let seconds = max(
      answer.secondsLeft, answer.isTried ? PINTries.wait(after: state.wrongPINs) : 0)
    sign.problem = "That is not the PIN. Nothing is signed."
    if seconds > 0 {
      state.pinBlockedUntil = state.now.adding(seconds: seconds)
      sign.problem = "\(wrongPINs(state)) \(PINWords.waiting(seconds)) Nothing is signed."
    }
    ProgramUpdate.replaceTop(&state, .sign(sign))
    return []
  }

  /// Whoever of the practice signs a flag has raised it, also when somebody else was to sign at first.
  private static func named(
    _ body: any EntryBody, _ author: Author, _ state: ProgramState
  ) -> any EntryBody {
    guard state.role == .round, let flag = body as? FlagRaised else { return body }
    return FlagRaised(
      round: flag.round, reasons: flag.reasons, priority: flag.priority,
      priorityReason: flag.priorityReason, raisedBy: flag.raisedBy, raisedByName: author.name,
      raisedAt: flag.raisedAt, question: flag.question)
  }

  /// What does not wait for a round does not open one either.
  private static func opensRound(_ body: any EntryBody) -> Bool {
    !(body is EscalationRecorded || body is EscalationEnded || body is ActionUpdated
      || body is EntryWithdrawn || body is AcknowledgementRecorded || UrgentSigning.isUrgent(body)
      || isOfRegister(body))
  }

  private static func isOfRegister(_ body: any EntryBody) -> Bool {
    body is ResidentRegistered || body is ResidentChanged || body is ResidenceChanged
      || body is AssessmentRecorded || body is AgreementSet || body is HomeDeclared
      || body is RoundPlanned
  }

  /// Hands the drafts to the writer; the record changes when it answers.
  private static func signNow(
    _ state: inout ProgramState, _ sign: SignState
  ) -> [ProgramEffect] {
    guard let author = state.me?.author else { return [] }
    if let only = sign.onlyAuthor, only != author {
      var sign = sign
      sign.problem = "Only \(only.name) can take this back. Nothing is signed."
      ProgramUpdate.replaceTop(&state, .sign(sign))
      return []
    }
    if sign.isCorrection, !Record.mayCorrect(author) {
      var sign = sign
      sign.problem = "Only somebody who may do the round can correct this. Nothing is signed."
      ProgramUpdate.replaceTop(&state, .sign(sign))
      return []
    }
    if sign.needsClinician, !state.catalog.isClinician(author) {
      var sign = sign
      sign.problem =
        "Only a clinician can sign this, on any computer of the home or practice. "
        + "Nothing is signed; what you typed is kept."
      ProgramUpdate.replaceTop(&state, .sign(sign))
      return []
    }
    if let why = refusal(of: sign, author, state) {
      var sign = sign
      sign.problem = "\(why) Nothing is signed; what you typed is kept."
      ProgramUpdate.replaceTop(&state, .sign(sign))
      return []
    }
    state.pinGoodUntil = state.now.adding(minutes: ProgramState.pinMinutes)
    ProgramUpdate.replaceTop(&state, .sign(sign))
    var drafts = sign.drafts.map { draft in
      EntryDraft(
        named(draft.body, author, state), resident: draft.resident, author: author, id: draft.id)
    }
    let isOurs = !sign.isCorrection && (sign.drafts.first.map { opensRound($0.body) } ?? false)
    if state.role == .prepare {
      // A round that only the agreement has is planned with the first thing that is signed for it.
      if let plan = state.proposed, isOurs, state.record.rounds[plan.round]?.plan == nil,
        !(sign.drafts.first?.body is RoundPlanned)
      {
        drafts.insert(EntryDraft(plan, author: author), at: 0)
      }
    } else if let round = state.round, !(state.record.rounds[round]?.isOpened ?? false), isOurs {
      drafts.insert(EntryDraft(RoundOpened(round: round), author: author), at: 0)
    }
    let token = state.nextToken
    state.nextToken += 1
    state.saving = ProgramState.Saving(token: token, words: sign.savedWords, next: sign.next)
    return [.append(drafts, token: token)]
  }
}
