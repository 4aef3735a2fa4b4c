/// What of a resident a list shows, and what their page beside it does.
extension WorkingSet {
  /// A row of a list.
  mutating func take(_ resident: ResidentRecord) {
    add(resident.details)
    add(resident.residence)
    add(resident.withdrawals)
    add(resident.corrections)
    // What was taken back may be done again, and what was signed here on this round taken back.
    let since = since
    addEvery(of: resident, facts: { $0.at.moment >= since })
    takeConcerns(of: resident)
    takeMeasuredLately(of: resident)
    let lists = Set(current)
    takeFlags(of: resident) { lists.contains($0) }
    for fact in resident.reviews.facts
    where lists.contains(fact.body.round) || fact.body.round == lastClosed {
      take(review: fact, of: resident)
    }
    takeOpenReturned(of: resident)
    // Whether somebody who died was on an earlier list already.
    if resident.isDead { takeFlags(of: resident) { _ in true } }
    if role == .prepare { takeLeftOver(of: resident) }
  }

  /// What was measured yesterday may still call for somebody, on every screen or in the row.
  private mutating func takeMeasuredLately(of resident: ResidentRecord) {
    let lately = since.adding(hours: -24)
    func take<Body>(_ log: Log<Body>) -> Bool {
      let found = log.facts.reversed().prefix { $0.header.at.moment >= lately }.map(\.header)
      for header in found { add(header) }
      return !found.isEmpty
    }
    let hasSets = take(resident.observations)
    guard take(resident.measures) || hasSets else { return }
    // What answers it, and what it is compared with.
    for header in [
      resident.reviews.last?.header, resident.escalations.last?.header,
      resident.endings.last?.header, resident.urgencyChecks.last?.header,
    ].compactMap(\.self) { add(header) }
    add(resident.saturationTargets)
    add(resident.usuals)
  }

  /// Urgent concerns that are open stand on every screen.
  private mutating func takeConcerns(of resident: ResidentRecord) {
    for concern in resident.openStates {
      add(concern.concern.header)
      for step in concern.followUps { add(step.header) }
    }
  }

  /// What was put forward for some rounds, with the changes, notes and checks of it.
  private mutating func takeFlags(of resident: ResidentRecord, for isWanted: (RoundID) -> Bool) {
    var flags: Set<EntryID> = []
    for place in resident.flags.facts.indices {
      let round = resident.flags.facts[place].body.round
      guard isWanted(round) else { continue }
      add(resident.flags.facts[place].header)
      flags.insert(resident.flags.facts[place].header.id)
      need(round)
    }
    guard !flags.isEmpty else { return }
    add(resident.flagChanges) { flags.contains($0.flag) }
    add(resident.drops) { !flags.isDisjoint(with: $0.flags) }
    add(resident.notes) { flags.contains($0.flag) }
    add(resident.urgencyChecks) { $0.flag.map(flags.contains) ?? false }
    if let last = resident.drops.last { add(last.header) }
  }

  /// What is left for a resident from the rounds before, and when they were last considered.
  private mutating func takeLeftOver(of resident: ResidentRecord) {
    // Considered at any time before the round whose list is made.
    var considered: Day?
    for place in resident.reviews.facts.indices.reversed() {
      let body = resident.reviews.facts[place].body
      guard Record.considers(body) else { continue }
      let header = resident.reviews.facts[place].header
      let date = record.rounds[body.round]?.date ?? UKTime(header.at.moment).day
      if let considered, date < considered { continue }
      take(review: resident.reviews.facts[place], of: resident)
      if date < today { considered = date }
    }
    let (lastly, rounds) = (considered, record.rounds)
    takeFlags(of: resident) { round in
      guard let lastly, let date = rounds[round]?.date else { return true }
      return date >= lastly
    }
    // Open actions, and changes that nobody has confirmed, however old.
    var wanted = Set(resident.openActions.map(\.set.id))
    for round in current.map(Optional.some) + [nil] {
      let left = record.leftOver(of: resident, for: round, on: today, today: today)
      for case .unconfirmed(let item, _) in left.map(\.kind) {
        wanted.formUnion(
          resident.reviews.facts.filter { $0.body.changes(item) }.map(\.header.id))
      }
    }
    for fact in resident.reviews.facts {
      let date = record.rounds[fact.body.round]?.date
      let isLater = considered.map { day in date.map { $0 >= day } ?? true } ?? true
      if isLater || wanted.contains(fact.header.id) { take(review: fact, of: resident) }
    }
    add(resident.addedActions)
    let added = Set(resident.addedActions.facts.map(\.body.action.id))
    add(resident.actionUpdates) { added.contains($0.action) }
    if !added.isEmpty { add(resident.acknowledgements) { $0.item.map(added.contains) ?? false } }
  }

  /// What nobody has confirmed heads both lists, however old the round is that asked for it.
  private mutating func takeOpenReturned(of resident: ResidentRecord) {
    let asking = Set(record.openReturned(of: resident).map(\.review))
    guard !asking.isEmpty else { return }
    for fact in resident.reviews.facts where asking.contains(fact.header) {
      take(review: fact, of: resident)
    }
  }

  /// A review, and what has become of what it set.
  private mutating func take(review: Fact<ReviewSigned>, of resident: ResidentRecord) {
    add(review.header)
    need(review.body.round)
    let actions = Set(review.body.actions.map(\.id))
    if !actions.isEmpty { add(resident.actionUpdates) { actions.contains($0.action) } }
    add(resident.acknowledgements) { word in
      word.item.map { review.body.changes($0) || actions.contains($0) } ?? false
    }
  }

  // MARK: The page

  /// What the page of a resident shows, whatever they have behind them.
  mutating func takePage(of resident: ResidentRecord) {
    addEvery(of: resident, facts: { _ in false })
    add(resident.allergies)
    add(resident.acknowledgements)
    add(resident.cpr)
    if let last = resident.infections.last { add(last.header) }
    add(resident.escalations)
    add(resident.endings)
    add(resident.followUps)
    add(resident.carePlanEntries)
    add(resident.addedActions)
    add(resident.saturationTargets)
    add(resident.usuals)
    if let last = resident.urgentPlans.last { add(last.header) }
    for kind in MeasureKind.allCases {
      for fact in resident.measures.facts.filter({ $0.body.known == kind }).suffix(
        WorkingSet.mostLists)
      { add(fact.header) }
      if let latest = resident.latest(kind) { add(latest.header) }
    }
    takeMeasured(of: resident)
    takeReviews(of: resident)
  }

  /// The newest values of everything that is measured.
  private mutating func takeMeasured(of resident: ResidentRecord) {
    func take(_ most: Int, _ isWanted: (ObservationsRecorded) -> Bool) {
      for fact in resident.observations.newest(most, by: \.measuredAt, where: isWanted) {
        add(fact.header)
      }
    }
    take(WorkingSet.mostMeasured, \.hasVitalSigns)
    take(WorkingSet.mostMeasured) { $0.weight != nil }
    take(WorkingSet.mostLists) { $0.bloodGlucose != nil }
    take(WorkingSet.mostMeasured) { $0.systolic != nil }
    take(WorkingSet.mostMeasured) { $0.pulse != nil }
    take(WorkingSet.mostMeasured) { $0.saturation != nil }
  }

  private mutating func takeReviews(of resident: ResidentRecord) {
    let reviews = resident.reviews.facts
    let last = reviews.last { !current.contains($0.body.round) }
    var updated: Set<EntryID> = []
    for state in resident.actions {
      let isNew = state.said.map { said in last.map { said.at > $0.header.at } ?? true }
      if state.isOpen || isNew ?? false { updated.insert(state.set.id) }
    }
    for (place, fact) in reviews.enumerated() {
      let body = fact.body
      if place >= reviews.count - WorkingSet.mostReviews || fact.header == last?.header
        || !body.medicineChanges.isEmpty || !body.carePlanChanges.isEmpty
        || updated.contains(fact.header.id) || current.contains(body.round)
      {
        take(review: fact, of: resident)
      }
    }
    let added = Set(resident.addedActions.facts.map(\.body.action.id))
    add(resident.actionUpdates) { added.contains($0.action) }
    if !added.isEmpty { add(resident.acknowledgements) { $0.item.map(added.contains) ?? false } }
    for fact in resident.medicines.facts.suffix(WorkingSet.mostLists) { add(fact.header) }
    if let last,
      let before = resident.medicines.facts.last(where: { $0.header.at <= last.header.at })
    {
      add(before.header)
    }
  }

  /// Every entry about a resident.
  mutating func takeAll(of resident: ResidentRecord) {
    addEvery(of: resident, facts: { _ in true })
    for fact in resident.flags.facts { need(fact.body.round) }
    for fact in resident.reviews.facts { need(fact.body.round) }
  }

  /// Of every kind the newest that are wanted, and what was taken back or corrected.
  private mutating func addEvery(
    of resident: ResidentRecord, facts isWanted: (EntryHeader) -> Bool
  ) {
    func add<Body>(_ log: Log<Body>) {
      // The newest stand last.
      for place in log.facts.indices.reversed() {
        guard isWanted(log.facts[place].header) else { break }
        self.add(log.facts[place].header)
      }
      addRetired(log)
    }
    add(resident.details)
    add(resident.residence)
    add(resident.allergies)
    add(resident.cpr)
    add(resident.infections)
    add(resident.medicines)
    add(resident.observations)
    add(resident.flags)
    add(resident.flagChanges)
    add(resident.drops)
    add(resident.notes)
    add(resident.escalations)
    add(resident.endings)
    add(resident.reviews)
    add(resident.carePlanEntries)
    add(resident.actionUpdates)
    add(resident.addedActions)
    add(resident.assessments)
    add(resident.acknowledgements)
    add(resident.saturationTargets)
    add(resident.usuals)
    add(resident.measures)
    add(resident.urgentPlans)
    add(resident.urgencyChecks)
    add(resident.followUps)
    add(resident.withdrawals)
    add(resident.corrections)
  }
}

extension ReviewSigned {
  /// Whether a change of this identifier is one of the review's.
  fileprivate func changes(_ item: EntryID) -> Bool {
    medicineChanges.contains { $0.id == item } || carePlanChanges.contains { $0.id == item }
      || actions.contains { $0.id == item }
  }
}
