import RoundCore

/// The entries that a correction is signed as.
struct CorrectionEntries {
  let correction: EntryCorrected
  /// All that is signed: what stands instead and the correction, in the order in which they are written.
  let drafts: [EntryDraft]
  /// What stands instead; nil when nothing does.
  let instead: (any EntryBody)?

  /// - Returns: nil when the entry is not there any more, or the form says nothing.
  static func make(
    _ form: Form, author: Author, _ state: inout ProgramState
  ) -> CorrectionEntries? {
    guard case .correction(let id, _, let isMove) = form.purpose,
      let entry = state.record.signed(id), entry.stands, let owner = entry.header.resident,
      let person = state.record.residents[owner]
    else { return nil }
    let now = state.now
    var identifiers = state.identifiers
    defer { state.identifiers = identifiers }
    let round = person.round(of: entry)
    var instead: (any EntryBody)?
    if isMove || form.chosen("stands") == "right" {
      instead = body(form, entry.body, isMove, state) { identifiers.entry(at: now) }
      if instead == nil { return nil }
    }
    let insteadID = identifiers.entry(at: now)
    var drafts: [EntryDraft] = []
    let closing = round.flatMap { state.record.rounds[$0]?.closings.last?.header.id }
    let hasLeft = entry.header.device != state.device || state.sent.holds(entry.header)
    let correction = EntryCorrected(
      entry: id,
      mistake: isMove ? EntryCorrected.wrongResident : form.chosen("mistake") ?? "other",
      why: form.text("mistakeWhy") ?? "", instead: instead == nil ? [] : [insteadID],
      round: round, closing: closing, calls: CorrectionForm.calls(form, catalog: state.catalog),
      left: closing == nil && hasLeft ? true : nil)
    // Should the disk fail in between, both stand, and the screen says what is not saved: better than
    // a stop that nobody sees any more.
    if let instead {
      drafts.append(
        EntryDraft(instead, resident: form.resident, author: author, id: insteadID))
    }
    drafts.append(EntryDraft(correction, resident: owner, author: author))
    if let earlier = entry.body as? EntryCorrected {
      drafts += takenAway(earlier, correction, author: author, state.record)
    }
    return CorrectionEntries(correction: correction, drafts: drafts, instead: instead)
  }

  /// What a correction had put in the place of something goes when the correction goes.
  private static func takenAway(
    _ earlier: EntryCorrected, _ correction: EntryCorrected, author: Author, _ record: Record
  ) -> [EntryDraft] {
    earlier.instead.compactMap { id in
      guard let replacement = record.signed(id), replacement.stands else { return nil }
      return EntryDraft(
        EntryCorrected(
          entry: id, mistake: correction.mistake, why: correction.why, round: correction.round,
          closing: correction.closing, left: correction.left),
        resident: replacement.header.resident, author: author)
    }
  }

  private static func body(
    _ form: Form, _ old: any EntryBody, _ isMove: Bool, _ state: ProgramState,
    newID: () -> EntryID
  ) -> (any EntryBody)? {
    switch old {
    case let old as ReviewSigned:
      let flags =
        isMove
        ? (form.resident.flatMap { state.record.item(for: $0, on: old.round) }?.flags ?? [])
          .map(\.header.id) : old.flags
      let new = ReviewForm.review(
        form, round: old.round, flags: flags, now: state.now, nextRound: state.nextRoundDay)
      return isMove
        ? new.renamed(except: [], newID: newID)
        : new.ordered(as: old).renamed(except: Set(CorrectionForm.blocks(of: old)), newID: newID)
    case let old as FlagDropped:
      return FlagDropped(round: old.round, flags: old.flags, reason: form.text("reason") ?? "")
    case let old as EscalationRecorded:
      return EscalationRecorded(
        round: old.round, concern: form.text("concern") ?? "", route: OtherForms.route(form),
        at: form.pastTime("time", now: state.now), told: form.text("told"),
        said: form.text("said"))
    case let old as EscalationEnded:
      return EscalationEnded(
        escalation: old.escalation, ending: form.text("ending") ?? "",
        at: form.pastTime("time", now: state.now))
    case let old as CarePlanChanged:
      guard let resident = form.resident.flatMap({ state.record.residents[$0] }),
        case .carePlan(let change)? = BlockForms.carePlanBlock(
          form, id: newID(), resident: resident, catalog: state.catalog, today: state.today,
          nextRound: state.nextRoundDay)
      else { return nil }
      // Said again without a word changed it is the same change.
      return change.saysTheSame(as: old.change) && !isMove ? old : CarePlanChanged(change)
    case is ActionUpdated:
      let resident = form.resident.flatMap { state.record.residents[$0] }
      return ActionForm.update(form, resident: resident, state)?.0
    default: return nil
    }
  }

  /// Whether the form says what was signed already.
  static func changesNothing(_ form: Form, _ state: ProgramState) -> Bool {
    guard case .correction(let id, _, false) = form.purpose, form.chosen("stands") == "right",
      let old = state.record.signed(id)?.body,
      let new = body(form, old, false, state, newID: { id })
    else { return false }
    return (try? old.json()) == (try? new.json())
  }
}

extension ReviewSigned {
  /// The same with the outcomes that the old one had in the order that they had: the form knows only its own.
  func ordered(as old: ReviewSigned) -> ReviewSigned {
    let before = old.outcomes.compactMap { old in outcomes.first { $0.code == old.code } }
    var ordered = self
    ordered.outcomes = before + outcomes.filter { new in !before.contains(new) }
    return ordered
  }

  /// The same with new names for every change and action but those that are there word for word: what
  /// has become of an action belongs to it as it was.
  func renamed(except kept: Set<Block>, newID: () -> EntryID) -> ReviewSigned {
    ReviewSigned(
      round: round, flags: flags, contact: contact, notSeenReason: notSeenReason,
      notSeenDetail: notSeenDetail, outcomes: outcomes, answers: answers, text: text,
      medicineChanges: medicineChanges.map { change in
        kept.contains(.medicine(change))
          ? change
          : MedicineChange(
            id: newID(), change: change.change, medicine: change.medicine, before: change.before,
            after: change.after, why: change.why, marToday: change.marToday,
            prescriber: change.prescriber)
      },
      carePlanChanges: carePlanChanges.map { change in
        kept.contains(.carePlan(change))
          ? change
          : CarePlanChange(
            id: newID(), heading: change.heading, before: change.before, after: change.after,
            why: change.why, agreedWith: change.agreedWith, agreedRole: change.agreedRole,
            reviewOn: change.reviewOn, replaces: change.replaces)
      },
      actions: actions.map { action in
        kept.contains(.action(action))
          ? action
          : RoundAction(
            id: newID(), what: action.what, ownerSide: action.ownerSide, owner: action.owner,
            due: action.due, dueNextRound: action.dueNextRound)
      }, safetyNet: safetyNet)
  }
}

extension CarePlanChange {
  fileprivate func saysTheSame(as other: CarePlanChange) -> Bool {
    heading == other.heading && before == other.before && after == other.after && why == other.why
      && agreedWith == other.agreedWith && agreedRole == other.agreedRole
      && reviewOn == other.reviewOn
  }
}
