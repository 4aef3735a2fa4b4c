import RoundCore

/// Ticking an action off, or saying why it is not done.
enum ActionForm {
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
      .line(
        "who", "Who did it, or who says so?",
        help: "A name and a role, such as J. Reed, deputy manager."),
      .line(
        "note", "Anything to add?", help: "A result, or a date (not needed).",
        condition: .chosen(field: "state", codes: ["done"])),
      .line("why", "Why not?", condition: .chosen(field: "state", codes: ["notDone"])),
      .line(
        "waits", "What does it wait for?",
        condition: .chosen(field: "state", codes: ["waiting"])),
    ]
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
    _ form: Form, resident: ResidentRecord?, catalog: Catalog
  ) -> (ActionUpdated, [SignLine])? {
    guard let chosen = form.chosen("action"),
      let action = resident?.actions.first(where: { $0.action.id.text == chosen })?.action,
      let state = form.chosen("state").flatMap(ActionUpdated.State.init(rawValue:))
    else { return nil }
    let words = [form.text("note") ?? form.text("why") ?? form.text("waits"), form.text("who")]
    let note = words.compactMap(\.self).joined(separator: "; ")
    return (
      ActionUpdated(action: action.id, state: state, note: note.isEmpty ? nil : note),
      [
        SignLine(.heading, "Action"),
        SignLine(.text, BlockText.action(action, catalog: catalog)),
        SignLine(.heading, self.words(state)), SignLine(.text, note),
      ]
    )
  }

  static func words(_ state: ActionUpdated.State) -> String {
    switch state {
    case .open: return "Open"
    case .waiting: return "Still waiting"
    case .done: return "Done"
    case .notDone: return "Not done"
    }
  }
}
