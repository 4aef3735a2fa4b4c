import RoundCore

/// What keys do while something is read before it is signed.
extension SignUpdate {
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
    sign.isPINEarly = !sign.pin.isEmpty
    ProgramUpdate.replaceTop(&state, .sign(sign))
    noteReading(&state)
    return []
  }

  /// Puts what is wrong beside the PIN; the row that it takes hides nothing that was read.
  static func complain(_ state: inout ProgramState, _ sign: SignState, _ problem: String) {
    let wasAtEnd = isAtEnd(state, sign)
    var sign = sign
    sign.problem = problem
    if wasAtEnd {
      let view = SignView(state: state, sign: sign)
      sign.scroll.move(view.totalLines, height: view.bodyRows, total: view.totalLines)
    }
    ProgramUpdate.replaceTop(&state, .sign(sign))
  }

  private static func isAtEnd(_ state: ProgramState, _ sign: SignState) -> Bool {
    let view = SignView(state: state, sign: sign)
    return sign.isReadToEnd && sign.scroll.top + view.bodyRows >= view.totalLines
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
      if waiting(state) != nil {
        // Left standing, it would stand before what is typed after the wait.
        sign.pin = TextEditor()
        complain(&state, sign, again)
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
      if sign.isPINEarly { sign.pin = TextEditor() }
      sign.isPINEarly = false
      guard sign.pin.text.count < 12 else { return [] }
      _ = sign.pin.apply(key, width: 20, height: 1)
      sign.problem = nil
      let view = SignView(state: state, sign: sign)
      sign.scroll.move(0, height: view.bodyRows, total: view.totalLines)
    case .backspace:
      sign.isPINEarly = false
      _ = sign.pin.apply(key, width: 20, height: 1)
    default: return []
    }
    ProgramUpdate.replaceTop(&state, .sign(sign))
    return []
  }

  /// How long no further PIN is taken, as of now; nil when one is.
  static func waiting(_ state: ProgramState) -> String? {
    guard let left = state.pinBlockedUntil?.secondsLeft(at: state.now) else { return nil }
    let wrong =
      state.wrongPINs == PINTries.free ? "Three wrong PINs." : "Too many wrong PINs."
    return "\(wrong) \(PINWords.waiting(left)) Nothing is signed."
  }

  /// Said when the wait is over.
  private static let again = "The PIN can be tried again. Nothing is signed."

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
    var problem = "That is not the PIN. Nothing is signed."
    if seconds > 0 {
      state.pinBlockedUntil = state.now.adding(seconds: seconds)
      problem = again
    }
    complain(&state, sign, problem)
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
      complain(&state, sign, "Only \(only.name) can take this back. Nothing is signed.")
      return []
    }
    if sign.isCorrection, !Record.mayCorrect(author) {
      complain(
        &state, sign,
        "Only somebody who may do the round can correct this. Nothing is signed.")
      return []
    }
    if sign.needsClinician, !state.catalog.isClinician(author) {
      complain(
        &state, sign,
        "Only a clinician can sign this, on any computer of the home or practice. "
          + "Nothing is signed; what you typed is kept.")
      return []
    }
    if let why = refusal(of: sign, author, state) {
      complain(&state, sign, "\(why) Nothing is signed; what you typed is kept.")
      return []
    }
    if let why = UndoUpdate.refusal(of: sign, state) {
      complain(&state, sign, "\(why) Nothing is signed.")
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
