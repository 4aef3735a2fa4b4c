import RoundCore

/// What a form about the register stands for, and what is signed in words.
enum RegisterSign {
  struct Review {
    var drafts: [EntryDraft]
    var lines: [SignLine]
    /// Said when it is saved.
    let words: String
    let next: AfterSaving
  }

  static func review(
    _ form: Form, _ kind: RegisterForm, author: Author, _ state: inout ProgramState
  ) -> Review? {
    switch kind {
    case .admit: return admit(form, author, &state)
    case .details: return details(form, author, &state)
    case .whereabouts(let from, _): return whereabouts(form, from, author, &state)
    case .assessment(let start): return assessment(form, start, author, state)
    case .agreement(let part): return AgreementSign.review(form, part, author, state)
    case .clinician(let round): return AgreementSign.clinician(form, round, author, state)
    }
  }

  // MARK: Who

  private static func warnings(
    _ details: ResidentDetails, except resident: ResidentID?, _ record: Record
  ) -> [SignLine] {
    let sentences = ConfusionText.sentences(
      record.confusable(with: details, except: resident), record)
    guard !sentences.isEmpty else { return [] }
    return [SignLine(.heading, "Could be taken for somebody else")]
      + sentences.map { SignLine(.warning, $0) }
  }

  private static func admit(
    _ form: Form, _ author: Author, _ state: inout ProgramState
  ) -> Review {
    let id = state.identifiers.resident()
    var details = DetailsFields.details(form, over: nil)
    let day = RegisterReading.pastDay(form.text("admitted"), today: state.today)
    details.admitted = day
    var lines = [SignLine(.heading, "Into the register")]
    lines += DetailsFields.changes(nil, details)
    lines.append(SignLine(.text, "Moved in: \(day?.shownWithWeekday ?? "not recorded")"))
    let from = form.text("from")
    if let from { lines.append(SignLine(.text, "From: \(from)")) }
    lines += warnings(details, except: nil, state.record)
    if let back = ConfusionText.comesBack(details, state.record) {
      lines.append(SignLine(.warning, back))
    }
    if let day { lines += clock(from: day, state.record) }
    var drafts = [
      EntryDraft(ResidentRegistered(details), resident: id, author: author),
      EntryDraft(
        ResidenceChanged(state: .home, on: day, note: from), resident: id, author: author),
    ]
    let flag = FlagProposal.drafts(
      form, reason: "newAdmission", resident: id, author: author, state: &state)
    drafts += flag.drafts
    lines += flag.lines
    return Review(
      drafts: drafts, lines: lines, words: "Saved: \(details.shownName) is in the register.",
      next: flag.next == .stay ? .register(id) : flag.next)
  }

  private static func details(
    _ form: Form, _ author: Author, _ state: inout ProgramState
  ) -> Review? {
    guard let id = form.resident, let old = state.record.residents[id]?.current else { return nil }
    let new = DetailsFields.details(form, over: old)
    var drafts = [EntryDraft(ResidentChanged(new), resident: id, author: author)]
    var lines = DetailsFields.changes(old, new)
    guard new != old else { return nil }
    lines += warnings(new, except: id, state.record)
    let check = numberCheck(old, new, id, author, &state)
    drafts += check.drafts
    lines += check.lines
    return Review(
      drafts: drafts, lines: lines, words: "Saved: details of \(new.shownName).",
      next: .register(id))
  }

  /// A corrected number keeps the resident, and asks both sides to look at what was written under the
  /// old one.
  private static func numberCheck(
    _ old: ResidentDetails, _ new: ResidentDetails, _ id: ResidentID, _ author: Author,
    _ state: inout ProgramState
  ) -> (drafts: [EntryDraft], lines: [SignLine]) {
    guard old.nhsNumber != new.nhsNumber,
      let before = old.nhsNumber?.shown ?? old.numberAsWritten, !before.isEmpty
    else { return ([], []) }
    let after = new.nhsNumber?.shown ?? "no verified number"
    let agreement = state.record.agreement
    let owners: [(side: String, name: String)] = [
      ("home", agreement?.designatedPerson?.name ?? "designated person"),
      ("practice", agreement?.practiceContact?.name ?? "point of contact"),
    ]
    var drafts: [EntryDraft] = []
    var lines = [
      SignLine(.heading, "The NHS number was wrong"),
      SignLine(
        .warning,
        "Both sides check what was written, sent or ordered under \(before), and whose number that is."
      ),
    ]
    for owner in owners {
      let action = RoundAction(
        id: state.identifiers.entry(at: state.now),
        what: "Check what was written under the old NHS number \(before); it is now \(after)",
        ownerSide: owner.side, owner: owner.name, due: nil, dueNextRound: true)
      drafts.append(
        EntryDraft(
          ActionAdded(action, why: "The NHS number was corrected."), resident: id, author: author))
      lines.append(
        SignLine(.text, "Action. \(BlockText.action(action, catalog: state.catalog))"))
    }
    return (drafts, lines)
  }

  // MARK: Where

  private static func clock(from day: Day, _ record: Record) -> [SignLine] {
    let clock = AssessmentClock(
      from: day, countsFirstDay: record.agreement?.assessmentCountsFirstDay ?? false,
      days: record.workingDays)
    var text = "Due \(clock.due.shownWithWeekday), 7 working days on."
    if !clock.isCertain { text += " The bank holidays of that time are not all known." }
    return [SignLine(.heading, "Assessment and care and support plan"), SignLine(.text, text)]
  }

  private static func whereabouts(
    _ form: Form, _ from: ResidenceChanged.State, _ author: Author, _ state: inout ProgramState
  ) -> Review? {
    guard let id = form.resident, let resident = state.record.residents[id],
      let old = resident.current, let to = form.chosen("to")
    else { return nil }
    let name = old.shownName
    let day = RegisterReading.pastDay(form.text("day"), today: state.today)
    let shownDay = day?.shownWithWeekday ?? "day not known"
    var drafts: [EntryDraft] = []
    var lines: [SignLine] = []
    var next = AfterSaving.register(id)
    func moveRoom() {
      let room = form.text("room")
      guard room != old.room else { return }
      var new = old
      new.room = room
      drafts.append(EntryDraft(ResidentChanged(new), resident: id, author: author))
      lines += DetailsFields.changes(old, new)
    }
    func add(_ change: ResidenceChanged, _ heading: String) {
      drafts.append(EntryDraft(change, resident: id, author: author))
      lines += [SignLine(.heading, heading), SignLine(.text, shownDay)]
      if let note = change.note { lines.append(SignLine(.text, note)) }
    }
    switch to {
    case "room":
      moveRoom()
      if drafts.isEmpty { return nil }
    case "hospital":
      add(
        ResidenceChanged(state: .hospital, on: day, note: form.text("hospitalNote")),
        "Has gone to hospital")
    case "leave":
      add(ResidenceChanged(state: .leave, on: day, note: form.text("leaveNote")), "Is on leave")
    case "left":
      add(
        ResidenceChanged(state: .left, on: day, note: form.text("leftNote")),
        "Has left the home for good")
      lines.append(SignLine(.warning, "Is no longer in the register; can come back with L."))
    case "back":
      var change = ResidenceChanged(state: .home, on: day, note: nil)
      change.notFlagged = form.text("notFlagged")
      add(
        change,
        from == .left
          ? "Lives here again" : "Is back \(from == .leave ? "from leave" : "from hospital")")
      moveRoom()
      if let day, from != .leave { lines += clock(from: day, state.record) }
      let flag = FlagProposal.drafts(
        form, reason: "backFromHospital", resident: id, author: author, state: &state)
      drafts += flag.drafts
      lines += flag.lines
      if flag.next != .stay { next = flag.next }
      if let why = change.notFlagged {
        lines += [
          SignLine(.heading, "Not put forward as back from hospital"),
          SignLine(.warning, "Because: \(why)"),
        ]
      }
    case "mistake":
      add(
        ResidenceChanged(
          state: .home, on: state.today,
          note: "The death was recorded by mistake: \(form.text("mistake") ?? "")"),
        "Is alive")
      lines.append(
        SignLine(.warning, "Actions that were closed with the death stay closed: set them anew."))
    case "died":
      add(ResidenceChanged(state: .died, on: day, note: form.text("diedNote")), "Has died")
      let after = death(form, resident, author, &state)
      drafts += after.drafts
      lines += after.lines
    default: return nil
    }
    return Review(
      drafts: drafts, lines: lines, words: "Saved: where \(name) is.", next: next)
  }

  /// Open actions after a death, and what is still to be settled.
  private static func death(
    _ form: Form, _ resident: ResidentRecord, _ author: Author, _ state: inout ProgramState
  ) -> (drafts: [EntryDraft], lines: [SignLine]) {
    var drafts: [EntryDraft] = []
    var closed: [SignLine] = []
    var kept: [SignLine] = []
    for action in resident.openActions {
      let words = BlockText.action(action.action, catalog: state.catalog)
      let id = action.action.id
      if form.chosen("act-\(id.text)") == "keep" {
        let why = form.text("keep-\(id.text)") ?? ""
        drafts.append(
          EntryDraft(
            ActionUpdated(action: id, state: .waiting, note: "Kept after the death: \(why)"),
            resident: resident.id, author: author))
        kept.append(SignLine(.text, "\(words). Because: \(why)"))
      } else {
        var update = ActionUpdated(action: id, state: .notDone, note: "The resident has died.")
        update.died = true
        drafts.append(EntryDraft(update, resident: resident.id, author: author))
        closed.append(SignLine(.text, words))
      }
    }
    if form.chosen("still") == "yes" {
      let due = form.due("stillDue", today: state.today, nextRound: state.nextRoundDay)
      let action = RoundAction(
        id: state.identifiers.entry(at: state.now), what: form.text("stillWhat") ?? "",
        ownerSide: form.chosen("stillSide") ?? "", owner: form.text("stillOwner") ?? "",
        due: due.day, dueNextRound: due.isNextRound)
      drafts.append(
        EntryDraft(
          ActionAdded(action, why: "To be settled after the death."), resident: resident.id,
          author: author))
      kept.append(SignLine(.text, BlockText.action(action, catalog: state.catalog)))
    }
    var lines: [SignLine] = []
    if !closed.isEmpty { lines += [SignLine(.heading, "Closed as died")] + closed }
    if !kept.isEmpty { lines += [SignLine(.heading, "Still to be settled")] + kept }
    if let contacts = resident.current?.contacts {
      lines += [SignLine(.heading, "To be told"), SignLine(.text, contacts)]
    }
    lines.append(
      SignLine(.warning, "homeround tells nobody. No new outcome or flag can be set after this."))
    return (drafts, lines)
  }

  private static func assessment(
    _ form: Form, _ start: Day, _ author: Author, _ state: ProgramState
  ) -> Review? {
    guard let id = form.resident,
      let words = form.chosen("state").flatMap(AssessmentRecorded.State.init)
    else { return nil }
    let day =
      words == .done
      ? RegisterReading.pastDay(form.text("day"), today: state.today)
      : form.due("until", today: state.today, nextRound: state.nextRoundDay).day
    let body = AssessmentRecorded(start: start, state: words, on: day, reason: form.text("reason"))
    let shown: AssessmentClock.State =
      words == .done ? .done(on: day) : .deferred(until: day, reason: body.reason ?? "")
    let name = state.record.residents[id]?.current?.shownName ?? ""
    return Review(
      drafts: [EntryDraft(body, resident: id, author: author)],
      lines: [
        SignLine(.heading, "Assessment after moving in \(start.shownWithWeekday)"),
        SignLine(.text, shown.words),
      ], words: "Saved: assessment of \(name).", next: .register(id))
  }
}
