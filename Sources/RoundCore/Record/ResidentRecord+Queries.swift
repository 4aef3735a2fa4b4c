extension ResidentRecord {
  /// The details as they stand; nil while only later entries of the resident have come.
  public var current: ResidentDetails? { details.last?.body }

  public var isDead: Bool { residence.last?.body.state == .died }

  /// What the allergy line of the banner says.
  public var allergyStatement: AllergiesRecorded {
    allergies.last?.body ?? AllergiesRecorded(status: .notRecorded, items: [])
  }

  /// Escalations whose ending is not recorded, oldest first.
  public var openEscalations: [Fact<EscalationRecorded>] {
    escalations.facts.filter { endings(ofConcern: $0.header.id).isEmpty }
  }

  /// The newest set of vital signs, by the time of measuring.
  public var latestVitalSigns: Fact<ObservationsRecorded>? { vitalSigns(last: 1).last }

  /// Sets of vital signs by the time of measuring, oldest first.
  public var vitalSigns: [Fact<ObservationsRecorded>] { vitalSigns(last: .max) }

  /// The newest sets by the time of measuring, oldest first.
  ///
  /// Of a resident of many years there are hundreds, and a screen asks for a few of them at every key.
  ///
  /// - Parameter isWanted: which sets count; all that hold vital signs without it.
  public func vitalSigns(
    last most: Int, where isWanted: (ObservationsRecorded) -> Bool = { _ in true }
  ) -> [Fact<ObservationsRecorded>] {
    observations.newest(most, by: \.measuredAt) { $0.hasVitalSigns && isWanted($0) }
  }

  /// Weights by the time of measuring, oldest first; kilograms as text.
  public var weights: [(at: Moment, kilograms: String)] { weights(last: .max) }

  /// The newest weights by the time of measuring, oldest first; kilograms as text.
  public func weights(last most: Int) -> [(at: Moment, kilograms: String)] {
    observations.newest(most, by: \.measuredAt) { $0.weight != nil }.compactMap { fact in
      fact.body.weight.map { (fact.body.measuredAt, $0) }
    }
  }

  /// The background note of a flag as it stands, without what was added after the list was sent.
  public func note(for flag: EntryID) -> Fact<NoteWritten>? {
    notes.facts.last { $0.body.flag == flag && $0.body.addition != true }
  }

  /// The note of a flag as it stands, then what was added to it later, oldest first.
  public func noteAndAdditions(for flag: EntryID) -> [Fact<NoteWritten>] {
    let additions = notes.facts.filter { $0.body.flag == flag && $0.body.addition == true }
    return (note(for: flag).map { [$0] } ?? []) + additions
  }

  /// The changes of a flag, oldest first.
  public func changes(of flag: EntryID) -> [Fact<FlagChanged>] {
    flagChanges.facts.filter { $0.body.flag == flag }
  }

  /// Every flag as it stands: as it was put last, under the entry that raised it; oldest first.
  public var standingFlags: [Fact<FlagRaised>] { flags.facts.map(asItStands) }

  /// A flag as it stands; nil when it was never raised, or was taken back.
  public func flag(_ id: EntryID) -> Fact<FlagRaised>? {
    flags.facts.first { $0.header.id == id }.map(asItStands)
  }

  private func asItStands(_ flag: Fact<FlagRaised>) -> Fact<FlagRaised> {
    guard let change = changes(of: flag.header.id).last else { return flag }
    return Fact(header: flag.header, body: change.body.request)
  }

  /// The flags for a round as they stand: each as it was put last, under the entry that raised it.
  ///
  /// Those that were taken off are left out while another one stands; when none does they are all there.
  public func requests(for round: RoundID) -> [Fact<FlagRaised>] {
    let raised = flags.facts.filter { $0.body.round == round }
    guard !raised.isEmpty else { return [] }
    let dropped = Set(drops.facts.flatMap(\.body.flags))
    let standing = raised.filter { !dropped.contains($0.header.id) }
    return (standing.isEmpty ? raised : standing).map(asItStands)
  }

  /// The care plan as it stands, in the order in which the headings first came.
  public var carePlan: [CarePlanHeading] {
    var changes: [(EntryHeader, CarePlanChange)] = []
    for fact in carePlanEntries.facts { changes.append((fact.header, fact.body.change)) }
    for fact in reviews.facts {
      for change in fact.body.carePlanChanges { changes.append((fact.header, change)) }
    }
    changes.sort { left, right in
      left.0.id == right.0.id
        ? left.1.id < right.1.id : EntryHeader.isOrdered(left.0, before: right.0)
    }
    // A change that was corrected stands between what it replaced and what replaced it: the later
    // one takes the place of the earlier one all the same.
    var gone: [EntryID: [EntryID]] = [:]
    for fact in carePlanEntries.retired { gone[fact.body.change.id] = fact.body.change.replaces }
    for fact in reviews.retired {
      for change in fact.body.carePlanChanges { gone[change.id] = change.replaces }
    }
    var headings: [CarePlanHeading] = []
    for (header, change) in changes {
      if let place = headings.firstIndex(where: { $0.heading == change.heading }) {
        headings[place].history.append(CarePlanHeading.Step(header: header, change: change))
      } else {
        headings.append(
          CarePlanHeading(
            heading: change.heading,
            history: [CarePlanHeading.Step(header: header, change: change)],
            gone: gone))
      }
    }
    return headings
  }

  /// Every action that a review or an entry of its own set, oldest first, and what has become of it.
  public var actions: [ActionState] {
    var set: [(header: EntryHeader, action: RoundAction, round: RoundID?)] = []
    for fact in reviews.facts {
      set += fact.body.actions.map { (fact.header, $0, fact.body.round) }
    }
    if !addedActions.isEmpty {
      set += addedActions.facts.map { ($0.header, $0.body.action, nil) }
      // Those of one review keep the order in which they were written.
      set = set.enumerated().sorted { left, right in
        left.element.header.id == right.element.header.id
          ? left.offset < right.offset
          : EntryHeader.isOrdered(left.element.header, before: right.element.header)
      }.map(\.element)
    }
    return set.map { header, action, round in
      let updates = actionUpdates.facts.filter { $0.body.action == action.id }
      let hands = updates.last { $0.body.taken != nil }
      return ActionState(
        action: action, resident: id, round: round, set: header,
        latest: updates.last { $0.body.taken == nil },
        word: acknowledgements.facts.last { $0.body.settles(action.id) },
        taken: hands?.body.taken == true ? hands?.header : nil)
    }
  }

  public var openActions: [ActionState] { actions.filter(\.isOpen) }
}

/// One heading of a care plan and how it came to be what it is.
public struct CarePlanHeading: Hashable, Sendable {
  public struct Step: Hashable, Sendable {
    public let header: EntryHeader
    public let change: CarePlanChange
  }

  public let heading: String
  /// Oldest first.
  public var history: [Step]
  /// What the changes that stand no more had taken the place of.
  var gone: [EntryID: [EntryID]] = [:]

  /// The changes that no other one takes the place of: one, or several when two people changed the
  /// heading without seeing each other's change.
  public var standing: [Step] {
    let replaced = replaced
    let heads = history.filter { !replaced.contains($0.change.id) }
    return heads.isEmpty ? history.suffix(1) : heads
  }

  private var replaced: Set<EntryID> {
    var replaced = Set<EntryID>()
    var next = history.flatMap(\.change.replaces)
    while let id = next.popLast() {
      guard replaced.insert(id).inserted else { continue }
      next += gone[id] ?? []
    }
    return replaced
  }

  /// The text as it stands; of several the newest.
  public var text: String { standing.last?.change.after ?? "" }
}
