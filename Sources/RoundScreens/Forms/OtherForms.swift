import RoundCore

/// The shorter forms: taking off the list, adding to it, urgent concerns, closing, setting up.
enum OtherForms {
  static func drop(_ item: ListItem, round: RoundID) -> Form {
    Form(
      purpose: .drop(round: round, flags: item.flags.map(\.header.id)),
      title: "TAKE OFF THIS ROUND'S LIST", resident: item.resident,
      fields: [.line("reason", "Why is this resident not for this round?")],
      introduction: "The home sees the reason on the sheet. What it wrote stays on record.")
  }

  static func take(
    _ resident: ResidentID, round: RoundID?, record: Record, catalog: Catalog
  ) -> Form {
    Form(
      purpose: .take(round: round), title: "ADD TO THIS ROUND", resident: resident,
      fields: [
        Field(
          id: "reasons", question: "Why? (any number)",
          kind: .ticks(
            options: catalog.reasons.map { FieldOption($0.code, $0.words, help: $0.help) },
            ticked: [], cursor: 0)),
        .choice(
          "priority", "Priority",
          options: catalog.priorities.map { FieldOption(String($0.priority), $0.words) }),
        .line("priorityReason", "Why this priority?"),
        .line("question", "A question to be answered (if there is one)"),
      ] + GateFields.fields(record, catalog))
  }

  static func escalation(
    _ resident: ResidentID, round: RoundID?, catalog: Catalog, now: Moment
  ) -> Form {
    let used = FieldCondition.chosen(field: "route", codes: Set(catalog.routes.map(\.code)))
    let notYet = FieldOption(
      notYet, "Not yet: the card with the numbers comes first",
      help: "It stays on every screen of the home until the route is recorded.")
    return Form(
      purpose: .escalation(round: round), title: "URGENT CONCERN", resident: resident,
      fields: [
        .line("concern", "What is the concern?"),
        .choice(
          "route", "Which route was used?",
          options: catalog.routes.map { FieldOption($0.code, $0.words, help: $0.help) } + [notYet]),
        .read(
          "day", "On which day?", as: .pastDay, help: dayHelp, text: "today", condition: used),
        .read(
          "time", "At what time? (hh:mm)", as: .pastTime(day: "day"), text: UKTime(now).clock,
          condition: used),
        .line("told", "Who was told?", condition: used),
        .box("said", "What did they say?", rows: 2, condition: used),
      ],
      introduction: "homeround has told nobody. Ring first, then write it down here.")
  }

  static func escalationEnd(_ open: Fact<EscalationRecorded>, resident: ResidentID, now: Moment)
    -> Form
  {
    var form = Form(
      purpose: .escalationEnd(escalation: open.header.id), title: "HOW DID IT END?",
      resident: resident,
      fields: endingFields(now: now),
      introduction: "The concern: \(open.body.concern)")
    form.began = open.body.at
    return form
  }

  static func endingFields(now: Moment) -> [Field] {
    [
      .box("ending", "How did it end?", rows: 3),
      .read("day", "On which day?", as: .pastDay, help: dayHelp, text: "today"),
      .read("time", "At what time? (hh:mm)", as: .pastTime(day: "day"), text: UKTime(now).clock),
    ]
  }

  /// The code of a route that is yet to be used.
  static let notYet = "notYet"

  /// The route that was used; nil where none is yet.
  static func route(_ form: Form) -> String? {
    form.chosen("route").flatMap { $0 == notYet ? nil : $0 }
  }

  static let dayHelp = "today, yesterday, Mon, 12 Mar"

  /// The round cut short, or closed in order: whoever is left is carried forward, one by one.
  static func close(
    round: RoundID, record: Record, catalog: Catalog, now: Moment
  ) -> Form {
    var fields: [Field] = []
    let list = record.list(of: round)
    // Nobody who has died is carried to another round; an open urgent concern is ended first.
    for item in list where item.status == .toSee {
      let id = item.resident.text
      let name = record.residents[item.resident]?.current.map {
        $0.shownName + ($0.room.map { ", room \($0)" } ?? "")
      }
      fields.append(
        .choice(
          "wait-\(id)", "\(name ?? "Resident") was not reached:",
          options: [
            FieldOption("safe", "Safe to wait for the next round"),
            FieldOption("route", "Not safe to wait: another route was used"),
          ]))
      fields.append(
        .line(
          "why-\(id)", "Why is it safe to wait?",
          condition: .chosen(field: "wait-\(id)", codes: ["safe"])))
      fields.append(
        .choice(
          "route-\(id)", "Which route?",
          options: catalog.routes.map { FieldOption($0.code, $0.words, help: $0.help) },
          condition: .chosen(field: "wait-\(id)", codes: ["route"])))
      fields.append(
        .line(
          "who-\(id)", "Who was told, and when?",
          condition: .chosen(field: "wait-\(id)", codes: ["route"])))
    }
    fields += ToldFields.fields(of: round, record, catalog, now: now)
    fields.append(
      .line(
        "handover", "A note for whoever does the next round (not needed)",
        help: "It stands on the cover page: what you would say in passing."))
    let waiting = fields.filter { $0.id.hasPrefix("wait-") }.count
    let introduction =
      waiting == 0
      ? "Everyone on the list is accounted for. Ctrl-S goes to the review."
      : "\(waiting) of \(list.count) were not reached. They are carried to the next round's list."
    return Form(
      purpose: .close(round: round), title: "CLOSE THE ROUND", resident: nil, fields: fields,
      introduction: introduction)
  }

  static func closing(_ form: Form, round: RoundID, state: ProgramState) -> RoundClosed {
    let carried = state.record.list(of: round).compactMap { item -> RoundClosed.Carried? in
      let id = item.resident.text
      guard let choice = form.chosen("wait-\(id)") else { return nil }
      return RoundClosed.Carried(
        resident: item.resident, flags: item.flags.map(\.header.id), safeToWait: choice == "safe",
        why: form.text("why-\(id)") ?? "", route: form.chosen("route-\(id)"),
        told: form.text("who-\(id)"))
    }
    var closing = RoundClosed(
      round: round, carried: carried, told: ToldFields.summary(form, round: round, state))
    closing.handover = form.text("handover")
    return closing
  }
}
