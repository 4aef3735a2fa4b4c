import RoundCore

/// What a round's sheet is made of.
struct SheetFacts {
  let record: Record
  let round: RoundID
  let catalog: Catalog
  let now: Moment
  /// Today in the United Kingdom.
  let today: Day
  /// Everybody of whom the sheet speaks for this round: the list in its order, then others.
  let people: [SheetPerson]
  /// What the home has said of each change, by its identifier.
  let returned: [EntryID: ReturnedItem]

  init(record: Record, round: RoundID, catalog: Catalog, now: Moment) {
    self.record = record
    self.round = round
    self.catalog = catalog
    self.now = now
    returned = Dictionary(
      record.returned(of: round).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let list = record.list(of: round)
    var carried: [ResidentID: RoundClosed.Carried] = [:]
    for closing in record.rounds[round]?.closings.facts ?? [] {
      for resident in closing.body.carried { carried[resident.resident] = resident }
    }
    let listed = Set(list.map(\.resident))
    let date = record.rounds[round]?.date
    let residents = record.residents.values.sorted {
      let left = $0.current?.shownName ?? ""
      let right = $1.current?.shownName ?? ""
      return left == right ? $0.id < $1.id : left < right
    }
    let everyone: [(ResidentRecord, ListItem?)] =
      list.compactMap { item in record.residents[item.resident].map { ($0, item) } }
      + residents.filter { !listed.contains($0.id) }.map { ($0, nil) }
    let today = UKTime(now).day
    people = everyone.compactMap { resident, item in
      let reviews = resident.reviews.facts.filter { $0.body.round == round }
      let drops = resident.drops.facts.filter { $0.body.round == round }
      let corrections = resident.corrections.facts.filter { $0.body.round == round }
      let escalations = SheetFacts.escalations(of: resident, on: round, date: date, in: record)
      let isOnRound =
        item != nil || !reviews.isEmpty || !drops.isEmpty || !corrections.isEmpty
        || carried[resident.id] != nil
      guard isOnRound || !escalations.isEmpty else { return nil }
      return SheetPerson(
        resident: resident, item: item, reviews: reviews, drops: drops,
        carried: carried[resident.id], escalations: escalations, corrections: corrections,
        isOnRound: isOnRound,
        identity: ResidentIdentity.parts(of: resident, in: record, today: today))
    }
    self.today = today
  }

  /// Those of the round, those of the week before it that name no round, and any that is still open:
  /// an open escalation is on every sheet until somebody says how it ended.
  private static func escalations(
    of resident: ResidentRecord, on round: RoundID, date: Day?, in record: Record
  ) -> [Fact<EscalationRecorded>] {
    let open = Set(resident.openEscalations.map(\.header.id))
    return resident.escalations.facts.filter { fact in
      if fact.body.round == round { return true }
      let day = UKTime(fact.body.at ?? fact.header.at.moment).day
      guard let date else { return open.contains(fact.header.id) }
      if let other = fact.body.round {
        return open.contains(fact.header.id) && (record.rounds[other]?.date ?? day) <= date
      }
      return day <= date && (open.contains(fact.header.id) || day > date.adding(days: -7))
    }
  }

  var roundRecord: RoundRecord? { record.rounds[round] }
  var date: Day? { roundRecord?.date }
  var isClosed: Bool { roundRecord?.isClosed ?? false }

  /// `K. Adeyemi (pharmacist, GPhC 2087654)`.
  func signer(_ header: EntryHeader) -> String {
    record.author(of: header).map(catalog.shown) ?? "author not recorded"
  }

  /// Who signed an entry, and when.
  func signed(_ header: EntryHeader) -> String {
    "\(signer(header)), \(UKTime(header.at.moment).shown)"
      + (record.isClockDoubted(header) ? " (the computer's clock was doubtful)" : "")
  }

  /// When an action is due: a day, or the next round with its day when that is planned.
  func due(_ action: ActionState) -> (text: String, day: Day?) {
    if let day = action.action.due { return (day.shownWithWeekday, day) }
    guard action.action.dueNextRound else { return ("NOT RECORDED", nil) }
    guard let next = record.dueDay(of: action) else {
      return ("next round (its date is not planned yet)", nil)
    }
    return ("next round, \(next.shownWithWeekday)", next)
  }

  /// An action's due date, and whether it has passed.
  func shownDue(_ action: ActionState) -> String {
    let due = due(action)
    guard action.isOpen, let day = due.day, day < today else { return due.text }
    return due.text + " - OVERDUE"
  }

  /// ` (after cut-off)`; empty for whoever was put forward in time.
  func late(_ item: ListItem) -> String {
    record.lateWords(item, on: round).map { " (\($0))" } ?? ""
  }

  /// Why a resident was put forward, in words.
  func reasons(_ item: ListItem) -> String {
    item.reasons.map { catalog.words($0, in: catalog.reasons) }.joined(separator: "; ")
  }
}
