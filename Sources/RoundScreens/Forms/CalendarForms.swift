import RoundCore

/// The forms of the round calendar: a round on any day, and why one does not take place.
enum CalendarForms {
  static func plan(_ state: ProgramState) -> Form {
    let agreement = state.record.agreement
    let hours = agreement?.cutOffHours.map { "agreed: \($0) hours before" }
    return Form(
      purpose: .planRound, title: "PLAN A ROUND", resident: nil,
      fields: [
        .choice(
          "kind", "What is it?",
          options: [
            FieldOption("weekly", "The weekly round"),
            FieldOption("extra", "An extra check-in or visit"),
          ]),
        .line(
          "extra", "What is the extra one for?",
          condition: .chosen(field: "kind", codes: ["extra"])),
        .date("date", "On which day?", help: "Thu, 19 Mar, +7"),
        .line(
          "time", "At what time? (hh:mm)", help: "Such as 14:00. Empty if it is not agreed.",
          text: agreement?.time ?? ""),
        .choice(
          "mode", "How?", options: state.catalog.modes.map { FieldOption($0.code, $0.words) },
          chosen: agreement?.mode),
        .choice(
          "cutOff", "When is the home's list due?",
          options: [
            FieldOption("agreed", "As in the agreement", help: hours ?? "Nothing is agreed yet."),
            FieldOption("24", "24 hours before"), FieldOption("48", "48 hours before"),
            FieldOption("none", "No cut-off"),
          ], chosen: agreement?.cutOffHours == nil ? nil : "agreed"),
        .choice(
          "counting", "Which hours count?",
          options: [
            FieldOption("clock", "All of them"),
            FieldOption(
              "workingDays", "Those of working days",
              help: "Saturdays, Sundays and bank holidays are left out."),
          ], chosen: agreement?.cutOffCounting?.rawValue,
          condition: .chosen(field: "cutOff", codes: ["24", "48"])),
      ])
  }

  static func cancel(_ round: RoundRecord, today: Day) -> Form {
    let isPast = round.date.map { $0 < today } ?? false
    return Form(
      purpose: .cancelRound(round.id),
      title: isPast ? "WHY WAS THE ROUND MISSED?" : "THE ROUND DOES NOT TAKE PLACE", resident: nil,
      fields: [
        .choice(
          "missed", "What happened?",
          options: [
            FieldOption("cancelled", "It was called off beforehand"),
            FieldOption("missed", "It was to be, and nobody came"),
          ], chosen: isPast ? nil : "cancelled"),
        .line("reason", "Why?", help: "Who said so, and what comes instead."),
      ],
      introduction: round.date.map {
        "The round of \($0.shownWithWeekday). Whoever is put forward for it leads the next list."
      })
  }

  static func missing(_ field: Field, in form: Form) -> String? {
    switch field.id {
    case "kind": return field.chosen == nil ? "Choose one." : nil
    case "extra": return field.text.isEmpty ? "What for?" : nil
    case "date": return field.text.isEmpty ? "On which day? Thu, 19 Mar, +7" : nil
    case "time":
      return field.text.isEmpty || PastTime.clock(field.text) != nil
        ? nil : "The time as hh:mm, such as 14:35."
    case "mode": return field.chosen == nil ? "Choose how." : nil
    case "cutOff": return field.chosen == nil ? "Choose when the list is due." : nil
    case "counting": return field.chosen == nil ? "Choose which hours count." : nil
    case "missed": return field.chosen == nil ? "Choose one." : nil
    case "reason": return field.text.isEmpty ? "Say why." : nil
    default: return nil
    }
  }

  static func planned(_ form: Form, id: RoundID, state: ProgramState) -> RoundPlanned? {
    guard let date = form.due("date", today: state.today, nextRound: state.nextRoundDay).day else {
      return nil
    }
    let time = form.text("time").flatMap { PastTime.clock($0) }.map {
      "\($0.hour < 10 ? "0" : "")\($0.hour):\($0.minute < 10 ? "0" : "")\($0.minute)"
    }
    var agreement = state.record.agreement
    if let hours = form.chosen("cutOff").flatMap({ Int($0) }) {
      let holidays = agreement?.bankHolidays
      agreement = AgreementSet(
        cutOffHours: hours,
        cutOffCounting: form.chosen("counting").flatMap(CutOff.Counting.init(rawValue:)))
      agreement?.bankHolidays = holidays
    }
    let cutOff =
      form.chosen("cutOff") == "none"
      ? nil : RoundPlanning.cutOff(on: date, time: time, agreement: agreement)
    return RoundPlanned(
      round: id, date: date, time: time, mode: form.chosen("mode"), cutOff: cutOff,
      extra: form.text("extra"))
  }
}
