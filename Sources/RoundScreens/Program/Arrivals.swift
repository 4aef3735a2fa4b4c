import RoundCore

/// What came with a pack is received by whoever has taken it in: that is noted with the pack, who and when.
enum Arrivals {
  /// The sheet of a round at the home, the home's list at the practice; each noted once.
  static func note(_ state: inout ProgramState, _ entries: [Entry]) -> [ProgramEffect] {
    guard state.takesIn, let me = state.me, state.readOnlyReason == nil, !state.isPart else {
      return []
    }
    var rounds: [RoundID] = []
    for entry in entries where entry.header.device != state.device {
      guard case .known(let body) = entry.content else { continue }
      switch (body, state.role) {
      case (let closing as RoundClosed, .prepare): rounds.append(closing.round)
      case (let sent as ListSent, .round): rounds.append(sent.round)
      default: break
      }
    }
    state.takesIn = false
    let drafts = Set(rounds).sorted().compactMap { round -> EntryDraft? in
      let arrival =
        state.role == .prepare
        ? state.record.sheetArrival(of: round) : state.record.listArrival(of: round)
      guard arrival.received == nil else { return nil }
      return EntryDraft(
        AcknowledgementRecorded(round: round, item: nil, state: .received, note: nil),
        author: me.author)
    }
    guard !drafts.isEmpty else { return [] }
    let token = state.nextToken
    state.nextToken += 1
    return [.append(drafts, token: token)]
  }
}
