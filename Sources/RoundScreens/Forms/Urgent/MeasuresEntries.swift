import RoundCore

/// What the form of measures comes to when it is signed.
enum MeasuresEntries {
  static func entries(
    _ form: Form, state: ProgramState, resident: ResidentRecord, author: Author
  ) -> UrgentEntries {
    guard let subject = form.chosen("what").flatMap(MeasuresForm.Subject.init(rawValue:)) else {
      return UrgentEntries()
    }
    let name = resident.current?.shownName ?? ""
    let title = subject.words(state.catalog.measures)
    var entries = UrgentEntries(
      words: "Saved: \(title.lowercasedFirst) for \(name).", next: .backToResident(resident.id),
      needsClinician: subject.needsClinician)
    let body: any EntryBody
    var lines = [SignLine(.heading, title)]
    switch subject {
    case .usual:
      let usual = self.usual(form, resident)
      body = usual
      lines += usualLines(usual, state)
      entries.words = "Saved: what is usual for \(name)."
    case .target:
      let target = self.target(form, state: state, resident)
      body = target
      lines += [
        SignLine(
          .text,
          target.range.map { "Target \($0) %: NEWS2 uses its oxygen scale 2." }
            ?? "No target: NEWS2 uses its oxygen scale 1."),
        SignLine(.text, "By \(target.setBy)" + (target.setOn.map { ", \($0.shown)" } ?? "")),
      ]
      entries.words = "Saved: oxygen target of \(name)."
    case .cpr:
      let decision = CPRFields.decision(form, state: state, resident)
      body = decision
      lines += CPRFields.lines(decision, over: resident.cpr.last?.body)
      entries.words = "Saved: CPR decision of \(name)."
    case .plan:
      let plan = self.plan(form, state: state, resident)
      body = plan
      lines += planLines(plan)
      entries.words = "Saved: treatment limits and medicines of \(name)."
    default:
      guard let measure = self.measure(subject, form, state: state, resident) else {
        return UrgentEntries()
      }
      body = measure
      lines += measureLines(measure, state)
    }
    if subject.needsClinician {
      lines.append(SignLine(.warning, "It counts only when a clinician signs it."))
    }
    entries.lines = lines
    entries.drafts = [EntryDraft(body, resident: resident.id, author: author)]
    return entries
  }

  private static func measure(
    _ subject: MeasuresForm.Subject, _ form: Form, state: ProgramState, _ resident: ResidentRecord
  ) -> MeasureRecorded? {
    let catalog = state.catalog.measures
    let at = form.pastTime("time", now: state.now) ?? state.now
    func make(
      total: Int? = nil, code: String? = nil, signs: [String]? = nil,
      steps: [MeasureRecorded.Step]? = nil
    ) -> MeasureRecorded {
      MeasureRecorded(
        measure: subject.rawValue, assessedAt: at, total: total, code: code, signs: signs,
        steps: steps, assessedBy: form.text("assessedBy"), note: form.text("note"),
        data: catalog.version)
    }
    switch subject {
    case .softSigns: return make(signs: form.ticked("signs"))
    case .frailty, .gsf: return make(code: form.chosen(subject.rawValue))
    case .waterlow, .abbey, .height: return make(total: form.number(subject.rawValue))
    case .must:
      let planned = form.chosen("planned").flatMap { $0 == "yes" ? true : $0 == "no" ? false : nil }
      let weights = resident.weights.compactMap { weight in
        ObservationsRecorded.tenths(weight.kilograms).map {
          MUST.Weight(day: UKTime(weight.at).day, tenths: $0)
        }
      }
      let result = MUST.score(
        MUST.Input(
          weights: weights.filter { $0.tenths > 0 }, height: resident.latest(.height)?.body.total,
          wasLossPlanned: planned, isAcutelyIll: form.chosen("acute").map { $0 == "yes" }),
        rules: catalog.mustRules)
      return make(total: result.total, steps: result.steps)
    case .cpr, .usual, .target, .plan: return nil
    }
  }

  private static func measureLines(_ body: MeasureRecorded, _ state: ProgramState) -> [SignLine] {
    var lines = (body.steps ?? []).map { step in
      SignLine(
        step.points == nil ? .warning : .text,
        "\(step.words): \(step.points.map { "\($0)" } ?? "not known")")
    }
    lines.append(SignLine(.text, body.words(state.catalog.measures)))
    lines.append(SignLine(.text, "Assessed \(UKTime(body.assessedAt).shown)"))
    if let who = body.assessedBy { lines.append(SignLine(.text, "By \(who)")) }
    if let note = body.note { lines.append(SignLine(.text, note)) }
    return lines
  }

  // MARK: Usual, target, plan

  private static func usual(_ form: Form, _ resident: ResidentRecord) -> UsualRecorded {
    let oxygen = form.chosen("usualOxygen").flatMap {
      $0 == "oxygen" ? true : $0 == "air" ? false : nil
    }
    return UsualRecorded(
      news2: form.number("usualNews2"), respiration: form.number("usualRespiration"),
      saturation: form.number("usualSaturation"), oxygen: oxygen,
      systolic: form.number("usualSystolic"), pulse: form.number("usualPulse"),
      temperature: form.number("usualTemperature").map(MeasuredNumber.text),
      concerns: form.ticked("usualConcerns"), note: form.text("usualNote"),
      replaces: resident.usuals.last.map { [$0.header.id] } ?? [])
  }

  private static func usualLines(_ usual: UsualRecorded, _ state: ProgramState) -> [SignLine] {
    let values = ObservationsText.usual(usual)
    var lines = [SignLine(.text, values.isEmpty ? "No values" : values.joined(separator: "; "))]
    if usual.news2 == nil { lines.append(SignLine(.warning, "Usual NEWS2: not recorded")) }
    let rules = state.record.redFlags(state.catalog)
    for code in usual.concerns {
      lines.append(
        SignLine(.warning, "Usual, stops nobody from now on: \(rules.item(code)?.words ?? code)"))
    }
    if let note = usual.note { lines.append(SignLine(.text, note)) }
    return lines
  }

  private static func target(
    _ form: Form, state: ProgramState, _ resident: ResidentRecord
  ) -> SaturationTargetRecorded {
    SaturationTargetRecorded(
      range: form.chosen("targetState") == "set" ? state.catalog.measures.scaleTwoTarget : nil,
      setBy: form.text("targetBy") ?? "", setOn: form.pastDay("targetOn", today: state.today),
      why: form.text("targetWhy"),
      replaces: resident.saturationTargets.last.map { [$0.header.id] } ?? [])
  }

  private static func plan(
    _ form: Form, state: ProgramState, _ resident: ResidentRecord
  ) -> UrgentPlanRecorded {
    UrgentPlanRecorded(
      limits: form.text("limits"),
      medicinesInHouse: form.chosen("inHouse").flatMap {
        $0 == "yes" ? true : $0 == "no" ? false : nil
      },
      medicines: form.text("medicines"), location: form.text("location"),
      decidedBy: form.text("decidedBy"), decidedOn: form.pastDay("decidedOn", today: state.today),
      replaces: resident.limitsHeads)
  }

  private static func planLines(_ plan: UrgentPlanRecorded) -> [SignLine] {
    var lines = [
      SignLine(.text, "Treatment limits: \(plan.limits ?? "Not recorded")"),
      SignLine(.text, "Anticipatory medicines: \(UrgentCardText.medicines(plan))"),
    ]
    if let place = plan.location { lines.append(SignLine(.text, "The form: \(place)")) }
    if let who = plan.decidedBy {
      lines.append(
        SignLine(.text, "Decided by \(who)" + (plan.decidedOn.map { ", \($0.shown)" } ?? "")))
    }
    return lines
  }
}

extension Form {
  /// The day that an optional question means; nil when it is empty or can't be read.
  func pastDay(_ id: String, today: Day) -> Day? {
    guard let text = text(id) else { return nil }
    return try? PastTime.day(text, today: today)
  }
}
