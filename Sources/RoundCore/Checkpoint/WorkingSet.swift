/// Which entries of a record its first screen is drawn from.
///
/// The list of the round is the same whether a home has a year of rounds or ten, and so is what it is
/// drawn from: who is in the register, the rounds of these weeks, what was put forward for them, what is
/// left from before, and of the resident beside the list what that page shows. Folded by themselves,
/// these entries make a record from which the first screen comes out cell for cell as from the whole.
///
/// Whoever keeps a working set draws both and compares (`ProgramState.looksAlike`): a rule that is wrong
/// costs the quick start, and nothing else.
public struct WorkingSet: Sendable {
  /// A day on which the program may next be opened, and the round that would be on its first screen.
  public static let days = 14
  /// Sets of measurements, reviews and lists of medicines that a resident's page shows, and some more.
  static let mostMeasured = 24
  static let mostReviews = 9
  static let mostLists = 3

  public private(set) var entries: Set<EntryHeader> = []
  let record: Record
  let role: DeviceSettings.Role
  let today: Day
  /// The rounds whose list may be the first screen.
  private(set) var current: [RoundID] = []
  private var rounds: Set<RoundID> = []
  /// What came back from it heads both lists.
  private(set) var lastClosed: RoundID?
  /// What was signed after this may be taken back.
  var since = Moment(milliseconds: .max)

  /// - Parameters:
  ///   - role: whose first screen.
  ///   - isThorough: takes every entry about the residents that are shown whole.
  public init(
    of record: Record, role: DeviceSettings.Role, today: Day, isThorough: Bool = false
  ) {
    self.record = record
    self.role = role
    self.today = today
    takeHome()
    chooseRounds()
    for resident in record.residents.values where isSeen(resident) { take(resident) }
    for id in selected {
      guard let resident = record.residents[id] else { continue }
      if isThorough { takeAll(of: resident) } else { takePage(of: resident) }
    }
    for round in rounds { takeRound(round) }
  }

  mutating func add(_ header: EntryHeader) { entries.insert(header) }

  mutating func add<Body>(_ log: Log<Body>) {
    for place in log.facts.indices { add(log.facts[place].header) }
    addRetired(log)
  }

  mutating func addRetired<Body>(_ log: Log<Body>) {
    for fact in log.retired { add(fact.header) }
  }

  mutating func add<Body>(_ log: Log<Body>, where isWanted: (Body) -> Bool) {
    for place in log.facts.indices where isWanted(log.facts[place].body) {
      add(log.facts[place].header)
    }
  }

  /// The plan of a round, and how it went.
  mutating func need(_ round: RoundID) { rounds.insert(round) }

  // MARK: The home

  private mutating func takeHome() {
    for authors in record.authors.values {
      for author in authors.values { add(author.header) }
    }
    add(record.homes)
    add(record.agreements)
    add(record.clockDoubts)
    add(record.losses)
    add(record.settings)
    add(record.withdrawals)
  }

  private mutating func chooseRounds() {
    for days in 0..<WorkingSet.days {
      let day = today.adding(days: days)
      let round =
        role == .prepare ? record.roundToPrepare(on: day) : record.currentRound(on: day)
      if let round, !current.contains(round.id) { current.append(round.id) }
    }
    for round in record.rounds.values {
      let isOver = round.isClosed || round.isCancelled
      if let date = round.date, !isOver || date >= today.monday { need(round.id) }
    }
    // From the last of these it follows when the next round will be.
    if let last = record.roundsByDate.last(where: { $0.plan?.extra == nil }) { need(last.id) }
    for round in current { need(round) }
    lastClosed = record.roundsByDate.last { $0.isClosed }?.id
    if let lastClosed { need(lastClosed) }
    let opened = current.first.flatMap { record.rounds[$0]?.openings.facts.first?.header.at.moment }
    let begun = UKTime.moment(day: today, hour: 0, minute: 0)
    since = min(opened ?? begun, begun)
  }

  private mutating func takeRound(_ id: RoundID) {
    guard let round = record.rounds[id] else { return }
    add(round.plans)
    add(round.openings)
    add(round.closings)
    add(round.cancellations)
    add(round.acknowledgements)
    guard current.contains(id) else { return }
    add(round.sent)
    add(round.arrangements)
    add(round.orders)
  }

  /// Whoever is selected when one of the lists is opened, and shown beside it.
  private var selected: Set<ResidentID> {
    if role == .round {
      return Set(current.compactMap { WorkingSet.first(of: record.list(of: $0))?.resident })
    }
    // The home's list begins with what is left from before, so the day makes a difference.
    return Set(
      (0..<WorkingSet.days).compactMap { days in
        let day = today.adding(days: days)
        let round = record.roundToPrepare(on: day)
        let date = round?.date ?? record.roundToPropose(after: day.adding(days: -1)) ?? day
        let rows = record.prepared(for: round?.id, on: date, today: day)
        return WorkingSet.first(of: rows)?.resident
      })
  }

  /// The same of the home's list: what is left and not put forward, the longest first; then who is put
  /// forward; then everybody else.
  static func first(of rows: [PreparedRow]) -> PreparedRow? {
    func key(_ row: PreparedRow) -> (Int, Int) {
      (row.left.contains(where: \.isNotSeen) ? 0 : 1, row.left.map(\.since.ordinal).min() ?? .max)
    }
    let left = rows.filter { $0.item == nil && !$0.left.isEmpty }
    return left.enumerated().min { one, other in
      let (first, second) = (key(one.element), key(other.element))
      return first == second ? one.offset < other.offset : first < second
    }?.element ?? rows.first(where: \.isOnList) ?? rows.first { $0.item == nil } ?? rows.first
  }

  /// Whoever is selected when a list is opened: the first of the first group.
  static func first(of list: [ListItem]) -> ListItem? {
    for status in ListItem.Status.allCases {
      if let item = list.first(where: { $0.status == status }) { return item }
    }
    return nil
  }

  /// Whether a resident is in the register, on one of the lists, or has an urgent concern open.
  private func isSeen(_ resident: ResidentRecord) -> Bool {
    Record.isInRegister(resident) || !resident.openEscalations.isEmpty
      || current.contains { record.item(for: resident.id, on: $0) != nil }
  }
}
