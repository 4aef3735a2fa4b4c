import RoundCore

/// The home's own red flags: which tier each is in, the numbers, and the clinical lead's signature.
enum RedFlagsForm {
  private static let off = "off"

  private static let tiers = [
    FieldOption(UrgencyTier.actNow.rawValue, "Act now"),
    FieldOption(UrgencyTier.sameDay.rawValue, "Same day"),
    FieldOption(off, "Not asked"),
  ]

  static func make(record: Record, catalog: Catalog) -> Form {
    let rules = record.redFlags(catalog)
    let shipped = catalog.urgency
    var fields = rules.items.map {
      Field.choice(
        "item-\($0.code)", $0.words, help: $0.help ?? "", options: tiers,
        chosen: $0.tier?.rawValue ?? off)
    }
    for number in RedFlagRules.Number.allCases {
      let value = rules[number].map { number.hasTenths ? MeasuredNumber.text($0) : "\($0)" }
      fields.append(
        ObservationsForm.value(
          "number-\(number.rawValue)", kind(number), nil, text: value ?? ""))
    }
    for tier in RedFlagRules.TierName.allCases {
      fields.append(
        .choice(
          "tier-\(tier.rawValue)", words(tier), options: tiers,
          chosen: rules[tier]?.rawValue ?? off))
    }
    fields.append(
      .choice(
        "signOff", "Who answers for these?",
        options: [
          FieldOption(
            "yes", "I am the clinical lead, and sign them off",
            help: "Counts only when a clinician signs."),
          FieldOption("no", "Nobody yet: they are not signed off"),
        ]))
    fields.append(.line("why", "Why this choice? (not needed)"))
    let state =
      rules.isSignedOff
      ? "Signed off by your clinical lead." : "NOT SIGNED OFF BY YOUR CLINICAL LEAD."
    return Form(
      purpose: .urgent(.redFlags), title: "RED FLAGS OF THIS HOME", resident: nil, fields: fields,
      introduction: "\(state) Version \(rules.version). \(shipped.source)")
  }

  private static func kind(_ number: RedFlagRules.Number) -> MeasuredNumber.Kind {
    func kind(_ title: String, _ unit: String, _ accepted: ClosedRange<Int>) -> MeasuredNumber.Kind
    {
      MeasuredNumber.Kind(
        title: title, unit: unit, accepted: accepted, hasTenths: number.hasTenths)
    }
    switch number {
    case .news2ActNowFrom: return kind("NEWS2: act now from", "total; empty is off", 1...20)
    case .news2SameDayFrom: return kind("NEWS2: same day from", "total; empty is off", 1...20)
    case .riseOverUsual: return kind("NEWS2 over the usual by", "points; empty is off", 1...20)
    case .softSignsFrom: return kind("Soft signs from", "signs; empty is off", 1...20)
    case .glucoseBelow: return kind("Blood glucose below", "mmol/L; empty is off", 1...600)
    case .glucoseAbove: return kind("Blood glucose above", "mmol/L; empty is off", 1...600)
    case .abbeyFrom: return kind("Abbey Pain Scale from", "total; empty is off", 1...18)
    case .countForHours: return kind("A measurement counts for", "hours", 1...168)
    case .rememberForHours:
      return kind("After that it counts one tier less, until", "hours", 1...336)
    }
  }

  private static func words(_ tier: RedFlagRules.TierName) -> String {
    switch tier {
    case .singleThree: return "NEWS2: a 3 in one part"
    case .riseTier: return "NEWS2: up by that much over the usual"
    case .softSignsTier: return "Soft signs: that many"
    case .glucoseBelowTier: return "Blood glucose below the number"
    case .glucoseAboveTier: return "Blood glucose above the number"
    case .abbeyTier: return "Abbey Pain Scale: that much"
    }
  }

  static func missing(_ field: Field, in form: Form) -> String? {
    switch field.id {
    case "signOff": return field.chosen == nil ? "Choose one." : nil
    case "number-countForHours", "number-rememberForHours":
      if field.text.isEmpty { return "A number of hours is needed." }
      guard field.id == "number-rememberForHours",
        let short = form.number("number-countForHours"),
        let long = form.number("number-rememberForHours"), long < short
      else { return nil }
      return "This can't be less than the hours above."
    case "number-news2SameDayFrom":
      guard let same = form.number(field.id), let now = form.number("number-news2ActNowFrom"),
        same >= now
      else { return nil }
      return "Same day begins below act now: one of the two numbers is not right."
    default: return nil
    }
  }

  static func entries(_ form: Form, state: ProgramState, author: Author) -> UrgentEntries {
    let old = state.record.redFlags(state.catalog)
    var rules = old
    for index in rules.items.indices {
      let chosen = form.chosen("item-\(rules.items[index].code)")
      rules.items[index].tier = chosen.flatMap(UrgencyTier.init(rawValue:))
    }
    for number in RedFlagRules.Number.allCases {
      rules[number] = form.number("number-\(number.rawValue)")
    }
    for tier in RedFlagRules.TierName.allCases {
      rules[tier] = form.chosen("tier-\(tier.rawValue)").flatMap(UrgencyTier.init(rawValue:))
    }
    let isSigned = form.chosen("signOff") == "yes"
    let body = SettingChanged(
      setting: RedFlagRules.setting, basedOn: state.catalog.urgency.rules.version,
      values: rules.values, signedOff: isSigned, why: form.text("why"))
    var lines = [SignLine(.heading, "Red flags of this home")]
    let changes = zip(old.values, rules.values).filter { $0.0.value != $0.1.value }
    if changes.isEmpty { lines.append(SignLine(.text, "All as they were.")) }
    for (before, after) in changes {
      lines.append(SignLine(.text, title(after.name, rules)))
      lines.append(SignLine(.before, words(before.value)))
      lines.append(SignLine(.after, words(after.value)))
    }
    if isSigned {
      lines.append(SignLine(.heading, "Signed off by the clinical lead"))
      let lead = state.record.agreement?.clinicalLead?.name
      lines.append(
        SignLine(
          lead == author.name ? .text : .warning,
          "The agreement names \(lead ?? "nobody") as clinical lead."))
    } else {
      lines.append(SignLine(.warning, "NOT SIGNED OFF BY YOUR CLINICAL LEAD."))
    }
    return UrgentEntries(
      drafts: [EntryDraft(body, author: author)], lines: lines,
      words: "Saved: the red flags of this home.", next: .backToList(select: nil),
      needsClinician: isSigned)
  }

  private static func title(_ name: String, _ rules: RedFlagRules) -> String {
    if let item = rules.item(name) { return item.words }
    if let number = RedFlagRules.Number(rawValue: name) { return kind(number).title }
    return RedFlagRules.TierName(rawValue: name).map(words) ?? name
  }

  private static func words(_ value: String) -> String {
    tiers.first { $0.code == value }?.words ?? value
  }
}
