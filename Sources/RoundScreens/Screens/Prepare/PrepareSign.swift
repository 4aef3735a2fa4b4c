import RoundCore

/// What the home signs: requests, notes, the order, the calendar, and the list itself.
enum PrepareSign {
  /// What a form of the home stands for; nil for every other form.
  static func page(_ form: Form, _ author: Author, _ state: inout ProgramState) -> SignState? {
    let resident = form.resident.flatMap { state.record.residents[$0] }
    let name = resident?.current?.shownName ?? ""
    func page(_ body: any EntryBody, _ lines: [SignLine], _ words: String) -> SignState {
      SignState(
        title: form.title, resident: form.resident, sentences: lines,
        drafts: [EntryDraft(body, resident: form.resident, author: author)], savedWords: words,
        next: .backToList(select: form.resident))
    }
    switch form.purpose {
    case .flag(let round):
      let request = FlagForm.request(form, round: round, now: state.now)
      let id = state.identifiers.entry(at: state.now)
      let gate = GateFields.entries(form, flag: id, round: round, state: &state, author: author)
      var sign = page(
        request,
        gate.lines + forWhom(state) + FlagForm.lines(request, state: state)
          + nothingTicked(form) + joined(resident, round, state), "Saved: \(name) is put forward.")
      sign.drafts =
        [EntryDraft(request, resident: form.resident, author: author, id: id)] + gate.drafts
      if gate.next != .stay { sign.next = gate.next }
      return sign
    case .flagChange(let round, let flag):
      let old = resident?.requests(for: round).first { $0.header.id == flag }
      let request = FlagForm.request(form, round: round, old: old?.body, now: state.now)
      let because = form.text("because")
      var lines = FlagForm.lines(request, state: state)
      if let because { lines.append(SignLine(.warning, "Changed because: \(because)")) }
      if let old {
        lines.append(SignLine(.heading, "It said before"))
        lines += Array(FlagForm.lines(old.body, state: state).dropFirst())
      }
      let gate = GateFields.entries(form, flag: flag, round: round, state: &state, author: author)
      var sign = page(
        FlagChanged(flag: flag, request: request, because: because), gate.lines + lines,
        "Saved: the request for \(name).")
      sign.drafts += gate.drafts
      if gate.next != .stay { sign.next = gate.next }
      return sign
    case .withdraw(let round):
      guard let id = form.resident, let item = state.record.item(for: id, on: round) else {
        return nil
      }
      let drop = WithdrawForm.drop(form, item, round: round)
      let isAll = drop.flags.count == item.flags.count
      let what = isAll ? "Taken off the list" : "One request of \(item.flags.count) taken off"
      return page(
        drop, [SignLine(.heading, what), SignLine(.text, "Because: \(drop.reason)")],
        isAll
          ? "Saved: \(name) is off the list." : "Saved: one request for \(name) is off the list.")
    case .note(_, let flag, let isAddition):
      let note = NoteForm.note(form, flag: flag, isAddition: isAddition)
      return page(note, NoteForm.lines(note), "Saved: background note for \(name).")
    case .planRound:
      let id = state.identifiers.round()
      guard let plan = CalendarForms.planned(form, id: id, state: state) else { return nil }
      var sign = page(
        plan,
        [
          SignLine(.heading, "Planned"),
          SignLine(.text, PrepareWords.round(plan, state.catalog) + "."),
          SignLine(
            .text,
            plan.cutOff.map { "The list is due \(PrepareWords.shown($0))." } ?? "No cut-off."),
        ], "Saved: the round of \(plan.date.shownWithWeekday).")
      sign.next = .prepare(id)
      return sign
    case .cancelRound(let round):
      let body = RoundCancelled(
        round: round, reason: form.text("reason") ?? "", missed: form.chosen("missed") == "missed")
      var sign = page(
        body,
        [
          SignLine(.heading, body.missed ? "Missed" : "Called off"),
          SignLine(.text, "Because: \(body.reason)"),
        ], "Saved: the round does not take place.")
      sign.next = .prepare(nil)
      return sign
    default: return nil
    }
  }

  /// For which round, and whether that is after its cut-off.
  private static func forWhom(_ state: ProgramState) -> [SignLine] {
    guard let plan = state.roundPlan else { return [] }
    var lines = [
      SignLine(.heading, "For the round of \(PrepareWords.round(plan, state.catalog))")
    ]
    if PrepareWords.late(state) != nil, let due = PrepareWords.due(state) {
      lines.append(SignLine(.warning, due.words))
    }
    return lines
  }

  /// Signed as it was answered: what nobody ticked is not passed over in silence.
  private static func nothingTicked(_ form: Form) -> [SignLine] {
    form.findings.isEmpty
      ? [SignLine(.text, "Of what must not wait for the round, nothing was ticked.")] : []
  }

  /// The requests that a new one joins.
  private static func joined(
    _ resident: ResidentRecord?, _ round: RoundID, _ state: ProgramState
  ) -> [SignLine] {
    guard let item = resident.flatMap({ state.record.item(for: $0.id, on: round) }),
      item.status != .withdrawn
    else { return [] }
    return [SignLine(.heading, "It joins what stands already")]
      + item.flags.map { flag in
        let voice = Wording.voice(flag.body, byHome: state.record.isHomes(flag.header))
        return SignLine(
          .text, "\(voice.uppercasedFirst): \(FlagForm.reasonWords(flag.body, state.catalog))")
      }
  }

  // MARK: Without a form

  /// Shows the whole list, what is not complete and who gets it, before it is sent.
  static func openSending(_ state: inout ProgramState) {
    guard let plan = state.roundPlan, let author = SignUpdate.signer(state, 0) else { return }
    let rows = state.prepared.filter(\.isOnList)
    let order = rows.flatMap { $0.item?.flags.map(\.header.id) ?? [] }
    var lines = [
      SignLine(.heading, "The list for \(PrepareWords.round(plan, state.catalog))"),
      SignLine(.text, recipient(plan, state)),
      SignLine(.text, PrepareWords.counts(state).joined(separator: " ")),
    ]
    if let cutOff = plan.cutOff, state.now > cutOff, let due = PrepareWords.due(state) {
      lines.append(SignLine(.warning, due.words))
    }
    lines.append(SignLine(.heading, "In this order"))
    if rows.isEmpty {
      lines.append(SignLine(.warning, "Nobody. The practice reads that nobody needs a review."))
    }
    for (place, row) in rows.enumerated() { lines += self.lines(place + 1, row, state) }
    let left = state.prepared.filter { !$0.isOnList && $0.left.contains(where: \.isNotSeen) }
    if !left.isEmpty {
      lines.append(SignLine(.heading, "Not seen on an earlier round, and not on this list"))
      lines += left.map { SignLine(.warning, state.nameAndRoom($0.resident)) }
    }
    let begun = state.prepared.filter {
      !$0.isOnList && !state.drafts.drafts(of: $0.resident).isEmpty
    }
    if !begun.isEmpty {
      lines.append(SignLine(.heading, "Begun and not signed, so not on this list"))
      lines += begun.map { SignLine(.warning, state.nameAndRoom($0.resident)) }
    }
    push(
      &state, title: "SEND THE LIST", lines, [ListSent(round: plan.round, order: order)], author,
      words: "Saved: the list is signed. W\(PrepareWords.marked(state)).")
  }

  private static func recipient(_ plan: RoundPlanned, _ state: ProgramState) -> String {
    let agreement = state.record.agreement
    let who = plan.clinician ?? agreement?.usualClinician?.name ?? "whoever does the round"
    let practice = agreement?.practice.map { ", \($0)" } ?? ""
    return
      "For \(who)\(practice). Where a computer of theirs is paired with this one, a file is made "
      + "for them to take in; else X gives the list as a text. Nothing is e-mailed, and nobody is rung."
  }

  private static func lines(_ place: Int, _ row: PreparedRow, _ state: ProgramState) -> [SignLine] {
    let item = row.item
    let priority = state.catalog.priorities.first { $0.priority == item?.priority }?.short ?? ""
    let reasons = (item?.reasons ?? []).map { state.catalog.words($0, in: state.catalog.reasons) }
    var lines = [
      SignLine(
        .text,
        "\(place)  \(state.nameAndRoom(row.resident)). \(priority): "
          + (reasons.isEmpty ? "no reason" : reasons.joined(separator: "; ")))
    ]
    if item?.status == .escalated {
      let name = state.record.residents[row.resident]?.current?.family.uppercased() ?? ""
      lines.append(SignLine(.warning, "\(name): ESCALATED, not routine; it does not wait."))
    }
    if !row.missing.isEmpty {
      let words = row.missing.map(PrepareWords.missing).joined(separator: ", ")
      lines.append(
        SignLine(
          .warning,
          "\(state.record.residents[row.resident]?.current?.family.uppercased() ?? ""): "
            + "\(words)."))
    }
    return lines
  }

  /// Everybody not seen on an earlier round comes onto this list, with what was asked then.
  static func openTakingOver(_ state: inout ProgramState) {
    guard let plan = state.roundPlan, let author = SignUpdate.signer(state, 0) else { return }
    var lines = [
      SignLine(.heading, "For the round of \(PrepareWords.round(plan, state.catalog))"),
      SignLine(.text, "With the reasons, the priority and the question of then. V changes one."),
    ]
    var drafts: [EntryDraft] = []
    let candidates = candidates(state)
    let stopped = candidates.filter { isStopped($0.0.resident, state) }
    guard candidates.count > stopped.count else {
      state.message = Message(
        .problem, "Nobody is taken: what is measured must not wait for a round. Use a for each.")
      return
    }
    for (row, left) in candidates where !isStopped(row.resident, state) {
      guard case .notSeen(let flags, _) = left.kind else { continue }
      lines.append(
        SignLine(
          .text,
          "\(state.nameAndRoom(row.resident)): "
            + PrepareWords.left(left, until: plan.date, state.catalog)))
      for flag in flags {
        let old = flag.body
        drafts.append(
          EntryDraft(
            FlagRaised(
              round: plan.round, reasons: old.reasons, priority: old.priority,
              priorityReason: old.priorityReason, raisedBy: old.raisedBy,
              raisedByName: old.raisedByName, raisedAt: state.now, question: old.question,
              askedBy: old.askedBy, wish: old.wish, faceToFace: old.faceToFace, since: old.since,
              consent: old.consent), resident: row.resident, author: author))
      }
    }
    if !stopped.isEmpty {
      lines.append(SignLine(.heading, "Not taken: must not wait for a round"))
      lines += stopped.map {
        SignLine(
          .warning, "\(state.nameAndRoom($0.0.resident)): \(findings($0.0.resident, state)). Use a."
        )
      }
    }
    push(
      &state, title: "TAKE THOSE NOT SEEN ONTO THIS LIST", lines, drafts,
      words:
        "Saved: \(Wording.count(candidates.count - stopped.count, "resident")) taken onto this list."
    )
  }

  /// What is measured of a resident and stops a flag, in words; empty when nothing does.
  private static func findings(_ resident: ResidentID, _ state: ProgramState) -> String {
    guard let resident = state.record.residents[resident] else { return "" }
    return state.record.urgencyFindings(
      of: resident, ticked: [], catalog: state.catalog, at: state.now
    ).filter { !$0.isUsual }.map(\.words).joined(separator: "; ")
  }

  /// Whoever must not wait for a round is put forward by a form of their own, with the gate in it.
  private static func isStopped(_ resident: ResidentID, _ state: ProgramState) -> Bool {
    !findings(resident, state).isEmpty
  }

  /// Those not seen on an earlier round who are not on this list.
  static func candidates(_ state: ProgramState) -> [(PreparedRow, LeftOver)] {
    state.prepared.compactMap { row in
      guard row.item == nil, let left = row.left.first(where: \.isNotSeen) else { return nil }
      return (row, left)
    }
  }

  private static func push(
    _ state: inout ProgramState, title: String, _ lines: [SignLine], _ bodies: [any EntryBody],
    _ author: Author, words: String
  ) {
    push(
      &state, title: title, lines, bodies.map { EntryDraft($0, author: author) }, words: words)
  }

  private static func push(
    _ state: inout ProgramState, title: String, _ lines: [SignLine], _ drafts: [EntryDraft],
    words: String
  ) {
    SignUpdate.push(
      &state,
      SignState(
        title: title, resident: nil, sentences: lines, drafts: drafts, savedWords: words,
        next: .backToList(select: nil)))
  }
}

extension ProgramState {
  /// `WALKER, Doris (Mrs), room 12`.
  func nameAndRoom(_ resident: ResidentID) -> String {
    let details = record.residents[resident]?.current
    return (details?.shownName ?? "NOT IN THE REGISTER")
      + (details?.room.map { ", room \($0)" } ?? "")
  }

  /// The round whose sheet is shown: for the home the last one that was begun.
  var sheetRound: RoundID? {
    guard role == .prepare else { return round }
    return record.roundsByDate.last { $0.isOpened }?.id
  }
}
