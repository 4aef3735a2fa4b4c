import RoundCore

/// The questions by which somebody who moved in or came back is put forward for the next round.
enum FlagProposal {
  /// - Parameter isNeeded: not doing it needs a reason.
  static func fields(
    _ question: String, isNeeded: Bool, condition: FieldCondition, record: Record,
    catalog: Catalog
  ) -> [Field] {
    let yes = FieldCondition.chosen(field: "flag", codes: ["yes"])
    return [
      .choice(
        "flag", question,
        options: [
          FieldOption("yes", "Yes"),
          FieldOption("no", "No", help: isNeeded ? "Then say why not." : nil),
        ], chosen: isNeeded ? "yes" : nil, condition: condition),
      .choice(
        "priority", "How soon?",
        options: catalog.priorities.map { FieldOption(String($0.priority), $0.words) },
        condition: yes),
      .line("priorityReason", "Why so soon, or why can it wait?", condition: yes),
      .line("question", "What should be answered? (if anything)", condition: yes),
    ]
      + (isNeeded
        ? [
          .line(
            "notFlagged", "Why not?", condition: .chosen(field: "flag", codes: ["no"]))
        ] : [])
      + GateFields.fields(record, catalog, condition: yes)
  }

  static func missing(_ field: Field, isNeeded: Bool) -> String? {
    switch field.id {
    case "flag": return isNeeded && field.chosen == nil ? "Yes or no?" : nil
    case "priority": return field.chosen == nil ? "Choose how soon." : nil
    case "priorityReason": return field.text.isEmpty ? "Say why, in a few words." : nil
    case "notFlagged": return field.text.isEmpty ? "Say why not." : nil
    default: return nil
    }
  }

  /// The flag of a filled-in form, with the round where nobody has planned one and what the gate found;
  /// empty when nobody is put forward.
  static func drafts(
    _ form: Form, reason: String, resident: ResidentID, author: Author,
    state: inout ProgramState
  ) -> (drafts: [EntryDraft], lines: [SignLine], next: AfterSaving) {
    guard form.chosen("flag") == "yes" else { return ([], [], .stay) }
    var drafts: [EntryDraft] = []
    let plan = round(&state)
    if state.record.rounds[plan.round] == nil { drafts.append(EntryDraft(plan, author: author)) }
    let isHome = state.catalog.profession(author.role)?.side == "home"
    let flag = FlagRaised(
      round: plan.round, reasons: [reason],
      priority: form.chosen("priority").flatMap { Int($0) } ?? 3,
      priorityReason: form.text("priorityReason"), raisedBy: isHome ? .staff : .clinician,
      raisedByName: author.name, raisedAt: state.now, question: form.text("question"))
    let id = state.identifiers.entry(at: state.now)
    drafts.append(EntryDraft(flag, resident: resident, author: author, id: id))
    let gate = GateFields.entries(
      form, flag: id, round: plan.round, moving: resident, state: &state, author: author)
    drafts += gate.drafts
    let words = state.catalog.words(reason, in: state.catalog.reasons)
    var lines = [
      SignLine(.heading, "Put forward for the round of \(plan.date.shownWithWeekday)"),
      SignLine(.text, "Why: \(words)"),
      SignLine(.text, "Priority \(flag.priority): \(flag.priorityReason ?? "")"),
    ]
    if let question = flag.question { lines.append(SignLine(.text, "Question: \(question)")) }
    return (drafts, gate.lines + lines, gate.next)
  }

  /// The round that is open or comes next; one that the agreement has where none is planned.
  private static func round(_ state: inout ProgramState) -> RoundPlanned {
    let open = state.round.flatMap { state.record.rounds[$0] }
    let next = open.flatMap { $0.isClosed ? nil : $0 } ?? state.record.nextRound(after: state.today)
    if let plan = next?.plan { return plan }
    // The round that the home is making its list for may be planned by nobody yet.
    if let proposed = state.proposed, proposed.round == state.round { return proposed }
    let agreement = state.record.agreement
    let day = RoundPlanning.nextDay(after: state.today.adding(days: -1), agreement: agreement)
    return RoundPlanning.plan(state.identifiers.round(), on: day, agreement: agreement)
  }
}
