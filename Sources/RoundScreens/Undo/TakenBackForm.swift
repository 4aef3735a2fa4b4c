import RoundCore

/// What was taken back, as a draft of the form that it was signed with: nothing is typed again.
///
/// Worked out from the record, so it is offered after the program was left and opened again, too.
enum TakenBackForm {
  /// For the form that was just opened; nil where nothing of its kind was taken back, or it was signed anew.
  static func draft(_ key: DraftKey, file: String, _ state: inout ProgramState) -> KeptDraft? {
    guard let form = state.draftedForm, let resident = form.resident,
      let person = state.record.residents[resident],
      let history = UndoHistory(state, of: resident),
      let step = history.lastTakenBack({ fits($0, form.purpose) }), let taken = step.withdrawal
    else { return nil }
    var filled = form
    for field in fields(step.body, form, person, &state) {
      filled.change(field.id) { $0.kind = field.kind }
    }
    return KeptDraft(
      file: file,
      draft: Draft(
        version: Draft.currentVersion, home: state.record.home, key: key, title: form.title,
        begunAt: step.header.at.moment, changedAt: taken.at.moment, by: step.author?.name,
        answers: filled.changedCount, form: DraftForm(filled), blocks: []))
  }

  /// Whether an entry was signed with a form of this kind, or could have been.
  private static func fits(_ body: any EntryBody, _ purpose: FormPurpose) -> Bool {
    switch (purpose, body) {
    case (.review(let round, _), let review as ReviewSigned): return review.round == round
    case (.nothingNeeded(let round, _), let review as ReviewSigned):
      return review.round == round && isNothingNeeded(review)
    case (.drop(let round, _), let drop as FlagDropped): return drop.round == round
    case (.escalation, is EscalationRecorded): return true
    case (.escalationEnd(let escalation), let ending as EscalationEnded):
      return ending.escalation == escalation
    default: return false
    }
  }

  /// The form of "nothing needed" holds it whole.
  private static func isNothingNeeded(_ review: ReviewSigned) -> Bool {
    // It has one line: the answer, the same to every question, or else what is to be added.
    let hasOneLine =
      review.answers.isEmpty
      || review.text == nil && Set(review.answers.map(\.answer)).count == 1
        && review.answers.allSatisfy { $0.notAnsweredBecause == nil }
    return review.contact != ReviewSigned.notSeen
      && review.outcomes.map(\.code) == ["noChangeNeeded"]
      && review.outcomes.allSatisfy { $0.detail == nil } && hasOneLine
      && review.medicineChanges.isEmpty && review.carePlanChanges.isEmpty
      && review.actions.isEmpty && review.safetyNet == nil
  }

  private static func fields(
    _ body: any EntryBody, _ form: Form, _ person: ResidentRecord, _ state: inout ProgramState
  ) -> [Field] {
    switch body {
    case let review as ReviewSigned:
      if case .nothingNeeded = form.purpose {
        var filled = form
        filled.choose("contact", review.contact)
        filled.type("answer", review.answers.first?.answer)
        filled.type("note", review.text)
        return filled.fields
      }
      // Whoever was told of a change was told of the one that was taken back: signed anew it has a new name.
      let now = state.now
      var identifiers = state.identifiers
      let renamed = review.renamed(except: []) { identifiers.entry(at: now) }
      state.identifiers = identifiers
      return CorrectionPrefill.review(renamed, resident: person, state: state, isMove: false)
    case let drop as FlagDropped:
      var filled = form
      filled.type("reason", drop.reason)
      return filled.fields
    case let escalation as EscalationRecorded:
      return CorrectionPrefill.escalation(escalation, resident: person, state: state)
    case let ending as EscalationEnded: return CorrectionPrefill.ending(ending, state: state)
    default: return []
    }
  }

  /// The key that opens the form again; nil where it is not offered filled in.
  static func key(for body: any EntryBody) -> String? {
    switch body {
    case let review as ReviewSigned: return isNothingNeeded(review) ? "0" : "o"
    case is FlagDropped: return "x"
    default: return nil
    }
  }
}
