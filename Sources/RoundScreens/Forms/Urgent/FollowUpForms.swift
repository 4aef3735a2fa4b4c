import RoundCore

/// What happens after an urgent concern was recorded: who was told, and how a visit or transfer goes.
enum FollowUpForms {
  static func route(_ state: EscalationState, catalog: Catalog, now: Moment) -> Form {
    Form(
      purpose: .urgent(.route(escalation: state.id)), title: "WHO WAS TOLD?",
      resident: state.resident,
      fields: [
        .choice(
          "route", "Which route was used?",
          options: catalog.routes.map { FieldOption($0.code, $0.words, help: $0.help) }),
        .read("day", "On which day?", as: .pastDay, help: OtherForms.dayHelp, text: "today"),
        .read("time", "At what time? (hh:mm)", as: .pastTime(day: "day"), text: UKTime(now).clock),
        .line("who", "Who was told?"),
        .box("said", "What did they say?", rows: 2),
      ],
      introduction: "The concern: \(state.concern.body.concern)")
  }

  static func transfer(_ state: EscalationState, catalog: Catalog, now: Moment) -> Form {
    let next = nextStep(state)
    return Form(
      purpose: .urgent(.transfer(escalation: state.id)), title: "VISIT OR TRANSFER",
      resident: state.resident,
      fields: [
        .choice(
          "step", "What has happened?",
          options: catalog.urgency.steps.map { FieldOption($0.code, $0.words, help: $0.help) },
          chosen: next.rawValue),
        .read("day", "On which day?", as: .pastDay, help: OtherForms.dayHelp, text: "today"),
        .read("time", "At what time? (hh:mm)", as: .pastTime(day: "day"), text: UKTime(now).clock),
        .line("who", "By whom, or whom was it asked of?"),
        .choice(
          "decision", "What was decided?",
          options: catalog.urgency.decisions.map { FieldOption($0.code, $0.words) },
          condition: .chosen(field: "step", codes: ["decided"])),
        .choice(
          "transport", "Was transport asked for?",
          options: [
            FieldOption("asked", "Yes"),
            FieldOption("notYet", "Not yet", help: "It stays on every screen until it is."),
          ], condition: .chosen(field: "decision", codes: ["hospital"])),
        .read(
          "transportTime", "When was transport asked for? (hh:mm)", as: .pastTime(day: "day"),
          condition: .chosen(field: "transport", codes: ["asked"])),
        .line(
          "notYet", "Why not yet?", condition: .chosen(field: "transport", codes: ["notYet"])),
        .box("said", "Anything to add? (not needed)", rows: 2),
      ],
      introduction: "The concern: \(state.concern.body.concern)")
  }

  /// The step that is most likely next.
  private static func nextStep(_ state: EscalationState) -> EscalationFollowed.Step {
    if state.latest(.requested) == nil { return .requested }
    if state.latest(.assessed) == nil { return .assessed }
    if state.latest(.decided) == nil { return .decided }
    return .transport
  }

  static func missing(_ field: Field, in form: Form) -> String? {
    switch field.id {
    case "route": return field.chosen == nil ? "Which route was used?" : nil
    case "step": return field.chosen == nil ? "Choose what has happened." : nil
    case "who":
      if form["step"] == nil { return field.text.isEmpty ? "Who was told?" : nil }
      return form.chosen("step") == "decided" && field.text.isEmpty ? "Who decided?" : nil
    case "decision": return field.chosen == nil ? "Choose what was decided." : nil
    case "transport":
      return field.chosen == nil ? "To hospital: was transport asked for, and when?" : nil
    case "transportTime":
      return field.text.isEmpty ? "The time at which transport was asked for is needed." : nil
    case "notYet": return field.text.isEmpty ? "Say why transport is not asked for yet." : nil
    default: return nil
    }
  }

  static func entries(
    _ form: Form, _ purpose: UrgentForm, state: ProgramState, author: Author
  ) -> UrgentEntries {
    guard let resident = form.resident else { return UrgentEntries() }
    let at = form.pastTime("time", now: state.now)
    let clock = at.map { UKTime($0).shown } ?? "time not said"
    let name = state.record.residents[resident]?.current?.shownName ?? ""
    var bodies: [EscalationFollowed] = []
    var lines: [SignLine] = []
    switch purpose {
    case .route(let escalation):
      let body = EscalationFollowed(
        escalation: escalation, step: .told, at: at, route: form.chosen("route"),
        who: form.text("who"), said: form.text("said"))
      bodies = [body]
      let route = body.route.map { state.catalog.words($0, in: state.catalog.routes) } ?? ""
      lines = [
        SignLine(.heading, "Who was told"), SignLine(.text, "Route: \(route), \(clock)"),
        SignLine(.text, "Told: \(body.who ?? "")"),
        SignLine(.text, "They said: \(body.said ?? "not written down")"),
      ]
    case .transfer(let escalation):
      (bodies, lines) = transfer(form, escalation, at: at, state: state)
    default: break
    }
    return UrgentEntries(
      drafts: bodies.map { EntryDraft($0, resident: resident, author: author) }, lines: lines,
      words: "Saved: urgent concern for \(name).", next: .urgentCard(resident))
  }

  private static func transfer(
    _ form: Form, _ escalation: EntryID, at: Moment?, state: ProgramState
  ) -> ([EscalationFollowed], [SignLine]) {
    let catalog = state.catalog.urgency
    let clock = at.map { UKTime($0).shown } ?? "time not said"
    guard let step = form.chosen("step").flatMap(EscalationFollowed.Step.init(rawValue:)) else {
      return ([], [])
    }
    let words = catalog.steps.first { $0.code == step.rawValue }?.words ?? step.rawValue
    var bodies = [
      EscalationFollowed(
        escalation: escalation, step: step, at: at, who: form.text("who"),
        said: form.text("said"), decision: form.chosen("decision"))
    ]
    var lines = [
      SignLine(.heading, words), SignLine(.text, clock),
    ]
    if let who = form.text("who") { lines.append(SignLine(.text, who)) }
    if let decision = form.chosen("decision") {
      let words = catalog.decisions.first { $0.code == decision }?.words ?? decision
      lines.append(SignLine(.text, "Decision: \(words)"))
    }
    if let said = form.text("said") { lines.append(SignLine(.text, said)) }
    if form.chosen("decision") == "hospital", let at {
      let left = catalog.clock(decidedAt: at).words(at: state.now)
      lines.append(SignLine(.warning, "To hospital: \(left)."))
    }
    switch form.chosen("transport") {
    case "asked":
      let asked = form.pastTime("transportTime", now: state.now)
      bodies.append(EscalationFollowed(escalation: escalation, step: .transport, at: asked))
      lines.append(
        SignLine(.text, "Transport asked for \(asked.map { UKTime($0).clock } ?? "")"))
    case "notYet":
      bodies.append(
        EscalationFollowed(
          escalation: escalation, step: .transport, at: nil, notYet: form.text("notYet")))
      lines.append(
        SignLine(.warning, "Transport not asked for yet: \(form.text("notYet") ?? "")"))
    default: break
    }
    return (bodies, lines)
  }
}
