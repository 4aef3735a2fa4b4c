import RoundCore

/// What has become of one item that came back: the home says it, or the practice keys what the home has
/// said, answers the home's question, or says who was told.
enum ReturnedForm {
  static func make(_ item: ReturnedItem, _ state: ProgramState) -> Form {
    let words = ReturnedWords(state.record, state.catalog)
    let isHome = state.role == .prepare
    var form = Form(
      purpose: .returned(round: item.round, item: item.id),
      title: isHome ? "WHAT HAS BECOME OF IT?" : "ANSWER, OR WHAT THE HOME HAS SAID",
      resident: item.resident,
      fields: isHome
        ? states(item, .always, asksWhen: item.asksWhen(at: state.now)) : practice(item, state),
      introduction: introduction(item, words))
    if !isHome, item.isQuery { form.focus(on: "answer") }
    if isHome {
      // Typed to the minute, in which it may have been decided too.
      let decided = item.review.at.moment.milliseconds
      form.began = Moment(milliseconds: decided - decided % 60_000)
    }
    return form
  }

  private static func introduction(_ item: ReturnedItem, _ words: ReturnedWords) -> String {
    var text = words.title(item)
    let change = words.change(item)
    func add(_ more: String) { text += (text.hasSuffix(".") ? " " : ". ") + more }
    if let before = change.before { add("Before: \(before)") }
    if let after = change.after { add("After: \(after)") }
    if let query = item.openQuery { add(words.said(query)) }
    return text
  }

  /// The word that says: done as it stands there.
  static func confirming(_ item: ReturnedItem) -> AcknowledgementRecorded.State {
    switch item.what {
    case .medicine: return .marChanged
    case .carePlan: return .carePlanChanged
    case .action: return .done
    }
  }

  private static func done(_ item: ReturnedItem) -> String {
    switch item.what {
    case .medicine: return "The MAR is changed as it says"
    case .carePlan: return "The care plan is changed as it says"
    case .action: return "Done"
    }
  }

  /// - Parameter asksWhen: it is late, so when it was done is not when it is written down.
  private static func states(
    _ item: ReturnedItem, _ condition: FieldCondition, asksWhen: Bool = false
  ) -> [Field] {
    let state = confirming(item).rawValue
    let whenDone = FieldCondition.chosen(field: "state", codes: [state])
    let when: [Field] =
      asksWhen
      ? [
        .read(
          "doneDay", "It is late. On which day was the MAR changed?", as: .pastDay,
          help: OtherForms.dayHelp, condition: whenDone),
        .read(
          "doneTime", "At what time? (hh:mm)", as: .pastTime(day: "doneDay"), condition: whenDone),
      ] : []
    return [
      .choice(
        "state", "What has become of it?",
        options: [
          FieldOption(state, done(item)), FieldOption("notDone", "Not done, because ..."),
          FieldOption("query", "A question to the practice first"),
        ], condition: condition)
    ] + when + [
      .line(
        "note", "Anything to add? (not needed)",
        condition: whenDone),
      .line("why", "Not done because", condition: .chosen(field: "state", codes: ["notDone"])),
      .box(
        "query", "What does the home ask?", rows: 2,
        condition: .chosen(field: "state", codes: ["query"])),
    ]
  }

  private static func practice(_ item: ReturnedItem, _ state: ProgramState) -> [Field] {
    var options = [
      FieldOption("keyed", "The home has said what has become of it: key it for them"),
      FieldOption("told", "Somebody at the home was told of it"),
    ]
    if item.isQuery { options.insert(FieldOption("answer", "Answer the home's question"), at: 0) }
    let byOthers = FieldCondition.chosen(field: "what", codes: ["keyed", "told"])
    return [
      .choice(
        "what", "What do you write down?", options: options, chosen: item.isQuery ? "answer" : nil),
      .box(
        "answer", "Your answer to the home", rows: 3,
        condition: .chosen(field: "what", codes: ["answer"])),
    ] + states(item, .chosen(field: "what", codes: ["keyed"])) + [
      .line(
        "who", "Who of the home said so, or was told?",
        help: "A name and a role, such as J. Reed, deputy manager.", condition: byOthers),
      .choice(
        "how", "How?",
        options: [FieldOption("telephone", "By telephone"), FieldOption("inPerson", "In person")],
        condition: byOthers),
      .read(
        "day", "On which day?", as: .pastDay, help: OtherForms.dayHelp, text: "today",
        condition: byOthers),
      .read(
        "time", "At what time? (hh:mm)", as: .pastTime(day: "day"), text: UKTime(state.now).clock,
        condition: byOthers),
    ]
  }

  static func missing(_ field: Field) -> String? {
    switch field.id {
    case "what": return field.chosen == nil ? "Choose what you write down." : nil
    case "state": return field.chosen == nil ? "Choose what has become of it." : nil
    case "answer": return field.text.isEmpty ? "Answer the question." : nil
    case "why": return field.text.isEmpty ? "Say why it is not done." : nil
    case "query": return field.text.isEmpty ? "What is asked?" : nil
    case "who": return field.text.isEmpty ? "Who? A name." : nil
    case "how": return field.chosen == nil ? "By telephone, or in person?" : nil
    case "doneDay": return field.text.isEmpty ? "On which day was it changed?" : nil
    case "doneTime": return field.text.isEmpty ? "At what time was it changed?" : nil
    default: return nil
    }
  }

  /// How something was said, in the words that are kept.
  static func how(_ code: String?) -> String? {
    switch code {
    case "telephone": return "by telephone"
    case "inPerson": return "in person"
    default: return nil
    }
  }

  /// The entry that the form stands for; nil where it says nothing.
  static func body(_ form: Form, now: Moment) -> AcknowledgementRecorded? {
    guard case .returned(let round, let item) = form.purpose else { return nil }
    if form.chosen("what") == "answer" {
      return AcknowledgementRecorded(
        round: round, item: item, state: .answered, note: form.text("answer"))
    }
    let said = form.chosen("what") == "told" ? "told" : form.chosen("state")
    guard let state = said.flatMap(AcknowledgementRecorded.State.init(rawValue:)) else {
      return nil
    }
    let note = form.text("note") ?? form.text("why") ?? form.text("query")
    return AcknowledgementRecorded(
      round: round, item: item, state: state, note: note, saidBy: form.text("who"),
      how: how(form.chosen("how")),
      at: form.pastTime(form.text("who") == nil ? "doneTime" : "time", now: now))
  }
}
