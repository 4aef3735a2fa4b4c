import RoundCore

/// Scales beside the observations, what is usual for the resident, the oxygen target, and what has been
/// decided for an emergency: one question first, and then only what belongs to it.
enum MeasuresForm {
  enum Subject: String, CaseIterable {
    case softSigns, frailty, must, waterlow, gsf, abbey, height, usual, target, cpr, plan

    /// Counts only when a clinician signs it.
    var needsClinician: Bool { self == .usual || self == .target }

    func words(_ catalog: MeasureCatalog) -> String {
      switch self {
      case .usual: return "What is usual for this resident (a clinician signs)"
      case .target: return "Oxygen target for NEWS2 scale 2 (a clinician signs)"
      case .cpr: return "CPR decision, as on the form"
      case .plan: return "Treatment limits and medicines for the end of life"
      default: return MeasureKind(rawValue: rawValue)?.title(catalog) ?? rawValue
      }
    }

    func source(_ catalog: MeasureCatalog) -> String? {
      switch self {
      case .softSigns: return catalog.softSignsSource
      case .frailty: return catalog.frailty.source
      case .must: return catalog.mustSource
      case .waterlow: return catalog.waterlow.source
      case .gsf: return catalog.gsf.source
      case .abbey: return catalog.abbey.source
      default: return nil
      }
    }
  }

  static func make(
    _ resident: ResidentRecord, record: Record, catalog: Catalog, now: Moment
  ) -> Form {
    let measures = catalog.measures
    let subjects = Subject.allCases.map {
      FieldOption($0.rawValue, $0.words(measures), help: $0.source(measures))
    }
    var fields = [Field.choice("what", "What do you want to record?", options: subjects)]
    let timed = of(.softSigns, .frailty, .must, .waterlow, .gsf, .abbey, .height)
    var day = Field.read(
      "day", "On which day was it assessed?", as: .pastDay, help: OtherForms.dayHelp,
      text: "today", condition: timed)
    day.visited = false
    fields.append(day)
    fields.append(
      .read(
        "time", "At what time? (hh:mm)", as: .pastTime(day: "day"), text: UKTime(now).clock,
        condition: timed))
    fields += scales(measures)
    fields += must(resident)
    fields.append(
      .line("assessedBy", "Who assessed it? (if it was not you)", condition: timed))
    fields.append(.line("note", "Anything to add? (not needed)", condition: timed))
    fields += CPRFields.fields(resident.cpr.last?.body, condition: of(.cpr))
    fields += usual(record.usual(of: resident, catalog: catalog)?.body, record, catalog)
    fields += target(record, resident, catalog, now)
    fields += plan(resident.urgentPlan?.body)
    return Form(
      purpose: .urgent(.measures), title: "MEASURES AND WHAT IS USUAL", resident: resident.id,
      fields: fields)
  }

  private static func of(_ subjects: Subject...) -> FieldCondition {
    .chosen(field: "what", codes: Set(subjects.map(\.rawValue)))
  }

  private static func options(_ choices: [Catalog.Choice], coded: Bool = false) -> [FieldOption] {
    choices.map {
      FieldOption(
        $0.code, (coded ? "\($0.code) " : "") + $0.words + ($0.help.map { " (\($0))" } ?? ""))
    }
  }

  private static func scales(_ measures: MeasureCatalog) -> [Field] {
    [
      Field(
        id: "signs", question: "Which soft signs are seen? (any number; none is an answer too)",
        kind: .ticks(options: options(measures.softSigns), ticked: [], cursor: 0),
        condition: of(.softSigns)),
      .choice(
        "frailty", "How was the resident about two weeks before this illness?",
        help: measures.frailty.source, options: options(measures.frailty.levels),
        condition: of(.frailty)),
      .choice(
        "gsf", "Which code was given?", help: measures.gsf.source,
        options: options(measures.gsf.levels, coded: true), condition: of(.gsf)),
      total("waterlow", measures.waterlow, of(.waterlow)),
      total("abbey", measures.abbey, of(.abbey)),
      ObservationsForm.value("height", .height, nil, condition: of(.height)),
    ]
  }

  private static func total(
    _ id: String, _ scale: MeasureCatalog.Total, _ condition: FieldCondition
  ) -> Field {
    ObservationsForm.value(
      id, MeasuredNumber.Kind(title: scale.title, unit: "total", accepted: 0...scale.limit), nil,
      condition: condition)
  }

  private static func must(_ resident: ResidentRecord) -> [Field] {
    let height = resident.latest(.height)?.body.total
    let weight = resident.weights.last.map { "\($0.kilograms) kg on \(UKTime($0.at).day.shown)" }
    let known =
      "From what is recorded: weight \(weight ?? "not recorded"), height "
      + "\(height.map { "\($0) cm" } ?? "not recorded")."
    return [
      .choice(
        "acute", "Acutely ill, and no food for more than 5 days (or likely)?", help: known,
        options: [FieldOption("no", "No"), FieldOption("yes", "Yes")], condition: of(.must)),
      .choice(
        "planned", "Was any weight loss planned, as on a diet?", help: known,
        options: [
          FieldOption("no", "No, or there was none"), FieldOption("yes", "Yes, planned"),
          FieldOption(ObservationsForm.notSaid, "Not known"),
        ], condition: of(.must)),
    ]
  }

  private static func usual(
    _ old: UsualRecorded?, _ record: Record, _ catalog: Catalog
  ) -> [Field] {
    let condition = of(.usual)
    func value(_ id: String, _ parameter: NEWS2Parameter, _ text: String?) -> Field {
      guard let kind = MeasuredNumber.Kind(parameter) else { return .line(id, parameter.title) }
      return ObservationsForm.value(
        id, kind, nil, question: "Usual \(kind.title.lowercased())", text: text ?? "",
        condition: condition)
    }
    func words(_ number: Int?) -> String? { number.map(String.init) }
    let concerns = record.redFlags(catalog).items.map { FieldOption($0.code, $0.words) }
    return [
      ObservationsForm.value(
        "usualNews2", MeasuredNumber.Kind(title: "Usual NEWS2", unit: "total", accepted: 0...20),
        nil, text: words(old?.news2) ?? "", condition: condition),
      value("usualRespiration", .respiration, words(old?.respiration)),
      value("usualSaturation", .saturation, words(old?.saturation)),
      .choice(
        "usualOxygen", "Usually on air or on oxygen?",
        options: [
          FieldOption("air", "On air"), FieldOption("oxygen", "On oxygen"),
          FieldOption(ObservationsForm.notSaid, "Not said"),
        ], chosen: old?.oxygen.map { $0 ? "oxygen" : "air" }, condition: condition),
      value("usualSystolic", .systolic, words(old?.systolic)),
      value("usualPulse", .pulse, words(old?.pulse)),
      value("usualTemperature", .temperature, old?.temperature),
      Field(
        id: "usualConcerns",
        question: "Which of these are usual for this resident? They are shown, and stop nobody.",
        kind: .ticks(options: concerns, ticked: old?.concerns ?? [], cursor: 0),
        condition: condition),
      .box("usualNote", "In words", text: old?.note ?? "", rows: 2, condition: condition),
    ]
  }

  private static func target(
    _ record: Record, _ resident: ResidentRecord, _ catalog: Catalog, _ now: Moment
  ) -> [Field] {
    let old = record.saturationTarget(of: resident, at: now, catalog: catalog)
    let range = catalog.measures.scaleTwoTarget
    let stands = old.map { fact in
      "Now: \(fact.body.range ?? "")%, set by \(fact.body.setBy)."
    }
    return [
      .choice(
        "targetState", "Which target holds?", help: stands ?? "Now: none recorded, so scale 1.",
        options: [
          FieldOption("set", "\(range) %, set for hypercapnic respiratory failure: scale 2"),
          FieldOption("ended", "None, or ended: scale 1"),
        ], condition: of(.target)),
      .line("targetBy", "Who set it, or ended it?", condition: of(.target)),
      .read(
        "targetOn", "On which day? (empty if not known)", as: .pastDayIfKnown,
        help: OtherForms.dayHelp, condition: of(.target)),
      .line("targetWhy", "Why? (not needed)", condition: of(.target)),
    ]
  }

  private static func plan(_ old: UrgentPlanRecorded?) -> [Field] {
    let condition = of(.plan)
    return [
      .box(
        "limits", "Treatment limits, as on the form", help: "Empty: not recorded.",
        text: old?.limits ?? "", rows: 2, condition: condition),
      .choice(
        "inHouse", "Medicines for the end of life (anticipatory medicines)",
        options: [
          FieldOption("yes", "In the house"), FieldOption("no", "Not in the house"),
          FieldOption(ObservationsForm.notSaid, "Not recorded"),
        ], chosen: old?.medicinesInHouse.map { $0 ? "yes" : "no" }, condition: condition),
      .line(
        "medicines", "Which, and where are they kept?", text: old?.medicines ?? "",
        condition: .chosen(field: "inHouse", codes: ["yes"])),
      .line("location", "Where is the form?", text: old?.location ?? "", condition: condition),
      .line("decidedBy", "Who decided it?", text: old?.decidedBy ?? "", condition: condition),
      .read(
        "decidedOn", "On which day? (empty if not known)", as: .pastDayIfKnown,
        help: OtherForms.dayHelp, text: old?.decidedOn?.shown ?? "", condition: condition),
    ]
  }

  static func missing(_ field: Field, in form: Form) -> String? {
    if field.id.hasPrefix("cpr") { return CPRFields.missing(field) }
    switch field.id {
    case "what": return field.chosen == nil ? "Choose what you want to record." : nil
    case "frailty", "gsf": return field.chosen == nil ? "Choose one." : nil
    case "waterlow", "abbey": return field.text.isEmpty ? "The total, as a number." : nil
    case "height": return field.text.isEmpty ? "The height in centimetres." : nil
    case "acute": return field.chosen == nil ? "Yes or no?" : nil
    case "targetState": return field.chosen == nil ? "Choose one." : nil
    case "targetBy": return field.text.isEmpty ? "Who set it, or ended it?" : nil
    case "usualNote": return saysUsual(form) ? nil : "Nothing usual is written yet."
    case "decidedBy":
      let says = form.text("limits") != nil || form.chosen("inHouse") != nil
      return says ? nil : "Write the limits, or say whether medicines are in the house."
    default: return nil
    }
  }

  private static func saysUsual(_ form: Form) -> Bool {
    form.fields.contains { field in
      guard field.id.hasPrefix("usual") else { return false }
      if let chosen = field.chosen { return chosen != ObservationsForm.notSaid }
      return !field.text.isEmpty || !field.ticked.isEmpty
    }
  }
}
