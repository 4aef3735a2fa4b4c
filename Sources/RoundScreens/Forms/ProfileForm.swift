import RoundCore

/// What stands of a person on this computer, their PIN, and taking somebody off it.
enum ProfileForm {
  static func profile(_ person: Person, _ state: ProgramState) -> Form {
    let catalog = state.catalog
    let author = person.author
    let asked = SetUpForms.person(catalog)
    var fields = asked.fields.map { field -> Field in
      var field = field
      switch field.id {
      case "name": field.kind = .text(TextEditor(author.name))
      case "registration": field.kind = .text(TextEditor(author.registration?.number ?? ""))
      case "organisation": field.kind = .text(TextEditor(author.organisation))
      case "role":
        if case .choice(let options, _, let cursor) = field.kind {
          let place = options.firstIndex { $0.code == author.role }
          field.kind = .choice(
            options: options, chosen: author.role, cursor: place ?? cursor)
        }
      default: break
      }
      return field
    }
    fields += [
      secret("pin", "A new PIN (leave it empty to keep the one you have)", "4 to 12 digits."),
      secret("pinAgain", "The new PIN again", ""),
      secret("current", "The PIN that you have now", current(of: person, state)),
    ]
    return Form(
      purpose: .profile(person.id), title: "WHAT STANDS OF YOU, AND YOUR PIN", resident: nil,
      fields: fields,
      introduction: "What is signed already keeps the name and role that it was signed with.")
  }

  static func leaver(_ person: Person, by me: Person, _ state: ProgramState) -> Form {
    Form(
      purpose: .leaver(person.id), title: "TAKE OFF THIS COMPUTER: \(person.author.name)",
      resident: nil,
      fields: [
        secret("current", "Your own PIN, \(me.author.name)", current(of: me, state))
      ],
      introduction:
        "\(state.catalog.shown(person.author)) can then sign and unlock nothing here. What "
        + "they signed stays, and stays theirs. They can be added again.")
  }

  private static func current(of me: Person, _ state: ProgramState) -> String {
    ["Nothing is changed without it.", state.pretendPINWords(of: me)].compactMap(\.self)
      .joined(separator: " ")
  }

  private static func secret(_ id: String, _ question: String, _ help: String) -> Field {
    Field(
      id: id, question: question, help: help, kind: .secret(TextEditor()))
  }

  static func missing(_ field: Field, in form: Form) -> String? {
    switch field.id {
    case "pin":
      return field.text.isEmpty || PINHash.isAcceptable(field.text)
        ? nil : "A PIN has 4 to 12 digits."
    case "current": return field.text.isEmpty ? "The PIN that you have now." : nil
    default: return SetUpForms.missing(field, in: form)
    }
  }

  static func take(_ form: Form, _ state: inout ProgramState) -> [ProgramEffect] {
    guard let me = state.me, let pin = form.text("current") else { return [] }
    switch form.purpose {
    case .profile(let id):
      guard id == me.id else { return [] }
      if let problem = SetUpForms.registrationProblem(form, catalog: state.catalog) {
        FormUpdate.complain(&state, form, "registration", problem)
        return []
      }
      let author = SetUpForms.author(form, homeName: state.record.homeName, state.catalog)
        .renewed(me.author.renewed)
      return [
        .changePerson(
          PersonChange(
            person: me, what: .profile(author, newPIN: form.text("pin")), by: me, pin: pin))
      ]
    case .leaver(let id):
      guard let person = state.people.first(where: { $0.id == id }) else { return [] }
      return [.changePerson(PersonChange(person: person, what: .removal, by: me, pin: pin))]
    default: return []
    }
  }
}
