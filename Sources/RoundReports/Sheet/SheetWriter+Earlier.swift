import RoundCore

extension SheetWriter {
  private struct Open {
    let identity: [SafeText]
    /// Oldest first.
    let states: [ActionState]
  }

  /// Actions of earlier rounds that nobody has said are done: who has waited longest comes first.
  mutating func earlierRounds() {
    let found = facts.record.residents.values.compactMap { open(for: $0) }
    guard !found.isEmpty else { return }
    let ordered = found.sorted { left, right in
      guard let first = left.states.first?.set, let second = right.states.first?.set else {
        return false
      }
      return EntryHeader.isOrdered(first, before: second)
    }
    page.heading("STILL OPEN FROM EARLIER ROUNDS")
    for open in ordered {
      page.identity(open.identity)
      for state in open.states {
        action(state, owner: true)
        page.field("For:", OwnerSide(state.action.ownerSide).words)
        page.field("Open for:", age(state))
      }
    }
  }

  private func open(for resident: ResidentRecord) -> Open? {
    let states = resident.openActions.filter { isEarlier($0) }
    guard !states.isEmpty else { return nil }
    return Open(
      identity: ResidentIdentity.parts(of: resident, in: facts.record, today: facts.today),
      states: states)
  }

  private func day(_ state: ActionState) -> Day {
    state.round.flatMap { facts.record.rounds[$0]?.date } ?? UKTime(state.set.at.moment).day
  }

  private func isEarlier(_ state: ActionState) -> Bool {
    guard state.round != facts.round else { return false }
    return facts.date.map { day(state) <= $0 } ?? true
  }

  /// Whole weeks from the round that set it to this one.
  private func age(_ state: ActionState) -> String {
    let set = day(state)
    let weeks = max(0, (facts.date ?? facts.today).days(since: set) / 7)
    let words = weeks == 0 ? "less than a week" : weeks == 1 ? "1 week" : "\(weeks) weeks"
    return "\(words), since \(state.round == nil ? "" : "the round of ")\(set.shown)"
  }
}
