extension Record {
  /// The rounds that have a date, oldest first.
  public var roundsByDate: [RoundRecord] {
    memo.rounds {
      rounds.values.filter { $0.date != nil }.sorted {
        ($0.date?.ordinal ?? 0, $0.id) < ($1.date?.ordinal ?? 0, $1.id)
      }
    }
  }

  /// The open round; else this week's (Monday to Sunday), one that is not closed first; else the next.
  public func currentRound(on today: Day) -> RoundRecord? {
    let all = roundsByDate.filter { !$0.isCancelled }
    if let open = all.last(where: { $0.isOpened && !$0.isClosed }) { return open }
    let week = all.filter { $0.date.map { $0.monday == today.monday } ?? false }
    if let round = week.first(where: { !$0.isClosed }) ?? week.last { return round }
    return all.first { $0.date.map { $0 > today } ?? false }
  }

  public func round(on date: Day) -> RoundRecord? { roundsByDate.last { $0.date == date } }

  /// The first round after a day that is not closed.
  public func nextRound(after day: Day) -> RoundRecord? {
    roundsByDate.first { !$0.isCancelled && $0.date.map { $0 > day } ?? false }
  }

  /// When the next round will be: as planned, else a week after this one, as the contract has it weekly
  /// (Network Contract DES, weekly home round).
  public func nextRoundDay(after day: Day) -> Day {
    nextRound(after: day)?.date ?? day.adding(days: 7)
  }

  /// The flagged residents of a round, each once, in the order in which they are to be seen.
  ///
  /// That is the order the visiting professional chose, else the one that the home gave its list before
  /// it sent it; residents whom it does not name, and all without it, stand by priority, then room,
  /// then name.
  public func list(of round: RoundID) -> [ListItem] {
    let chosen = rounds[round]?.orders.last?.body.order
    return list(of: round, in: chosen ?? rounds[round]?.arrangements.last?.body.order ?? [])
  }

  /// The same residents in the home's own order.
  public func homeList(of round: RoundID) -> [ListItem] {
    list(of: round, in: rounds[round]?.arrangements.last?.body.order ?? [])
  }

  private func list(of round: RoundID, in chosen: [ResidentID]) -> [ListItem] {
    let items = residents.values.compactMap { item(for: $0, on: round) }
    var places: [ResidentID: Int] = [:]
    for (place, resident) in chosen.enumerated() { places[resident] = place }
    // The keys are made once for each: two of them for each comparison took longer than all the rest.
    let byNeed = items.map { (key: needKey($0), item: $0) }.sorted { $0.key < $1.key }.map(\.item)
    guard !places.isEmpty else { return byNeed }
    // A resident who came after the order was chosen stands before the first of lower priority.
    var ordered = byNeed.filter { places[$0.resident] != nil }
      .sorted { (places[$0.resident] ?? 0) < (places[$1.resident] ?? 0) }
    for item in byNeed where places[item.resident] == nil {
      let place = ordered.firstIndex { $0.priority > item.priority } ?? ordered.count
      ordered.insert(item, at: place)
    }
    return ordered
  }

  private func needKey(_ item: ListItem) -> NeedKey {
    let details = residents[item.resident]?.current
    return NeedKey(
      priority: item.priority, room: RoomKey(details?.room),
      name: details?.shownName ?? "", id: item.resident)
  }

  private struct NeedKey: Comparable {
    let priority: Int
    let room: RoomKey
    let name: String
    let id: ResidentID

    static func < (left: NeedKey, right: NeedKey) -> Bool {
      if left.priority != right.priority { return left.priority < right.priority }
      if left.room != right.room { return left.room < right.room }
      if left.name != right.name { return left.name < right.name }
      return left.id < right.id
    }
  }

  /// A resident's place on a round's list; nil when nobody flagged them for it.
  public func item(for resident: ResidentID, on round: RoundID) -> ListItem? {
    residents[resident].flatMap { item(for: $0, on: round) }
  }

  private func item(for resident: ResidentRecord, on round: RoundID) -> ListItem? {
    let flags = resident.requests(for: round)
    guard !flags.isEmpty, !isAfterDeath(of: resident, round) else { return nil }
    let sent = rounds[round]?.sent.last
    let places = flags.compactMap { sent?.body.order.firstIndex(of: $0.header.id) }
    return ListItem(
      resident: resident.id, flags: flags, status: status(of: resident, flags: flags, on: round),
      isLate: flags.contains { isLate($0, on: round) }, homePlace: places.min().map { $0 + 1 })
  }

  /// Whether somebody who died was accounted for on an earlier round already.
  private func isAfterDeath(of resident: ResidentRecord, _ round: RoundID) -> Bool {
    guard resident.isDead, let death = resident.residence.last, let date = rounds[round]?.date
    else { return false }
    let died = death.body.on ?? UKTime(death.header.at.moment).day
    guard date > died else { return false }
    return resident.flags.facts.contains { flag in
      guard let other = rounds[flag.body.round], let day = other.date, day < date else {
        return false
      }
      guard day < died, let closing = other.closings.facts.first else { return true }
      return EntryHeader.isOrdered(death.header, before: closing.header)
    }
  }

  private func status(
    of resident: ResidentRecord, flags: [Fact<FlagRaised>], on round: RoundID
  ) -> ListItem.Status {
    if let review = resident.reviews.facts.last(where: { $0.body.round == round }) {
      // An open escalation is never hidden behind a review.
      if resident.openEscalations.contains(where: { $0.body.round == nil || $0.body.round == round }
      ) {
        return .escalated
      }
      return review.body.contact == "notSeen" ? .notSeen : .reviewed
    }
    let dropped = Set(resident.drops.facts.flatMap(\.body.flags))
    if flags.allSatisfy({ dropped.contains($0.header.id) }) { return .withdrawn }
    if !resident.openEscalations.isEmpty { return .escalated }
    if resident.residence.last?.body.state == .died { return .died }
    return .toSee
  }

  /// Whether somebody of the home made an entry: a district nurse's request is put in by the home too.
  public func isHomes(_ header: EntryHeader) -> Bool {
    author(of: header).map { Catalog.shipped.role(of: $0) == .prepare } ?? false
  }

  public func isAfterCutOff(_ flag: Fact<FlagRaised>, on round: RoundID) -> Bool {
    guard let cutOff = rounds[round]?.plan?.cutOff, let raised = flag.body.raisedAt else {
      return false
    }
    return raised > cutOff
  }

  /// Why somebody stands on a list as added late: `after cut-off`, or `after sending`; nil in time.
  ///
  /// Never the word late: in a care home that is said of the dead.
  public func lateWords(_ item: ListItem, on round: RoundID) -> String? {
    guard item.isLate else { return nil }
    return item.flags.contains { isLate($0, on: round) && isAfterCutOff($0, on: round) }
      ? Record.afterCutOff : Record.afterSending
  }

  public static let afterCutOff = "after cut-off"
  public static let afterSending = "after sending"

  /// Whether the home raised a flag after the cut-off, or after it had sent the list.
  public func isLate(_ flag: Fact<FlagRaised>, on round: RoundID) -> Bool {
    guard flag.body.raisedBy != .clinician || isHomes(flag.header) else { return false }
    if isAfterCutOff(flag, on: round) { return true }
    guard let sent = rounds[round]?.sent.facts.first else { return false }
    return flag.header.at > sent.header.at && !sent.body.order.contains(flag.header.id)
  }
}

/// Sorts rooms as people do: "2" before "10", "10A" after "10", no room last.
struct RoomKey: Comparable {
  let number: Int
  let rest: String

  init(_ room: String?) {
    guard let room, !room.isEmpty else {
      number = .max
      rest = ""
      return
    }
    let digits = room.prefix { $0.isASCII && $0.isNumber }
    number = Int(digits.prefix(9)) ?? .max - 1
    rest = String(room.dropFirst(digits.count))
  }

  static func < (left: RoomKey, right: RoomKey) -> Bool {
    left.number == right.number ? left.rest < right.rest : left.number < right.number
  }
}
