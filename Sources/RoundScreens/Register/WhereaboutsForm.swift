import RoundCore

/// Where a resident is: another room, away, back, left, died.
enum WhereaboutsForm {
  static func make(_ resident: ResidentRecord, record: Record, catalog: Catalog) -> Form {
    let last = resident.residence.last?.body
    let state = resident.whereabouts
    let details = resident.current
    var fields: [Field] = [
      .choice("to", "What has changed?", options: options(state)),
      .line(
        "room", state == .home ? "Which room now?" : "Which room?",
        help: state == .home ? "" : "Empty: not known.",
        text: state == .home ? "" : details?.room ?? "",
        condition: .chosen(field: "to", codes: ["room", "back"])),
      .read(
        "day", "On which day?", as: .register(.pastDay), help: "today, yesterday, Mon, 12 Mar",
        text: "today",
        condition: .chosen(field: "to", codes: ["hospital", "leave", "back", "left", "died"])),
      .line(
        "hospitalNote", "Which hospital, and why?", help: "Empty if not known.",
        condition: .chosen(field: "to", codes: ["hospital"])),
      .line(
        "leaveNote", "Where, and until when?", help: "Empty if not known.",
        condition: .chosen(field: "to", codes: ["leave"])),
      .line(
        "leftNote", "Where to?", help: "Empty if not known.",
        condition: .chosen(field: "to", codes: ["left"])),
      .line(
        "mistake", "How did the mistake come about?",
        condition: .chosen(field: "to", codes: ["mistake"])),
      .line(
        "diedNote", "What is known?",
        help: "Where, expected or not, who verified it, who was told. Empty if not known.",
        condition: .chosen(field: "to", codes: ["died"])),
    ]
    if state == .hospital {
      fields += FlagProposal.fields(
        "Put forward for the round as back from hospital?", isNeeded: true,
        condition: .chosen(field: "to", codes: ["back"]), record: record, catalog: catalog)
    }
    fields += actions(resident, catalog)
    let since = last?.on.map { " since \($0.shownWithWeekday)" } ?? ""
    return Form(
      purpose: .register(.whereabouts(from: state, since: last?.on)),
      title: "WHERE IS THE RESIDENT?", resident: resident.id, fields: fields,
      introduction: "Now: \(state == .home ? "in the home" : state.words + since).")
  }

  private static func options(_ state: ResidenceChanged.State) -> [FieldOption] {
    let room = FieldOption("room", "Another room")
    let hospital = FieldOption("hospital", "Has gone to hospital")
    let leave = FieldOption("leave", "Is on leave", help: "With family, on holiday.")
    let left = FieldOption(
      "left", "Has left the home for good", help: "Stays in the record, and can come back.")
    let died = FieldOption("died", "Has died")
    switch state {
    case .home: return [room, hospital, leave, left, died]
    case .hospital: return [FieldOption("back", "Is back from hospital"), left, died]
    case .leave: return [FieldOption("back", "Is back from leave"), hospital, left, died]
    case .left:
      return [
        FieldOption("back", "Lives here again", help: "A readmission: it begins anew."), died,
      ]
    case .died:
      return [
        FieldOption("mistake", "Is alive: the death was recorded by mistake")
      ]
    }
  }

  /// After a death each open action is closed, or kept with a reason; nothing clinical is added.
  private static func actions(_ resident: ResidentRecord, _ catalog: Catalog) -> [Field] {
    guard resident.whereabouts != .died else { return [] }
    let died = FieldCondition.chosen(field: "to", codes: ["died"])
    var fields: [Field] = []
    for action in resident.openActions {
      let id = action.action.id.text
      fields.append(
        .choice(
          "act-\(id)", "Open action: \(BlockText.action(action.action, catalog: catalog))",
          options: [
            FieldOption("close", "Close it: the resident has died"),
            FieldOption("keep", "Keep it open", help: "Such as controlled drugs to return."),
          ], condition: died))
      fields.append(
        .line(
          "keep-\(id)", "Why must it still be done?",
          condition: .chosen(field: "act-\(id)", codes: ["keep"])))
    }
    let yes = FieldCondition.chosen(field: "still", codes: ["yes"])
    fields += [
      .choice(
        "still", "Is anything else to be settled?",
        options: [
          FieldOption("no", "No"),
          FieldOption("yes", "Yes", help: "Such as controlled drugs to return to the pharmacy."),
        ], condition: died),
      .line("stillWhat", "What must be done?", condition: yes),
      .choice(
        "stillSide", "Who must act?",
        options: catalog.ownerSides.map { FieldOption($0.code, $0.words, help: $0.help) },
        condition: yes),
      .line("stillOwner", "Name the person or team", condition: yes),
      .date("stillDue", "By when?", condition: yes),
    ]
    return fields
  }

  static func missing(_ field: Field, in form: Form, since: Day?) -> String? {
    switch field.id {
    case "to": return field.chosen == nil ? "Choose what has changed." : nil
    case "room":
      return field.text.isEmpty && form.chosen("to") == "room" ? "Which room now?" : nil
    case "day":
      // A death or a leaving may be heard of without its day; a stay away begins on one.
      let to = form.chosen("to")
      return field.text.isEmpty && to != "died" && to != "left" ? "On which day?" : nil
    case "mistake": return field.text.isEmpty ? "Say how, in a few words." : nil
    case "still": return field.chosen == nil ? "Yes or no?" : nil
    case "stillWhat": return field.text.isEmpty ? "What must be done?" : nil
    case "stillSide": return field.chosen == nil ? "Who must act?" : nil
    case "stillOwner": return field.text.isEmpty ? "Name the person or team." : nil
    case "stillDue": return field.text.isEmpty ? "By when? +7, Thu, 19 Mar, next round" : nil
    default: break
    }
    if field.id.hasPrefix("act-") { return field.chosen == nil ? "Close it, or keep it?" : nil }
    if field.id.hasPrefix("keep-") { return field.text.isEmpty ? "Say why." : nil }
    return FlagProposal.missing(field, isNeeded: true)
  }

  /// Why the day can't be right: nothing ends before it began.
  static func dayProblem(_ form: Form, since: Day?, today: Day) -> String? {
    guard let since, let field = form["day"], form.isShown(field),
      let day = RegisterReading.pastDay(form.text("day"), today: today), day < since
    else { return nil }
    return "That is before the last change (\(since.shownWithWeekday))."
  }
}
