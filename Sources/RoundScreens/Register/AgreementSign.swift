import RoundCore

/// What a form about the agreement stands for, and what is signed in words.
enum AgreementSign {
  static func review(
    _ form: Form, _ part: AgreementPart, _ author: Author, _ state: ProgramState
  ) -> RegisterSign.Review? {
    let old = state.record.agreement ?? AgreementSet()
    let new = AgreementForms.agreement(
      form, part, over: old, catalog: state.catalog, today: state.today)
    var drafts: [EntryDraft] = []
    if let home = AgreementForms.home(form, over: state.record.homes.last?.body) {
      drafts.append(EntryDraft(home, author: author))
    }
    if new != old { drafts.append(EntryDraft(new, author: author)) }
    guard !drafts.isEmpty else { return nil }
    var lines: [SignLine] = []
    for field in form.changedFields where form.isShown(field) {
      lines.append(SignLine(.heading, field.question))
      lines.append(SignLine(.after, said(field)))
    }
    lines.append(
      SignLine(.text, "The agreement as it was stays in the record: [ shows it beside this one."))
    return RegisterSign.Review(
      drafts: drafts, lines: lines, words: "Saved: the agreement, \(part.words).",
      next: .agreement)
  }

  private static func said(_ field: Field) -> String {
    switch field.kind {
    case .choice(let options, let chosen, _):
      return options.first { $0.code == chosen }?.words ?? "not recorded"
    case .ticks(let options, let ticked, _):
      let words = options.filter { ticked.contains($0.code) }.map(\.words)
      return words.isEmpty ? "not recorded" : words.joined(separator: "; ")
    default: return field.text.isEmpty ? "not recorded" : field.text
    }
  }

  // MARK: Who does a round

  static func clinicianForm(_ round: RoundRecord, _ record: Record) -> Form {
    let agreement = record.agreement
    let lead = agreement?.clinicalLead?.name ?? "not recorded"
    let usual = agreement?.usualClinician?.name
    let day = round.date?.shownWithWeekday ?? "day not planned"
    return Form(
      purpose: .register(.clinician(round.id)), title: "WHO DOES THE ROUND?", resident: nil,
      fields: [
        .line(
          "clinician", "Who does the round of \(day)?",
          help: "Name and profession. Whoever usually does it: \(usual ?? "not recorded").",
          text: round.plan?.clinician ?? usual ?? "")
      ],
      introduction: "The clinical lead says who does each week's round. Clinical lead: \(lead).")
  }

  static func clinician(
    _ form: Form, _ round: RoundID, _ author: Author, _ state: ProgramState
  ) -> RegisterSign.Review? {
    guard var plan = state.record.rounds[round]?.plan else { return nil }
    let before = plan.clinician
    plan.clinician = form.text("clinician")
    var lines = [
      SignLine(.heading, "Who does the round of \(plan.date.shownWithWeekday)"),
      SignLine(.before, before ?? "not said"), SignLine(.after, plan.clinician ?? "not said"),
    ]
    if let lead = state.record.agreement?.clinicalLead?.name,
      NameKey.name(lead) != NameKey.name(author.name)
    {
      lines.append(
        SignLine(.warning, "The agreement has \(lead) as clinical lead: sign it as they said."))
    }
    return RegisterSign.Review(
      drafts: [EntryDraft(plan, author: author)], lines: lines,
      words: "Saved: who does the round.", next: .backToList(select: nil))
  }
}
