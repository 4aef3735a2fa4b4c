import RoundCore

/// What became of the assessment after a (re)admission.
enum AssessmentForm {
  static func make(_ resident: ResidentID, _ standing: AssessmentStanding) -> Form {
    let clock = standing.clock
    var introduction =
      "Moved in or came back \(clock.start.shownWithWeekday). The assessment and the care and support "
      + "plan with the team are due \(clock.due.shownWithWeekday), 7 working days on. "
      + "Now: \(standing.state.words)."
    if !clock.isCertain {
      introduction += " The bank holidays of that time are not all known: check the day."
    }
    return Form(
      purpose: .register(.assessment(start: clock.start)), title: "ASSESSMENT AFTER MOVING IN",
      resident: resident,
      fields: [
        .choice(
          "state", "What has become of it?",
          options: [
            FieldOption("done", "Done"),
            FieldOption("deferred", "Put off", help: "For a good reason, to another day."),
          ]),
        .read(
          "day", "On which day?", as: .register(.pastDay), help: "today, yesterday, Mon, 12 Mar",
          text: "today", condition: .chosen(field: "state", codes: ["done"])),
        .date("until", "To which day?", condition: .chosen(field: "state", codes: ["deferred"])),
        .line("reason", "Why?", condition: .chosen(field: "state", codes: ["deferred"])),
      ], introduction: introduction)
  }

  static func missing(_ field: Field, in form: Form) -> String? {
    switch field.id {
    case "state": return field.chosen == nil ? "Choose one." : nil
    case "day": return field.text.isEmpty ? "On which day?" : nil
    case "until": return field.text.isEmpty ? "To which day? +7, Thu, 19 Mar" : nil
    case "reason": return field.text.isEmpty ? "Say why it is put off." : nil
    default: return nil
    }
  }
}
