import RoundCore

/// One timed set of observations: every question may stay empty, and nothing is said of the values
/// before they are saved.
enum ObservationsForm {
  /// Codes of a choice that was left open again.
  static let notSaid = "notSaid"

  static func make(
    _ resident: ResidentRecord, record: Record, catalog: Catalog, now: Moment
  ) -> Form {
    let target = record.saturationTarget(of: resident, at: now, catalog: catalog)
    let scale =
      target.map { fact in
        "NEWS2 uses its oxygen scale 2: a target of \(fact.body.range ?? "")% was set by "
          + "\(fact.body.setBy)."
      } ?? "NEWS2 uses its oxygen scale 1: no clinician has recorded a target for scale 2."
    var form = Form(
      purpose: .urgent(.observations), title: "OBSERVATIONS", resident: resident.id,
      fields: [
        .read("day", "On which day?", as: .pastDay, help: OtherForms.dayHelp, text: "today"),
        .read("time", "At what time? (hh:mm)", as: .pastTime(day: "day"), text: UKTime(now).clock),
        number("respiration", .respiration, resident) { $0.respiration },
        number("saturation", .saturation, resident) { $0.saturation },
        .choice(
          "oxygen", "Was oxygen being given?",
          options: [
            FieldOption("air", "No, on air"), FieldOption("oxygen", "Yes, on oxygen"),
            FieldOption(notSaid, "Not said"),
          ]),
        number("systolic", .systolic, resident) { $0.systolic },
        value(
          "diastolic", .diastolic, last(resident) { $0.diastolic },
          question: "Blood pressure, lower number"),
        number("pulse", .pulse, resident) { $0.pulse },
        .choice("consciousness", "Consciousness (ACVPU)", options: levels),
        number("temperature", .temperature, resident) {
          $0.temperature.flatMap(ObservationsRecorded.tenths)
        },
        value(
          "weight", .weight,
          last(resident) { $0.weight.flatMap(ObservationsRecorded.tenths) }),
        value(
          "glucose", .glucose,
          last(resident) { $0.bloodGlucose.flatMap(ObservationsRecorded.tenths) }),
        .choice(
          "sure", "One value is ten times the last one, or a tenth of it. Is it as measured?",
          options: [
            FieldOption("yes", "Yes, as measured"), FieldOption("no", "No: put it right above"),
          ], condition: .unlikely),
        .line("measuredBy", "Who measured? (if it was not you)"),
        .line("device", "With which device? (if it matters)"),
      ],
      introduction: "Leave empty what was not measured. Once it is saved you read what it comes "
        + "to. \(scale)")
    form.focus(on: "respiration")
    return form
  }

  private static let levels = [
    FieldOption("A", "A: alert"), FieldOption("C", "C: newly confused"),
    FieldOption("V", "V: answers to voice"), FieldOption("P", "P: answers to pain only"),
    FieldOption("U", "U: unresponsive"), FieldOption(notSaid, "Not said"),
  ]

  private static func last(
    _ resident: ResidentRecord, _ value: (ObservationsRecorded) -> Int?
  ) -> Int? {
    resident.observations.facts.filter { value($0.body) != nil }
      .max { $0.body.measuredAt < $1.body.measuredAt }.flatMap { value($0.body) }
  }

  private static func number(
    _ id: String, _ parameter: NEWS2Parameter, _ resident: ResidentRecord,
    _ old: (ObservationsRecorded) -> Int?
  ) -> Field {
    guard let kind = MeasuredNumber.Kind(parameter) else { return .line(id, parameter.title) }
    let question: String?
    switch parameter {
    case .systolic: question = "Blood pressure, upper number"
    case .respiration: question = "Breathing rate"
    default: question = nil
    }
    return value(id, kind, last(resident, old), question: question)
  }

  /// A question for a number, with its unit, read as it is typed.
  static func value(
    _ id: String, _ kind: MeasuredNumber.Kind, _ previous: Int?, question: String? = nil,
    text: String = "", condition: FieldCondition = .always
  ) -> Field {
    .read(
      id, "\(question ?? kind.title) (\(kind.unit))", as: .number(kind, previous: previous),
      text: text, condition: condition)
  }

  static func missing(_ field: Field, in form: Form) -> String? {
    switch field.id {
    case "sure":
      guard let chosen = field.chosen else { return "Say whether it is right." }
      return chosen == "no" ? "Go back to the value that is marked, and put it right." : nil
    case "diastolic":
      guard let lower = form.number("diastolic"), let upper = form.number("systolic"),
        lower >= upper
      else { return nil }
      return "The lower number is not below the upper one: look at both."
    case "measuredBy":
      return form.hasMeasurement ? nil : "Nothing is measured yet: write at least one value above."
    default: return nil
    }
  }

  /// The set as it will be signed.
  static func set(_ form: Form, state: ProgramState, resident: ResidentRecord)
    -> ObservationsRecorded
  {
    let at = form.pastTime("time", now: state.now) ?? state.now
    func tenths(_ id: String) -> String? { form.number(id).map(MeasuredNumber.text) }
    func chosen(_ id: String) -> String? { form.chosen(id).flatMap { $0 == notSaid ? nil : $0 } }
    let saturation = form.number("saturation")
    let target = state.record.saturationTarget(of: resident, at: at, catalog: state.catalog)
    return ObservationsRecorded(
      measuredAt: at, respiration: form.number("respiration"), saturation: saturation,
      scale: saturation == nil ? nil : target == nil ? 1 : 2,
      oxygen: chosen("oxygen").map { $0 == "oxygen" }, systolic: form.number("systolic"),
      diastolic: form.number("diastolic"), pulse: form.number("pulse"),
      consciousness: chosen("consciousness"), temperature: tenths("temperature"),
      weight: tenths("weight"), bloodGlucose: tenths("glucose"),
      measuredBy: form.text("measuredBy"), device: form.text("device"))
  }

  static func entries(
    _ form: Form, state: ProgramState, resident: ResidentRecord, author: Author
  ) -> UrgentEntries {
    let set = set(form, state: state, resident: resident)
    let name = resident.current?.shownName ?? ""
    var lines = [
      SignLine(.heading, "Measured \(UKTime(set.measuredAt).shown)")
    ]
    for value in ObservationsText.values(set) {
      lines.append(SignLine(.text, "\(value.label): \(value.words)"))
    }
    let empty = ObservationsText.notMeasured(set)
    if !empty.isEmpty {
      lines.append(SignLine(.text, "Not measured: \(empty.joined(separator: ", "))"))
    }
    return UrgentEntries(
      drafts: [EntryDraft(set, resident: resident.id, author: author)], lines: lines,
      words: "Saved: observations for \(name).", next: .observationsResult(resident.id))
  }
}

extension Form {
  /// The value of a number question, in tenths where it has them; nil when empty or not right.
  func number(_ id: String) -> Int? {
    guard let field = self[id], isShown(field), !field.text.isEmpty,
      case .number(let kind, _) = field.reading
    else { return nil }
    return try? MeasuredNumber.read(field.text, as: kind)
  }

  /// Whether any value of an observation stands in the form, right or wrong.
  var hasMeasurement: Bool {
    fields.contains { field in
      if case .number = field.reading { return !field.text.isEmpty }
      let isChosen = field.id == "oxygen" || field.id == "consciousness"
      return isChosen && field.chosen != nil && field.chosen != ObservationsForm.notSaid
    }
  }

  /// Number questions whose value is ten times the last one, or a tenth.
  var unlikely: [Field] {
    fields.filter { field in
      guard case .number(let kind, let previous?) = field.reading, !field.text.isEmpty,
        let value = try? MeasuredNumber.read(field.text, as: kind)
      else { return false }
      return MeasuredNumber.isUnlikely(value, after: previous)
    }
  }
}
