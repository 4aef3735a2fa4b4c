import RoundCore

/// What the keys do among the people of this computer.
enum PeopleUpdate {
  static func open(_ state: inout ProgramState) {
    var screen = PeopleState()
    screen.selected = state.people.firstIndex { $0.id == state.me?.id } ?? 0
    state.stack.append(.people(screen))
  }

  static func press(
    _ state: inout ProgramState, _ screen: PeopleState, _ key: Key
  ) -> [ProgramEffect] {
    guard let command = CommandRegistry.command(for: key, in: .people) else { return [] }
    if let reason = reason(command.id, state) {
      state.message = Message(.note, reason)
      return []
    }
    var screen = screen
    switch command.id {
    case .back:
      ProgramUpdate.pop(&state)
      return []
    case .up: screen.selected = max(0, screen.selected - 1)
    case .down: screen.selected = min(max(0, state.people.count - 1), screen.selected + 1)
    case .changePerson:
      if let person = selected(state) {
        FormUpdate.open(&state, ProfileForm.profile(person, state))
      }
      return []
    case .addPerson:
      state.setUpPages = [:]
      FormUpdate.open(&state, SetUpForms.person(state.catalog))
      return []
    case .removePerson:
      if let person = selected(state), let me = state.me {
        FormUpdate.open(&state, ProfileForm.leaver(person, by: me, state))
      }
      return []
    case .help: return ProgramUpdate.help(&state, .people)
    default: return ProgramUpdate.everywhere(command.id, &state) ?? []
    }
    ProgramUpdate.replaceTop(&state, .people(screen))
    return []
  }

  static func selected(_ state: ProgramState) -> Person? {
    guard
      case .people(let screen)? = state.stack.last(where: { screen in
        if case .people = screen { true } else { false }
      }), state.people.indices.contains(screen.selected)
    else { return nil }
    return state.people[screen.selected]
  }

  /// Why something can't be done with the person selected; nil when it can.
  static func reason(_ command: Command.ID, _ state: ProgramState) -> String? {
    switch command {
    case .people: return state.needsNoPIN ? "Nobody is set up on this computer yet." : nil
    case .changePerson, .removePerson:
      guard let me = state.me else {
        return "First say who is at the keyboard: i on the list."
      }
      guard let person = selected(state) else { return "Nobody is selected." }
      if command == .changePerson {
        return person.id == me.id
          ? nil : "Only \(person.author.name) can change this, with their own PIN."
      }
      return person.id == me.id
        ? "This is you. Somebody else of this computer can take you off." : nil
    default: return nil
    }
  }

  static func changed(
    _ state: inout ProgramState, _ people: [Person], _ changed: PersonID?, _ words: String
  ) {
    state.people = people
    closeForm(&state)
    if let changed, changed == state.me?.id, let now = people.first(where: { $0.id == changed }) {
      if state.catalog.role(of: now.author) == state.role {
        state.me = now
      } else {
        state.become(now)
      }
    }
    if case .people(var screen)? = state.stack.last {
      screen.selected = min(screen.selected, max(0, people.count - 1))
      ProgramUpdate.replaceTop(&state, .people(screen))
    }
    state.message = Message(.good, words)
  }

  static func refused(_ state: inout ProgramState, _ sentence: String) {
    if case .form(var form)? = state.stack.last, form.purpose.isAboutPerson, form["current"] != nil
    {
      form.change("current") {
        $0.kind = .secret(TextEditor())
        $0.problem = sentence
      }
      form.focus(on: "current")
      FormScreen.keepFocusInView(&form, state)
      ProgramUpdate.replaceTop(&state, .form(form))
    } else {
      state.message = Message(.problem, sentence, mustBeRead: true)
    }
  }

  private static func closeForm(_ state: inout ProgramState) {
    guard case .form(let form)? = state.stack.last, form.purpose.isAboutPerson else { return }
    ProgramUpdate.pop(&state)
  }
}
