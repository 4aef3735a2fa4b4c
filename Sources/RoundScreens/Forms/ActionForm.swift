import RoundCore

/// What has become of an action: done, not done and why, or for what it waits.
enum ActionForm {
  /// Asks which one, where several are open.
  ///
  /// - Returns: nil when no action of the resident is open.
  static func make(_ resident: ResidentRecord, catalog: Catalog) -> Form? {
    let open = resident.openActions
    guard let first = open.first else { return nil }
    let options = open.map {
      FieldOption($0.action.id.text, BlockText.action($0.action, catalog: catalog))
    }
    var form = Form(
      purpose: .actionUpdate, title: "WHAT HAS BECOME OF AN ACTION?", resident: resident.id,
      fields: fields(options, chosen: open.count == 1 ? first.action.id.text : nil))
    if open.count == 1 { form.focus(on: "state") }
    return form
  }

  /// Asks about one action of which it was said already what has become of it.
  static func make(
    _ action: ActionState, _ to: ActionUpdated.State, _ state: ProgramState
  ) -> Form {
    let me = state.me?.author.name ?? ""
    let about = details(said: to, who: me)
    return Form(
      purpose: .actionSet(action: action.action.id, state: to), title: title(to),
      resident: action.resident, fields: about,
      introduction: ActionWords.whole(action, state))
  }

  private static func title(_ state: ActionUpdated.State) -> String {
    switch state {
    case .done: return "THE ACTION IS DONE"
    case .waiting: return "THE ACTION WAITS"
    case .notDone: return "THE ACTION IS NOT DONE"
    case .open: return "THE ACTION IS OPEN"
    }
  }

  /// The questions about one of some actions.
  static func fields(_ options: [FieldOption], chosen: String? = nil) -> [Field] {
    [
      .choice("action", "Which action?", options: options, chosen: chosen),
      .choice(
        "state", "What has become of it?",
        options: [
          FieldOption("done", "Done"),
          FieldOption(
            "notDone", "Not done, and will not be", help: "It leaves the open actions."),
          FieldOption("waiting", "Still waiting", help: "It stays among the open actions."),
        ]),
    ] + details(said: nil, who: "")
  }

  /// - Parameter said: what has become of it; nil where the form asks that.
  private static func details(said: ActionUpdated.State?, who: String) -> [Field] {
    func fields(_ state: ActionUpdated.State, _ make: (FieldCondition) -> [Field]) -> [Field] {
      guard let said else { return make(.chosen(field: "state", codes: [state.rawValue])) }
      return said == state ? make(.always) : []
    }
    return fields(.waiting) { condition in
      [
        .line("waits", "What does it wait for?", condition: condition),
        .read(
          "since", "Since when?", as: .pastDayIfKnown,
          help: "today, yesterday, Mon, 12 Mar. Empty if nobody knows.", text: "today",
          condition: condition),
        .date(
          "until", "Until when: by which day should it have come?",
          help: "+7, Thu, 19 Mar. Empty if nobody knows.", condition: condition),
      ]
    }
      + [
        .line(
          "who", "Who did it, or who says so?",
          help: "A name and a role, such as J. Reed, deputy manager.", text: who)
      ]
      + fields(.done) {
        [
          .line(
            "note", "Anything to add?", help: "A result, or a date (not needed).", condition: $0)
        ]
      }
      + fields(.notDone) { [.line("why", "Why not?", condition: $0)] }
  }

  static func missing(_ field: Field, in form: Form) -> String? {
    switch field.id {
    case "action": return field.chosen == nil ? "Choose the action." : nil
    case "state": return field.chosen == nil ? "Choose what has become of it." : nil
    case "who": return field.text.isEmpty ? "Who did it, or who says so?" : nil
    case "why": return field.text.isEmpty ? "Say why it is not done." : nil
    case "waits": return field.text.isEmpty ? "Say what it waits for." : nil
    default: return nil
    }
  }

  /// The entry that the form stands for, and what is signed in words.
  static func update(
    _ form: Form, resident: ResidentRecord?, _ state: ProgramState
  ) -> (ActionUpdated, [SignLine])? {
    var chosen = form.chosen("action")
    var to = form.chosen("state").flatMap(ActionUpdated.State.init(rawValue:))
    if case .actionSet(let action, let said) = form.purpose {
      (chosen, to) = (action.text, said)
    }
    guard let chosen, let to,
      let action = resident?.actions.first(where: { $0.action.id.text == chosen })?.action
    else { return nil }
    let what: String?
    switch to {
    case .done: what = form.text("note")
    case .notDone: what = form.text("why")
    case .waiting: what = form.text("waits")
    case .open: what = nil
    }
    let note = [what, form.text("who")].compactMap(\.self).joined(separator: "; ")
    var update = ActionUpdated(action: action.id, state: to, note: note.isEmpty ? nil : note)
    update.who = form.text("who")
    var lines = [
      SignLine(.heading, "Action"),
      SignLine(.text, BlockText.action(action, catalog: state.catalog)),
      SignLine(.heading, words(to)), SignLine(.text, note),
    ]
    if to == .waiting {
      update.waitsFor = form.text("waits")
      update.since = form.text("since").flatMap { try? PastTime.day($0, today: state.today) }
      update.until = form.due("until", today: state.today, nextRound: state.nextRoundDay).day
      lines.append(
        SignLine(
          .text,
          "Since \(update.since?.shownWithWeekday ?? "a day not known"), until "
            + (update.until?.shownWithWeekday ?? "a day not known") + "."))
    }
    return (update, lines)
  }

  static func words(_ state: ActionUpdated.State) -> String {
    switch state {
    case .open: return "Open"
    case .waiting: return "Still waiting"
    case .done: return "Done"
    case .notDone: return "Not done"
    }
  }

  /// The same of an entry, which may be about who does it alone.
  static func words(_ update: ActionUpdated) -> String {
    update.taken.map { $0 ? "Taken on" : "Given back" } ?? words(update.state)
  }
}
