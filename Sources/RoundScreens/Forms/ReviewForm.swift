import RoundCore

/// The outcome form: what it asks, and the review that comes of it.
enum ReviewForm {
  static func make(
    item: ListItem, resident: ResidentRecord, record: Record, round: RoundID, catalog: Catalog,
    today: Day
  ) -> Form {
    Form(
      purpose: .review(round: round, flags: item.flags.map(\.header.id)), title: "OUTCOME",
      resident: resident.id, fields: fields(flags: item.flags, catalog: catalog),
      introduction: ReviewedText.introduction(
        resident, round: round, record, catalog, today: today))
  }

  /// The questions, with those of the flags.
  static func fields(flags: [Fact<FlagRaised>], catalog: Catalog) -> [Field] {
    var fields: [Field] = [
      .choice(
        "contact", "How was the resident seen?",
        options: catalog.contacts.map { FieldOption($0.code, $0.words, help: $0.help) }),
      .choice(
        "notSeenReason", "Not seen: why?",
        options: catalog.notSeenReasons.map { FieldOption($0.code, $0.words, help: $0.help) },
        condition: .chosen(field: "contact", codes: ["notSeen"])),
      .line(
        "notSeenDetail", "In words, if it needs any",
        condition: .chosen(field: "contact", codes: ["notSeen"])),
    ]
    for flag in flags {
      guard let question = flag.body.question, !question.isEmpty else { continue }
      let asker = Wording.asker(flag.body)
      fields.append(
        .box(
          "answer-\(flag.header.id.text)", "\(asker) asks: \(question)",
          help: "Your answer, as it will stand first on the sheet.", rows: 2))
      fields.append(
        .line(
          "because-\(flag.header.id.text)", "Or: not answered because",
          help: suggestions(catalog.notAnsweredReasons.map(\.words))))
    }
    fields.append(
      Field(
        id: "outcomes", question: "What came of it? (tick all that fit)",
        kind: .ticks(
          options: catalog.outcomes.map { FieldOption($0.code, $0.words, help: $0.help) },
          ticked: [], cursor: 0)))
    for outcome in catalog.outcomes where hasDetail(outcome) {
      let needed = outcome.detail == .required ? "Needed to finish. " : ""
      fields.append(
        .line(
          "detail-\(outcome.code)", "\(outcome.words): \(outcome.question ?? "what?")",
          help: needed + (outcome.questionHelp.map { "\($0) " } ?? "")
            + suggestions(outcome.suggestions ?? []),
          condition: .ticked(field: "outcomes", codes: [outcome.code])))
    }
    fields.append(
      .box(
        "text", "What was found and decided",
        help: "In plain words. ; offers phrases. Ctrl-E gives more room."))
    fields.append(blocks("medicines", "Medicine changes", .medicine))
    fields.append(blocks("carePlan", "Care-plan changes", .carePlan))
    fields.append(blocks("actions", "Actions: who does what by when", .action))
    let watching = Set(catalog.outcomes.filter { $0.asks.contains("safetyNet") }.map(\.code))
    fields.append(
      .line(
        "callIf", "The home should call if ...",
        condition: .tickedOrWritten(field: "outcomes", codes: watching)))
    fields.append(
      .read(
        "callBy", "... by when, or until when", as: .deadline,
        help: "A date or words: +7, until Thu, 19 Mar, next round, by 20:00 today",
        condition: .tickedOrWritten(field: "outcomes", codes: watching)))
    fields.append(
      .line(
        "callRoute", "... whom, by which route", help: suggestions(catalog.routes.map(\.words)),
        condition: .tickedOrWritten(field: "outcomes", codes: watching)))
    return fields
  }

  /// Outcomes whose detail stands in blocks or fields of its own need no line for it.
  private static func hasDetail(_ outcome: Catalog.Outcome) -> Bool {
    outcome.detail == .required || !(outcome.suggestions ?? []).isEmpty || outcome.asks.isEmpty
  }

  private static func blocks(_ id: String, _ question: String, _ kind: BlockKind) -> Field {
    Field(
      id: id, question: question,
      help: "Enter adds or opens one; Delete takes it out, also one that was begun.",
      kind: .blocks(kind: kind, items: [], cursor: 0))
  }

  private static func suggestions(_ words: [String]) -> String {
    words.isEmpty ? "" : "For example: " + words.prefix(6).joined(separator: "; ")
  }

  /// The review as it will be signed.
  static func review(
    _ form: Form, round: RoundID, flags: [EntryID], now: Moment, nextRound: Day
  ) -> ReviewSigned {
    let outcomes = form.ticked("outcomes").map {
      ReviewSigned.Outcome(code: $0, detail: form.text("detail-\($0)"))
    }
    let answers = flags.compactMap { flag -> ReviewSigned.Answer? in
      guard form["answer-\(flag.text)"] != nil else { return nil }
      return ReviewSigned.Answer(
        flag: flag, answer: form.text("answer-\(flag.text)"),
        notAnsweredBecause: form.text("because-\(flag.text)"))
    }
    let net = form.text("callIf").map {
      ReviewSigned.SafetyNet(
        callIf: $0, by: form.text("callBy").map { deadline($0, now: now, nextRound: nextRound) },
        route: form.text("callRoute"))
    }
    return ReviewSigned(
      round: round, flags: flags, contact: form.chosen("contact") ?? "",
      notSeenReason: form.chosen("notSeenReason"), notSeenDetail: form.text("notSeenDetail"),
      outcomes: outcomes, answers: answers, text: form.text("text"),
      medicineChanges: form.blocks("medicines").compactMap {
        if case .medicine(let change) = $0 { return change }
        return nil
      },
      carePlanChanges: form.blocks("carePlan").compactMap {
        if case .carePlan(let change) = $0 { return change }
        return nil
      },
      actions: form.blocks("actions").compactMap {
        if case .action(let action) = $0 { return action }
        return nil
      },
      safetyNet: net)
  }

  /// A date as it will be read on the sheet, words as they were typed.
  private static func deadline(_ text: String, now: Moment, nextRound: Day) -> String {
    if case .date(let shown) = Deadline.read(text, now: now, nextRound: nextRound) { return shown }
    return text
  }

  /// "Considered, nothing needed": one line, and still a review that is signed.
  ///
  /// How the resident was seen stands before that line, answered: mostly only the records were looked at.
  static func makeNothingNeeded(
    item: ListItem, resident: ResidentRecord, record: Record, round: RoundID, catalog: Catalog,
    today: Day
  ) -> Form {
    let questions = item.flags.compactMap(\.body.question).filter { !$0.isEmpty }
    let field =
      questions.isEmpty
      ? Field.line("note", "Anything to add? (not needed)")
      : Field.line(
        "answer", "Answer to: \(questions.joined(separator: " / "))",
        help: "Or why it is not answered.")
    let contact = Field.choice(
      "contact", "How was the resident seen?",
      options: catalog.contacts.filter { $0.code != ReviewSigned.notSeen }.map {
        FieldOption($0.code, $0.words, help: $0.help)
      }, chosen: ReviewSigned.recordsOnly)
    var form = Form(
      purpose: .nothingNeeded(round: round, flags: item.flags.map(\.header.id)),
      title: "CONSIDERED, NOTHING NEEDED", resident: item.resident, fields: [contact, field],
      introduction: (ReviewedText.introduction(
        resident, round: round, record, catalog, today: today
      ).map { $0 + "\n" } ?? "")
        + "Nothing has to be done. Only the records were looked at, unless you change the first question: "
        + "Shift-Tab goes there. Ctrl-S goes to the review.")
    form.focus(on: field.id)
    return form
  }

  static func nothingNeededReview(
    _ form: Form, round: RoundID, flags: [EntryID], resident: ResidentRecord
  ) -> ReviewSigned {
    let answers = resident.standingFlags.filter { flag in
      flags.contains(flag.header.id) && !(flag.body.question ?? "").isEmpty
    }.map {
      ReviewSigned.Answer(
        flag: $0.header.id, answer: form.text("answer"), notAnsweredBecause: nil)
    }
    return ReviewSigned(
      round: round, flags: flags, contact: form.chosen("contact") ?? ReviewSigned.recordsOnly,
      outcomes: [ReviewSigned.Outcome(code: "noChangeNeeded", detail: nil)], answers: answers,
      text: form.text("note"))
  }
}
