/// Whose an action is, who chases it, and when it is due.
extension Record {
  /// The two sides that have this record; everybody else acts outside of it.
  public static let sides = ["home", "practice"]

  /// The side of whoever set an action: `home` or `practice`.
  public func setter(of action: ActionState) -> String {
    isHomes(action.set) ? "home" : "practice"
  }

  /// The side that asks after an action of somebody who can't see this record: the one that set it.
  ///
  /// Nil for an action of the home or the practice.
  public func chaser(of action: ActionState) -> String? {
    Record.sides.contains(action.action.ownerSide) ? nil : setter(of: action)
  }

  /// Whether a side has to see to it: to do it, or to chase whoever does it.
  public func isOurs(_ action: ActionState, _ side: String) -> Bool {
    action.action.ownerSide == side || chaser(of: action) == side
  }

  /// The day on which an action is due; nil when none was said, or the next round is not planned.
  public func dueDay(of action: ActionState) -> Day? {
    if let day = action.action.due { return day }
    guard action.action.dueNextRound else { return nil }
    let set = action.round.flatMap { rounds[$0]?.date } ?? UKTime(action.set.at.moment).day
    return nextRound(after: set)?.date
  }

  public func isOverdue(_ action: ActionState, on today: Day) -> Bool {
    action.isOpen && dueDay(of: action).map { $0 < today } ?? false
  }

  /// Whether somebody took an action on, or it bears their name.
  public func isFor(_ action: ActionState, _ person: Author) -> Bool {
    if let taken = action.taken {
      return author(of: taken).map { NameKey.name($0.name) == NameKey.name(person.name) } ?? false
    }
    return Record.names(person.name, in: action.action.owner)
  }

  /// Whether a text names a person: all the words of the name, and the initials where the text has any.
  static func names(_ name: String, in text: String) -> Bool {
    let words = NameKey.name(text).split(whereSeparator: { $0 == " " || $0 == ";" || $0 == "(" })
    let wanted = NameKey.name(name).split(separator: " ")
    let whole = wanted.filter { $0.count > 1 && !titles.contains(String($0)) }
    guard !whole.isEmpty, whole.allSatisfy(words.contains) else { return false }
    let initials = Set(words.filter { $0.count == 1 }.compactMap(\.first))
    return initials.isEmpty || !initials.isDisjoint(with: wanted.compactMap(\.first))
  }

  private static let titles: Set<String> = ["dr", "mr", "mrs", "ms", "miss", "mx"]

  /// Every open action, the soonest due first; of one day the oldest first, those without a day last.
  public var openActions: [ActionState] {
    let open = residents.values.flatMap(\.openActions).map { (due: dueDay(of: $0), state: $0) }
    return open.sorted { left, right in
      let days = (left.due?.ordinal ?? .max, right.due?.ordinal ?? .max)
      if days.0 != days.1 { return days.0 < days.1 }
      if left.state.set.id != right.state.set.id {
        return EntryHeader.isOrdered(left.state.set, before: right.state.set)
      }
      return left.state.action.id < right.state.action.id
    }.map(\.state)
  }
}
