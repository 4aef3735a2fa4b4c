import RoundCore

/// The form by which the home puts a resident forward, or puts a request otherwise.
enum FlagForm {
  /// - Parameter change: the flag that is put otherwise; nil for a new request, which joins those that
  ///   the resident has on this list already.
  static func make(
    _ resident: ResidentRecord, round: RoundID, state: ProgramState, change: Fact<FlagRaised>? = nil
  ) -> Form {
    let catalog = state.catalog
    let old = change?.body
    var fields: [Field] = []
    if let away = away(resident) {
      fields.append(
        .choice(
          "away", away,
          options: [
            FieldOption("back", "Back by the day of the round, as far as is known"),
            FieldOption("spokenOf", "To be spoken about while away"),
            FieldOption("isBack", "Back already; the register does not say so yet"),
          ]))
    }
    fields += reasons(old, catalog) + voice(old, catalog)
    fields += [
      .read(
        "since", "Since when?", as: .pastDayIfKnown,
        help: "today, yesterday, Mon, 12 Mar. Leave it empty if nobody knows.",
        text: old?.since?.shown ?? ""),
      .box(
        "question", "What should be answered?",
        help: "One question in a sentence or two; empty if nothing is asked.",
        text: old?.question ?? "", rows: 2),
      .line(
        "wish", "What does the resident, or the family, wish?",
        help: "In their own words, as far as anybody knows.", text: old?.wish ?? ""),
      .choice(
        "faceToFace", "Must the resident be seen face to face?",
        options: [
          FieldOption("yes", "Yes"), FieldOption("no", "No"),
          FieldOption("open", "For the visitor to decide"),
        ], chosen: old?.faceToFace.map { $0 ? "yes" : "no" }),
      .choice(
        "consent", "May what you write be shared with the practice?",
        options: catalog.consents.map { FieldOption($0.code, $0.words, help: $0.help) },
        chosen: old?.consent),
    ]
    if change != nil, isSent(round, state) {
      fields.append(.line("because", "Why is it changed?", help: "The list has been sent."))
    }
    fields += GateFields.fields(state.record, catalog)
    if let change {
      return form(.flagChange(round: round, flag: change.header.id), resident, fields, state)
    }
    return form(.flag(round: round), resident, fields, state)
  }

  static func isSent(_ round: RoundID, _ state: ProgramState) -> Bool {
    state.record.rounds[round]?.isSent ?? false
  }

  private static func form(
    _ purpose: FormPurpose, _ resident: ResidentRecord, _ fields: [Field], _ state: ProgramState
  ) -> Form {
    var introduction = ""
    var about = ""
    if let plan = state.roundPlan {
      about = "for \(plan.date.shownWithWeekday)"
      // The title stays in view; when it was sent or due is said once more in the review.
      if let late = PrepareWords.late(state) { about += ", \(late)" }
    }
    var title = "CHANGE A REQUEST"
    if case .flag(let round) = purpose {
      title = resident.requests(for: round).isEmpty ? "PUT FORWARD" : "PUT FORWARD ONCE MORE"
      for request in resident.requests(for: round) {
        introduction +=
          " Put forward already by \(Wording.voice(request.body, byHome: state.record.isHomes(request.header)))"
          + ": \(reasonWords(request.body, state.catalog)). What you write joins it; both stand."
      }
    }
    var form = Form(
      purpose: purpose, title: title, resident: resident.id, fields: fields,
      introduction: introduction.isEmpty ? nil : introduction.trimmed)
    form.about = about
    return form
  }

  private static func reasons(_ old: FlagRaised?, _ catalog: Catalog) -> [Field] {
    [
      Field(
        id: "reasons",
        question: "Why? Space ticks each that is so; the first letters and Enter too",
        kind: .ticks(
          options: catalog.reasons.map { FieldOption($0.code, $0.words, help: $0.help) },
          ticked: old?.reasons ?? [], cursor: 0)),
      .choice(
        "priority", "How soon?",
        options: catalog.priorities.map {
          FieldOption(String($0.priority), $0.words, help: $0.help)
        }, chosen: old.map { String($0.priority) }),
      .line(
        "priorityReason", "Why so soon, or why can it wait?",
        help: "A few words, such as: fell twice this week.", text: old?.priorityReason ?? ""),
    ]
  }

  private static func voice(_ old: FlagRaised?, _ catalog: Catalog) -> [Field] {
    [
      .choice(
        "raisedBy", "Who has raised it?",
        options: [
          FieldOption("staff", "Staff of the home"), FieldOption("resident", "The resident"),
          FieldOption("family", "The family"),
          FieldOption("clinician", "A clinician", help: "A district nurse, a hospital, a GP."),
        ], chosen: old?.raisedBy.rawValue),
      .line(
        "raisedByName", "Their name",
        help: "And what they are: Ann, daughter; P. Lal, night senior.",
        text: old?.raisedByName ?? "",
        condition: .chosen(field: "raisedBy", codes: ["staff", "family", "clinician"])),
    ]
  }

  /// What is asked about somebody who is not in the home; nil for everybody else.
  private static func away(_ resident: ResidentRecord) -> String? {
    guard let state = resident.residence.last?.body,
      state.state == .hospital || state.state == .leave
    else { return nil }
    let since = state.on.map { " since \($0.shownWithWeekday)" } ?? ""
    return "Recorded as \(state.state.words)\(since). Put forward all the same?"
  }

  static func missing(_ field: Field, in form: Form) -> String? {
    switch field.id {
    case "away": return field.chosen == nil ? "Say why somebody who is away is put forward." : nil
    case "reasons": return field.ticked.isEmpty ? "Tick at least one reason." : nil
    case "priority": return field.chosen == nil ? "Choose how soon." : nil
    case "priorityReason": return field.text.isEmpty ? "Say why, in a few words." : nil
    case "raisedBy": return field.chosen == nil ? "Choose who has raised it." : nil
    case "raisedByName": return field.text.isEmpty ? "Whose name?" : nil
    case "because":
      return field.text.isEmpty ? "The list has been sent: say why it is changed." : nil
    default: return nil
    }
  }

  /// The request as it will be signed.
  ///
  /// - Parameter old: the request that is put otherwise; when it was raised stays as it was.
  static func request(
    _ form: Form, round: RoundID, old: FlagRaised? = nil, now: Moment
  ) -> FlagRaised {
    let voice = form.chosen("raisedBy").flatMap(FlagRaised.Voice.init(rawValue:)) ?? .staff
    var since: Day?
    if let text = form.text("since") { since = try? PastTime.day(text, today: UKTime(now).day) }
    var away: String?
    if case .choice(let options, let chosen?, _)? = form["away"]?.kind {
      away = options.first { $0.code == chosen }?.words
    }
    let faceToFace = form.chosen("faceToFace")
    return FlagRaised(
      round: round, reasons: form.ticked("reasons"),
      priority: form.chosen("priority").flatMap { Int($0) } ?? 3,
      priorityReason: form.text("priorityReason"), raisedBy: voice,
      raisedByName: form.text("raisedByName"), raisedAt: old?.raisedAt ?? now,
      question: form.text("question"), askedBy: form.text("question").map { _ in asker(voice) },
      wish: form.text("wish"),
      faceToFace: faceToFace == "yes" ? true : faceToFace == "no" ? false : nil, since: since,
      consent: form.chosen("consent"), away: away ?? old?.away)
  }

  private static func asker(_ voice: FlagRaised.Voice) -> String {
    switch voice {
    case .resident: return "resident"
    case .family: return "family"
    case .staff, .clinician: return "home"
    }
  }

  static func reasonWords(_ flag: FlagRaised, _ catalog: Catalog) -> String {
    flag.reasons.map { catalog.words($0, in: catalog.reasons) }.joined(separator: "; ")
  }

  /// The request in sentences, to be read before it is signed.
  static func lines(_ flag: FlagRaised, state: ProgramState) -> [SignLine] {
    let catalog = state.catalog
    let priority = catalog.priorities.first { $0.priority == flag.priority }?.words ?? ""
    var lines = [
      SignLine(.heading, "Put forward"),
      SignLine(.text, reasonWords(flag, catalog)),
      SignLine(
        .text, "Priority \(flag.priority), \(priority): \(flag.priorityReason ?? "no reason given")"
      ),
      SignLine(.text, "Raised by \(Wording.voice(flag, byHome: true))."),
    ]
    if let since = flag.since { lines.append(SignLine(.text, "Since \(since.shownWithWeekday).")) }
    if let question = flag.question { lines.append(SignLine(.text, "Question: \(question)")) }
    if let wish = flag.wish { lines.append(SignLine(.text, "Wish: \(wish)")) }
    if let faceToFace = flag.faceToFace {
      lines.append(
        SignLine(.text, faceToFace ? "To be seen face to face." : "Need not be seen face to face."))
    }
    if let consent = flag.consent {
      let words = catalog.words(consent, in: catalog.consents)
      lines.append(SignLine(consent == "refused" ? .warning : .text, "May be shared: \(words)."))
    } else {
      lines.append(SignLine(.warning, "Whether it may be shared is not recorded."))
    }
    if let away = flag.away { lines.append(SignLine(.warning, "Away: \(away).")) }
    let found = Abbreviations.shipped.find(
      in: [flag.priorityReason, flag.question, flag.wish].compactMap(\.self).joined(separator: "\n")
    )
    return lines + found.map { SignLine(.warning, $0.sentence) }
  }
}
