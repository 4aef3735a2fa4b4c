extension Record {
  /// What is left for a resident from the rounds before a day, those not seen first, then the oldest.
  ///
  /// - Parameters:
  ///   - round: the round whose list is made; nothing of its own is left over yet.
  ///   - day: the day of that round.
  ///   - today: a round before it that nobody began is over too.
  public func leftOver(
    of resident: ResidentRecord, for round: RoundID?, on day: Day, today: Day
  ) -> [LeftOver] {
    var found: [LeftOver] = []
    if let notSeen = notSeen(resident, before: day, except: round, today) { found.append(notSeen) }
    for action in resident.openActions where action.round == nil || action.round != round {
      guard let date = date(of: action.round, action.set) else { continue }
      found.append(LeftOver(kind: .action(action), since: date))
    }
    found += unconfirmed(resident, except: round)
    return found.filter(\.isNotSeen) + found.filter { !$0.isNotSeen }.sorted { $0.since < $1.since }
  }

  /// The day on which a resident was last considered before a day, on whatever round but this.
  ///
  /// Reviewed in any way, or not seen for a reason that carries nobody over, such as judged stable; nil
  /// when that never was.
  public func considered(_ resident: ResidentRecord, before day: Day, except round: RoundID?)
    -> Day?
  {
    resident.reviews.facts.filter { Record.considers($0.body) && $0.body.round != round }
      .compactMap { date(of: $0.body.round, $0.header) }.filter { $0 < day }.max()
  }

  /// Whether a review settles for its round that the resident was thought of.
  static func considers(_ review: ReviewSigned) -> Bool {
    guard review.contact == "notSeen" else { return true }
    let reason = Catalog.shipped.notSeenReasons.first { $0.code == review.notSeenReason }
    return reason?.carryOver == false
  }

  private func date(of round: RoundID?, _ header: EntryHeader) -> Day? {
    round.flatMap { rounds[$0]?.date } ?? UKTime(header.at.moment).day
  }

  /// The rounds in a row, back from a day, on whose list the resident stood and was not considered.
  private func notSeen(
    _ resident: ResidentRecord, before day: Day, except round: RoundID?, _ today: Day
  ) -> LeftOver? {
    var since: Day?
    var last: (flags: [Fact<FlagRaised>], round: RoundID)?
    let flagged = Set(resident.flags.facts.map(\.body.round)).subtracting(
      [round].compactMap(\.self))
    let considered = considered(resident, before: day, except: round)
    for past in flagged.compactMap({ rounds[$0] }).sorted(by: Record.isEarlier).reversed() {
      guard let date = past.date, date < day, isOver(past, date, today) else { continue }
      if let considered, date <= considered { break }
      guard let item = item(for: resident.id, on: past.id) else { continue }
      // Whoever took them off the list has considered them.
      guard item.status != .withdrawn && item.status != .died else { break }
      since = date
      if last == nil { last = (item.flags, past.id) }
    }
    guard let since, let last else { return nil }
    let review = resident.reviews.facts.last { $0.body.round == last.round }
    return LeftOver(
      kind: .notSeen(flags: last.flags, reason: review?.body.notSeenReason), since: since)
  }

  private static func isEarlier(_ left: RoundRecord, _ right: RoundRecord) -> Bool {
    (left.date?.ordinal ?? 0, left.id) < (right.date?.ordinal ?? 0, right.id)
  }

  /// Nobody will be seen on it any more.
  private func isOver(_ round: RoundRecord, _ date: Day, _ today: Day) -> Bool {
    round.isClosed || round.isCancelled || !round.isOpened && date < today
  }

  /// Changes of which nobody has said what has become of them; an open action of the home is one already.
  private func unconfirmed(_ resident: ResidentRecord, except round: RoundID?) -> [LeftOver] {
    openReturned(of: resident).compactMap { item in
      guard item.round != round, let date = date(of: item.round, item.review) else { return nil }
      switch item.what {
      case .medicine(let change):
        return LeftOver(kind: .unconfirmed(item: item.id, words: change.medicine), since: date)
      case .carePlan(let change):
        return LeftOver(
          kind: .unconfirmed(item: item.id, words: "care plan, \(change.heading)"), since: date)
      case .action: return nil
      }
    }
  }
}
