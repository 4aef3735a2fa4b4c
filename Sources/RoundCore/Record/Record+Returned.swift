/// What came back from the rounds, and what the home has said of it.
extension Record {
  public var confirmationDue: ConfirmationDue { ConfirmationDue(agreement) }

  /// What a closed round asks the home to confirm: not yet confirmed first, what must be on the MAR today
  /// before the rest, then by when it is due.
  ///
  /// Empty for a round that nobody has closed.
  public func returned(of round: RoundID) -> [ReturnedItem] {
    memo.returned(of: round) { returned { $0 == round } }
  }

  /// Whatever of any round somebody still has to confirm, what must be on the MAR today first.
  public func openReturned() -> [ReturnedItem] {
    openByResident.values.flatMap(\.self).sorted(by: Record.isAsked)
  }

  /// Most of what ever came back is confirmed, so it is left out before anything is put in order.
  private var openByResident: [ResidentID: [ReturnedItem]] {
    memo.openReturned {
      let asking = Asking(self) { _ in true }
      guard !asking.closed.isEmpty else { return [:] }
      var open: [ResidentID: [ReturnedItem]] = [:]
      for resident in residents.values {
        let items = returned(of: resident, asking).filter(\.isOpen)
        if !items.isEmpty { open[resident.id] = items.sorted(by: Record.isAsked) }
      }
      return open
    }
  }

  /// Whatever of any round the home should have confirmed by now, the longest overdue first.
  public func overdue(at now: Moment) -> [ReturnedItem] {
    openReturned().filter { $0.isOverdue(at: now) }
      .sorted { ($0.due, $0.resident, $0.id) < ($1.due, $1.resident, $1.id) }
  }

  /// What of one resident's reviews somebody still has to confirm.
  func openReturned(of resident: ResidentRecord) -> [ReturnedItem] {
    openByResident[resident.id] ?? []
  }

  /// What the items of some rounds have in common.
  private struct Asking {
    let rule: ConfirmationDue
    /// When each closed round was closed.
    var closed: [RoundID: Moment] = [:]
    /// What was said of an item without naming the resident.
    var words: [EntryID: [Fact<AcknowledgementRecorded>]] = [:]

    init(_ record: Record, _ isWanted: (RoundID) -> Bool) {
      rule = record.confirmationDue
      for round in record.rounds.values where isWanted(round.id) {
        guard let closing = round.closings.facts.first else { continue }
        closed[round.id] = closing.header.at.moment
        for fact in round.acknowledgements.facts {
          if let item = fact.body.item { words[item, default: []].append(fact) }
        }
      }
    }
  }

  private func returned(_ isWanted: (RoundID) -> Bool) -> [ReturnedItem] {
    let asking = Asking(self, isWanted)
    guard !asking.closed.isEmpty else { return [] }
    return residents.values.flatMap { returned(of: $0, asking) }.sorted(by: Record.isAsked)
  }

  private static func isAsked(_ left: ReturnedItem, before right: ReturnedItem) -> Bool {
    if left.isConfirmed != right.isConfirmed { return !left.isConfirmed }
    if left.isMARToday != right.isMARToday { return left.isMARToday }
    if left.due != right.due { return left.due < right.due }
    return (left.resident, left.id) < (right.resident, right.id)
  }

  private func returned(of resident: ResidentRecord, _ asking: Asking) -> [ReturnedItem] {
    var items: [ReturnedItem] = []
    var said: [EntryID: [Fact<AcknowledgementRecorded>]]?
    // Worked out where there is an action only: most reviews set none for the home.
    var states: [EntryID: ActionState]?
    let whereabouts = resident.residence.last?.body.state
    for place in resident.reviews.facts.indices {
      let review = resident.reviews.facts[place]
      guard let closed = asking.closed[review.body.round] else { continue }
      let whats =
        review.body.medicineChanges.map { ReturnedItem.What.medicine($0) }
        + review.body.carePlanChanges.map { .carePlan($0) }
        + review.body.actions.filter { $0.ownerSide == "home" }.map { .action($0) }
      guard !whats.isEmpty else { continue }
      let words =
        said
        ?? Dictionary(
          grouping: resident.acknowledgements.facts.filter { $0.body.item != nil },
          by: { $0.body.item ?? $0.header.id })
      said = words
      if states == nil, whats.contains(where: ReturnedItem.isAction) {
        states = Dictionary(resident.actions.map { ($0.action.id, $0) }) { $1 }
      }
      let asked = max(closed, review.header.at.moment)
      for what in whats {
        let id = ReturnedItem.id(of: what)
        items.append(
          ReturnedItem(
            what: what, round: review.body.round, resident: resident.id, review: review.header,
            words: ((words[id] ?? []) + (asking.words[id] ?? [])).sorted {
              EntryHeader.isOrdered($0.header, before: $1.header)
            },
            asked: asked, due: due(what, asked, review.body.round, asking.rule),
            action: ReturnedItem.isAction(what) ? states?[id] : nil,
            isMoot: whereabouts == .died || whereabouts == .left))
      }
    }
    return items
  }

  /// An action has a day of its own: before that has ended nobody can ask whether it is done.
  private func due(
    _ what: ReturnedItem.What, _ asked: Moment, _ round: RoundID, _ rule: ConfirmationDue
  ) -> Moment {
    switch what {
    case .medicine(let change): return rule.moment(marToday: change.marToday, closed: asked)
    case .carePlan: return rule.moment(marToday: false, closed: asked)
    case .action(let action):
      let least = rule.moment(marToday: false, closed: asked)
      let day = action.due ?? nextRoundDay(after: rounds[round]?.date ?? UKTime(asked).day)
      return max(least, UKTime.moment(day: day.adding(days: 1), hour: 0, minute: 0))
    }
  }

  // MARK: The sheet and the list as a whole

  /// That a round's sheet was received or read at the home, or its list at the practice, the first of each.
  public struct Arrival: Hashable, Sendable {
    public let received: Fact<AcknowledgementRecorded>?
    public let read: Fact<AcknowledgementRecorded>?
  }

  /// What has become of the sheet of a round at the home.
  public func sheetArrival(of round: RoundID) -> Arrival { arrival(of: round, atHome: true) }

  /// What has become of the home's list at the practice.
  public func listArrival(of round: RoundID) -> Arrival { arrival(of: round, atHome: false) }

  private func arrival(of round: RoundID, atHome: Bool) -> Arrival {
    let facts = (rounds[round]?.acknowledgements.facts ?? []).filter { fact in
      guard fact.body.item == nil else { return false }
      // Whoever writes down what somebody of the other side has said writes of the other side.
      return (isHomes(fact.header) == (fact.body.saidBy == nil)) == atHome
    }
    return Arrival(
      received: facts.first { $0.body.state == .received || $0.body.state == .read },
      read: facts.first { $0.body.state == .read })
  }
}

extension ReturnedItem {
  static func isAction(_ what: What) -> Bool {
    if case .action = what { return true }
    return false
  }

  static func id(of what: What) -> EntryID {
    switch what {
    case .medicine(let change): return change.id
    case .carePlan(let change): return change.id
    case .action(let action): return action.id
    }
  }
}
