extension JournalWriter {
  /// Marks the drafts when the computer's clock can't be right, before they are written.
  ///
  /// - Returns: the drafts, each with the identifier by which the mark names it.
  func doubting(
    _ drafts: [EntryDraft], now: Moment, _ saved: inout [Entry]
  ) throws(JournalError) -> [EntryDraft] {
    guard isSealing, !drafts.isEmpty else { return drafts }
    let own = walker.latest?.moment
    let newest = [own, others.newest].compactMap(\.self).max()
    guard let reason = ClockDoubted.reason(wall: now, own: own, newest: newest)
    else { return drafts }
    let named = drafts.map { draft in
      EntryDraft(
        draft.body, resident: draft.resident, author: draft.author,
        id: draft.id ?? identifiers.entry(at: now))
    }
    var rest = named.compactMap(\.id)[...]
    while !rest.isEmpty {
      // A line has room for some two thousand names.
      let mark = ClockDoubted(entries: Array(rest.prefix(500)), wall: now, reason: reason)
      saved.append(try write(EntryDraft(mark, author: nil), declares: false, now: now))
      rest = rest.dropFirst(500)
    }
    return named
  }
}
