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

  static func take(_ resident: ResidentID, round: RoundID?, catalog: Catalog) -> Form {
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
      ])
  }

  static func escalation(
    _ resident: ResidentID, round: RoundID?, catalog: Catalog, now: Moment
  ) -> Form {
    Form(
      purpose: .escalation(round: round), title: "URGENT CONCERN", resident: resident,
      fields: [
        .line("concern", "What is the concern?"),
        .choice(
          "route", "Which route was used?",
          options: catalog.routes.map { FieldOption($0.code, $0.words, help: $0.help) }),
        .line("time", "At what time today? (hh:mm)", text: UKTime(now).clock),
        .line("told", "Who was told?"),
        .box("said", "What did they say?", rows: 2),
      ],
      introduction: "homeround has told nobody. Ring first, then write it down here.")
  }

  static func escalationEnd(_ open: Fact<EscalationRecorded>, resident: ResidentID, now: Moment)
    -> Form
  {
    Form(
      purpose: .escalationEnd(escalation: open.header.id), title: "HOW DID IT END?",
      resident: resident,
      fields: [
        .box("ending", "How did it end?", rows: 3),
        .line("time", "At what time today? (hh:mm)", text: UKTime(now).clock),
      ],
      introduction: "The concern: \(open.body.concern)")
  }

  /// The round cut short, or closed in order: whoever is left is carried forward, one by one.
  static func close(
    round: RoundID, record: Record, catalog: Catalog
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
    if hasMARToday(round: round, record: record) {
      fields.append(
        .line(
          "told", "Who at the home was told what must change on the MAR today?",
          help: "A name, and how: for example J. Reed, in person."))
    }
    let waiting = fields.filter { $0.id.hasPrefix("wait-") }.count
    let introduction =
      waiting == 0
      ? "Everyone on the list is accounted for. Ctrl-S goes to the review."
      : "\(waiting) of \(list.count) were not reached. They are carried to the next round's list."
    return Form(
      purpose: .close(round: round), title: "CLOSE THE ROUND", resident: nil, fields: fields,
      introduction: introduction)
  }

  static func hasMARToday(round: RoundID, record: Record) -> Bool {
    record.residents.values.contains { resident in
      resident.reviews.facts.contains { fact in
        fact.body.round == round && fact.body.medicineChanges.contains(where: \.marToday)
      }
    }
  }

  static func closing(_ form: Form, round: RoundID, record: Record) -> RoundClosed {
    let carried = record.list(of: round).compactMap { item -> RoundClosed.Carried? in
      let id = item.resident.text
      guard let choice = form.chosen("wait-\(id)") else { return nil }
      return RoundClosed.Carried(
        resident: item.resident, flags: item.flags.map(\.header.id), safeToWait: choice == "safe",
        why: form.text("why-\(id)") ?? "", route: form.chosen("route-\(id)"),
        told: form.text("who-\(id)"))
    }
    return RoundClosed(round: round, carried: carried, told: form.text("told"))
  }

  /// The three questions of the first run: where to start, who you are, your PIN.
  static func setUp(homeNames: [String], catalog: Catalog) -> Form {
    let own = FieldCondition.chosen(field: "start", codes: ["own"])
    var fields: [Field] = [
      .choice(
        "start", "Where do you want to start?",
        options: [
          FieldOption(
            "pretend", "Try it with a pretend home",
            help: "45 residents who do not exist, and this week's list. Nothing to lose."),
          FieldOption(
            "own", homeNames.isEmpty ? "Set up a real home" : "Work with the home in this folder",
            help: homeNames.joined(separator: ", ")),
        ])
    ]
    if homeNames.isEmpty {
      fields.append(.line("home", "Which care home?", condition: own))
    }
    fields.append(
      .line("name", "Your name, as it should stand on what you sign", condition: own))
    fields.append(
      .choice(
        "role", "Your role",
        options: catalog.professions.filter(\.visits).map { FieldOption($0.role, $0.words) },
        condition: own))
    fields.append(
      .line(
        "registration", "Registration number (if you have one)",
        help: "Checked for its form only, not against the register.", condition: own))
    fields.append(.line("organisation", "Your practice or organisation", condition: own))
    fields.append(
      Field(
        id: "pin", question: "A PIN to sign with", help: "4 to 12 digits.",
        kind: .secret(TextEditor()), condition: own))
    fields.append(
      Field(
        id: "pinAgain", question: "The PIN again", kind: .secret(TextEditor()), condition: own))
    return Form(
      purpose: .setUp, title: "WELCOME TO HOMEROUND", resident: nil, fields: fields,
      introduction:
        "For the weekly care-home round: see who is flagged, record what you decide, hand it back. "
        + "Tab goes on, Ctrl-S finishes.")
  }
}
