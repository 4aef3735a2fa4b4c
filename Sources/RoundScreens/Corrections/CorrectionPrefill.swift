import RoundCore

/// The questions of a form with what was signed filled in.
enum CorrectionPrefill {
  static func review(
    _ review: ReviewSigned, resident: ResidentRecord, state: ProgramState, isMove: Bool
  ) -> [Field] {
    let flags =
      isMove
      ? state.record.item(for: resident.id, on: review.round)?.flags ?? []
      : resident.flags.all.filter { review.flags.contains($0.header.id) }
    var form = Form(
      purpose: .review(round: review.round, flags: []), title: "", resident: resident.id,
      fields: ReviewForm.fields(flags: flags, catalog: state.catalog))
    form.choose("contact", review.contact)
    if let reason = review.notSeenReason { form.choose("notSeenReason", reason) }
    form.type("notSeenDetail", review.notSeenDetail)
    if !isMove { answers(review, &form) }
    form.tick("outcomes", review.outcomes.map(\.code))
    for outcome in review.outcomes { form.type("detail-\(outcome.code)", outcome.detail) }
    form.type("text", review.text)
    form.fill("medicines", review.medicineChanges.map { .medicine($0) })
    form.fill(
      "carePlan",
      review.carePlanChanges.map { .carePlan(isMove ? rebased($0, on: resident) : $0) })
    form.fill("actions", review.actions.map { .action($0) })
    form.type("callIf", review.safetyNet?.callIf)
    form.type("callBy", review.safetyNet?.by)
    form.type("callRoute", review.safetyNet?.route)
    return form.fields
  }

  /// An answer belongs to the question it was given to: another resident's is answered anew.
  private static func answers(_ review: ReviewSigned, _ form: inout Form) {
    for answer in review.answers {
      form.type("answer-\(answer.flag.text)", answer.answer)
      form.type("because-\(answer.flag.text)", answer.notAnsweredBecause)
    }
  }

  /// A care-plan change begins with what the right resident's care plan says, not with another's.
  private static func rebased(
    _ change: CarePlanChange, on resident: ResidentRecord
  ) -> CarePlanChange {
    let heading = resident.carePlan.first { $0.heading == change.heading }
    return CarePlanChange(
      id: change.id, heading: change.heading, before: heading?.text ?? "", after: change.after,
      why: change.why, agreedWith: change.agreedWith, agreedRole: change.agreedRole,
      reviewOn: change.reviewOn, replaces: heading?.standing.map(\.change.id) ?? [])
  }

  static func escalation(
    _ escalation: EscalationRecorded, resident: ResidentRecord, state: ProgramState
  ) -> [Field] {
    var form = OtherForms.escalation(
      resident.id, round: escalation.round, catalog: state.catalog, now: state.now)
    form.type("concern", escalation.concern)
    form.choose("route", escalation.route ?? OtherForms.notYet)
    time(escalation.at, &form)
    form.type("told", escalation.told)
    form.type("said", escalation.said)
    return form.fields
  }

  static func ending(_ ending: EscalationEnded, state: ProgramState) -> [Field] {
    var form = Form(
      purpose: .escalationEnd(escalation: ending.escalation), title: "", resident: nil,
      fields: OtherForms.endingFields(now: state.now))
    form.type("ending", ending.ending)
    time(ending.at, &form)
    return form.fields
  }

  private static func time(_ moment: Moment?, _ form: inout Form) {
    guard let moment else { return }
    form.type("day", UKTime(moment).day.shown)
    form.type("time", UKTime(moment).clock)
  }

  static func action(
    _ update: ActionUpdated, resident: ResidentRecord, catalog: Catalog
  ) -> [Field] {
    let option = resident.actions.first { $0.action.id == update.action }.map {
      FieldOption($0.action.id.text, BlockText.action($0.action, catalog: catalog))
    }
    var form = Form(
      purpose: .actionUpdate, title: "", resident: resident.id,
      fields: ActionForm.fields([option].compactMap(\.self)))
    form.choose("action", update.action.text)
    form.choose("state", update.state.rawValue)
    // An entry of an earlier release has one note for all of it.
    guard let who = update.who else {
      form.type("who", update.note)
      return form.fields
    }
    form.type("who", who)
    var what = update.note
    if what == who { what = nil }
    if let text = what, text.hasSuffix("; \(who)") { what = String(text.dropLast(who.count + 2)) }
    switch update.state {
    case .done: form.type("note", what)
    case .notDone: form.type("why", what)
    case .waiting: form.type("waits", update.waitsFor ?? what)
    case .open: break
    }
    form.type("since", update.since?.shown)
    form.type("until", update.until?.shown)
    return form.fields
  }
}

extension Form {
  mutating func choose(_ id: String, _ code: String) {
    change(id) { field in
      guard case .choice(let options, _, _) = field.kind,
        let place = options.firstIndex(where: { $0.code == code })
      else { return }
      field.kind = .choice(options: options, chosen: code, cursor: place)
    }
  }

  mutating func tick(_ id: String, _ codes: [String]) {
    change(id) { field in
      guard case .ticks(let options, _, let cursor) = field.kind else { return }
      field.kind = .ticks(
        options: options, ticked: options.map(\.code).filter(codes.contains), cursor: cursor)
    }
  }

  mutating func type(_ id: String, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    change(id) { field in
      switch field.kind {
      case .text(let editor):
        field.kind = .text(
          TextEditor(text, isMultiline: editor.isMultiline, limitBytes: editor.limitBytes))
      case .date: field.kind = .date(TextEditor(text, isMultiline: false))
      default: break
      }
    }
  }

  mutating func fill(_ id: String, _ blocks: [Block]) {
    change(id) { field in
      guard case .blocks(let kind, _, _) = field.kind else { return }
      field.kind = .blocks(kind: kind, items: blocks, cursor: blocks.count)
    }
  }
}
