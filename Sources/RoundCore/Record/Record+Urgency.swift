/// What counts only when a clinician signed it, and what follows from it.
extension Record {
  /// The oxygen target as it stood at a moment; nil where nobody has set one, or it was ended.
  public func saturationTarget(
    of resident: ResidentRecord, at moment: Moment, catalog: Catalog
  ) -> Fact<SaturationTargetRecorded>? {
    let standing = resident.saturationTargets.facts.last { fact in
      guard isByClinician(fact.header) else { return false }
      return fact.body.setOn.map { $0 <= UKTime(moment).day } ?? (fact.header.at.moment <= moment)
    }
    return standing?.body.range == nil ? nil : standing
  }

  /// What is usual for a resident; nil where no clinician has recorded it.
  public func usual(
    of resident: ResidentRecord, catalog: Catalog
  ) -> Fact<UsualRecorded>? {
    resident.usuals.facts.last { isByClinician($0.header) }
  }

  /// How a set of observations scores for a resident.
  public func news2(
    _ set: ObservationsRecorded, of resident: ResidentRecord, catalog: Catalog
  ) -> NEWS2Reading {
    if let born = resident.current?.born {
      let age = born.years(until: UKTime(set.measuredAt).day)
      if age < NEWS2Reading.fromAge { return .tooYoung(age) }
    }
    // Scale 2 rests on the clinician's entry, never on what a form or a file says.
    let hasTarget = saturationTarget(of: resident, at: set.measuredAt, catalog: catalog) != nil
    let isTwo = set.scale == 2 && hasTarget
    guard let score = set.news2(bands: catalog.bands, scale: isTwo ? .two : .one) else {
      return .impossible
    }
    return .score(score, scale: isTwo ? .two : .one)
  }

  /// The red flags as this home has them: the shipped ones, with its own latest choices before them.
  public func redFlags(_ catalog: Catalog) -> RedFlagRules {
    var rules = catalog.urgency.rules
    let changes = settings.facts.filter { $0.body.setting == RedFlagRules.setting }
    guard let last = changes.last else { return rules }
    rules.take(last.body.values)
    rules.version = "\(last.body.basedOn).home-\(changes.count)"
    // Signed off for other data than these, it is not signed off.
    if last.body.signedOff, last.body.basedOn == catalog.urgency.rules.version,
      isByClinician(last.header)
    {
      rules.signedOffBy = last.header.id
    }
    return rules
  }

  /// What must not wait for the round, from what was ticked and what is recorded.
  ///
  /// - Parameter counts: whether what was measured in an entry counts; all of it without one.
  public func urgencyFindings(
    of resident: ResidentRecord, ticked: [String], catalog: Catalog, at now: Moment,
    where counts: (EntryHeader) -> Bool = { _ in true }
  ) -> [UrgencyFinding] {
    var input = RedFlags.Input()
    input.ticked = ticked
    for fact in resident.vitalSigns.reversed()
    where fact.body.measuredAt <= now && counts(fact.header) {
      guard let score = news2(fact.body, of: resident, catalog: catalog).score else { continue }
      input.scores.append((score, fact.body.measuredAt))
      if score.total != nil { break }
    }
    input.glucose = resident.latestGlucose(before: now, where: counts)
    if let signs = resident.latest(.softSigns, before: now, where: counts)?.body {
      input.softSigns = (signs.signs?.count ?? 0, signs.assessedAt)
    }
    if let abbey = resident.latest(.abbey, before: now, where: counts)?.body,
      let total = abbey.total
    {
      input.abbey = (total, abbey.assessedAt)
    }
    if let usual = usual(of: resident, catalog: catalog)?.body {
      input.usual = usual
      input.usualThrees = usualThrees(usual, of: resident, catalog: catalog, at: now)
    }
    return RedFlags.findings(input, rules: redFlags(catalog), at: now)
  }

  /// What must not wait for the round of somebody of whom nothing is recorded yet.
  public func urgencyFindings(
    ticked: [String], catalog: Catalog, at now: Moment
  ) -> [UrgencyFinding] {
    var input = RedFlags.Input()
    input.ticked = ticked
    return RedFlags.findings(input, rules: redFlags(catalog), at: now)
  }

  /// What was measured of a resident that must not wait, and nothing was signed since.
  ///
  /// An urgent concern, its end, an answer to what must not wait or a review is an answer to all that was
  /// written down before it, and to nothing after it. Empty where it was written down longer ago than the
  /// hours for which it counts.
  public func measuredAndUnanswered(
    of resident: ResidentRecord, catalog: Catalog, at now: Moment
  ) -> [UrgencyFinding] {
    measured(of: resident, since: measuredSince(now, catalog), catalog, now)
  }

  private func measuredSince(_ now: Moment, _ catalog: Catalog) -> Moment {
    now.adding(hours: -redFlags(catalog).thresholds.countForHours)
  }

  private func measured(
    of resident: ResidentRecord, since: Moment, _ catalog: Catalog, _ now: Moment
  ) -> [UrgencyFinding] {
    guard !resident.isDead, resident.whereabouts != .left, resident.wasMeasured(since: since)
    else { return [] }
    let answer = resident.lastAnswer
    return urgencyFindings(of: resident, ticked: [], catalog: catalog, at: now) { fact in
      answer.map { EntryHeader.isOrdered($0, before: fact) } ?? true
    }
  }

  /// Residents of whom such a thing was measured, with how urgent the most urgent of it is.
  public func measuredAndUnanswered(catalog: Catalog, at now: Moment) -> [ResidentID: UrgencyTier] {
    let since = measuredSince(now, catalog)
    return residents.compactMapValues { measured(of: $0, since: since, catalog, now).tier }
  }

  /// Parameters that score 3 on what was recorded as usual.
  private func usualThrees(
    _ usual: UsualRecorded, of resident: ResidentRecord, catalog: Catalog, at now: Moment
  ) -> Set<NEWS2Parameter> {
    let set = ObservationsRecorded(
      measuredAt: now, respiration: usual.respiration, saturation: usual.saturation, scale: 2,
      oxygen: usual.oxygen, systolic: usual.systolic, pulse: usual.pulse,
      consciousness: usual.consciousness, temperature: usual.temperature)
    let parts = news2(set, of: resident, catalog: catalog).score?.parts ?? []
    return Set(parts.filter { $0.points == 3 }.map(\.parameter))
  }
}

extension ResidentRecord {
  /// The last that answers what was measured; nil where nothing does.
  fileprivate var lastAnswer: EntryHeader? {
    [
      escalations.last?.header, endings.last?.header, urgencyChecks.last?.header,
      reviews.last?.header,
    ].compactMap(\.self).max { EntryHeader.isOrdered($0, before: $1) }
  }

  /// Whether anything that was measured was written down since; what was measured is written down later.
  fileprivate func wasMeasured(since moment: Moment) -> Bool {
    [observations.last?.header, measures.last?.header].contains { header in
      header.map { $0.at.moment >= moment } ?? false
    }
  }

  /// The newest of a measure, by when it was assessed.
  public func latest(
    _ measure: MeasureKind, before now: Moment? = nil,
    where counts: (EntryHeader) -> Bool = { _ in true }
  ) -> Fact<MeasureRecorded>? {
    measures.facts.filter { fact in
      fact.body.known == measure && counts(fact.header)
        && now.map { fact.body.assessedAt <= $0 } ?? true
    }.max { $0.body.assessedAt < $1.body.assessedAt }
  }

  /// Blood glucose in tenths of mmol/L, measured last.
  public func latestGlucose(
    before now: Moment, where counts: (EntryHeader) -> Bool = { _ in true }
  ) -> (tenths: Int, at: Moment)? {
    let found = observations.facts.compactMap { fact -> (tenths: Int, at: Moment)? in
      guard counts(fact.header),
        let tenths = fact.body.bloodGlucose.flatMap(ObservationsRecorded.tenths)
      else {
        return nil
      }
      return (tenths, fact.body.measuredAt)
    }
    return found.filter { $0.at <= now }.max { $0.at < $1.at }
  }

  public var urgentPlan: Fact<UrgentPlanRecorded>? { urgentPlans.last }

  /// What a person has answered for a flag, as long as nothing was measured since; empty for what was
  /// taken in from a file, because nobody has been asked.
  public func answeredFindings(of flag: EntryID) -> [UrgencyFinding] {
    guard let check = urgencyCheck(of: flag), check.body.answer != .notAsked else { return [] }
    let measured =
      observations.facts.map(\.header.at) + measures.facts.map(\.header.at)
    return measured.contains { $0 > check.header.at } ? [] : check.body.findings
  }

  /// What the gate found for a flag; the newest.
  public func urgencyCheck(of flag: EntryID) -> Fact<UrgencyChecked>? {
    urgencyChecks.facts.last { $0.body.flag == flag }
  }
}
