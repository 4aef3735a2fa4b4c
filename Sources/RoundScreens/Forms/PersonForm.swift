import RoundCore

/// "Who are you?": asked where several people use this computer.
enum PersonForm {
  /// The answer of somebody who is not set up here yet.
  static let newcomer = "somebodyNew"

  static func make(_ state: ProgramState) -> Form {
    let people = state.people.map { person in
      FieldOption(
        person.id.text, state.catalog.shown(person.author),
        help: state.catalog.role(of: person.author) == .prepare
          ? "PREPARE: you make the home's list." : "ROUND: you work the list.")
    }
    return Form(
      purpose: .person, title: "WHO ARE YOU?", resident: nil,
      fields: [
        .choice(
          "person", "Who is at the keyboard?",
          options: people + [
            FieldOption(
              newcomer, "Somebody else",
              help: "Sets you up on this computer: your name, your role, a PIN.")
          ], chosen: state.me?.id.text)
      ],
      introduction: "What can be done follows from who you are. Signing asks for your PIN."
        + (state.people.contains { state.pretendPIN(of: $0) != nil }
          ? " In this pretend home it is \(PretendHome.pin), and you can try both sides." : ""))
  }

  static func missing(_ field: Field) -> String? {
    field.chosen == nil ? "Choose who you are." : nil
  }

  /// Goes on as the person chosen, or sets somebody new up.
  static func take(_ form: Form, _ state: inout ProgramState) {
    guard let chosen = form.chosen("person") else { return }
    if chosen == newcomer {
      state.stack.append(.form(SetUpForms.person(state.catalog)))
      return
    }
    guard let person = state.people.first(where: { $0.id.text == chosen }) else { return }
    state.become(person)
    // Whoever is the same person as before comes back to the list too.
    state.stack = Array(state.stack.prefix(1))
    state.message = Message(
      .good,
      "\(state.catalog.shown(person.author)). "
        + (state.role == .prepare
          ? "PREPARE: the home's list." : "ROUND: the list to work.\(sentAhead(state))")
        + (Availability.reason(.tour, state) == nil ? " Ctrl-T: a tour of about 3 minutes." : "")
        + (state.keptDrafts.map { " \($0)" } ?? ""))
  }

  /// A list that the home has sent for a later round, which is read before that day.
  private static func sentAhead(_ state: ProgramState) -> String {
    let shown = state.roundPlan?.date ?? state.today
    let next = state.record.roundsByDate.first { round in
      round.isSent && !round.isCancelled && !round.isClosed
        && round.date.map { $0 > shown } ?? false
    }
    guard let next, let date = next.date else { return "" }
    return PrepareWords.isOut(next.id, state)
      ? " Sent already for \(date.shownWithWeekday): l shows it."
      : " Closed by the home for \(date.shownWithWeekday), and not sent yet: l shows it."
  }
}
