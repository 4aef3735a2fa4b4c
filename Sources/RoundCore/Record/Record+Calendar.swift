extension Record {
  /// The round whose list the home makes: the one that is being worked, else the next that is neither
  /// closed nor called off, today's included.
  public func roundToPrepare(on today: Day) -> RoundRecord? {
    let all = roundsByDate.filter { !$0.isClosed && !$0.isCancelled }
    if let open = all.last(where: { $0.isOpened && ($0.date.map { $0 >= today } ?? false) }) {
      return open
    }
    return all.first { $0.date.map { $0 >= today } ?? false }
  }

  /// The next round that the agreement has after a day and that nobody has planned yet.
  ///
  /// - Returns: nil where the home has neither an agreed weekday nor any round before.
  public func roundToPropose(after day: Day) -> Day? {
    let last = roundsByDate.last { $0.plan?.extra == nil }?.date
    guard agreement?.weekday != nil || last != nil else { return nil }
    // A weekday that is not agreed is that of the last round.
    var next = agreement?.weekday == nil ? last ?? day : day
    repeat {
      next = RoundPlanning.nextDay(after: next, agreement: agreement)
    } while next <= day || round(on: next) != nil
    return next
  }

  /// Rounds that have passed, were neither closed nor called off, and of which nobody said why.
  public func unexplainedRounds(before today: Day) -> [RoundRecord] {
    roundsByDate.filter {
      !$0.isClosed && !$0.isCancelled && ($0.date.map { $0 < today } ?? false)
    }
  }
}
