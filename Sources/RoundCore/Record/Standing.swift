/// Which entries stand: those that nobody has taken back.
///
/// Worked out from headers alone, so the order in which entries come makes no difference. A later entry
/// takes an earlier one's standing, never the other way round, so there can be no circle.
struct Standing {
  /// What takes standing away, by the identifier of what it names; only what stands itself.
  private var takers: [EntryID: [EntryHeader]] = [:]

  init(_ withdrawals: Log<EntryWithdrawn>) {
    // The latest first: whatever could take one of them back has been placed before it.
    for taker in withdrawals.facts.reversed() where holds(taker.header) {
      takers[taker.body.entry, default: []].append(taker.header)
    }
  }

  /// Whether an entry stands.
  func holds(_ header: EntryHeader) -> Bool { taker(of: header) == nil }

  /// The entry that took an entry's standing away; nil when it stands.
  func taker(of header: EntryHeader) -> EntryHeader? {
    takers[header.id]?.first { taker in
      taker.device == header.device && taker.resident == header.resident && header.by != nil
        && taker.by == header.by && EntryHeader.isOrdered(header, before: taker)
    }
  }
}

extension ResidentRecord {
  private var standing: Standing { Standing(withdrawals) }

  /// Sorts what can be taken back into what stands and what does not.
  mutating func settle() {
    let standing = standing
    flags.settle(standing)
    drops.settle(standing)
    escalations.settle(standing)
    endings.settle(standing)
    reviews.settle(standing)
    carePlanEntries.settle(standing)
    actionUpdates.settle(standing)
    addedActions.settle(standing)
    assessments.settle(standing)
    details.settle(standing)
    residence.settle(standing)
  }

  /// The entry that took back another; nil when that stands.
  public func taker(of header: EntryHeader) -> EntryHeader? { standing.taker(of: header) }
}

extension Record {
  mutating func takeBack(_ body: EntryWithdrawn, _ header: EntryHeader) {
    guard let resident = header.resident else {
      withdrawals.insert(body, header)
      return
    }
    update(resident) { $0.withdrawals.insert(body, header) }
    residentsWithTakers.insert(resident)
  }

  /// After an entry came in: what it takes back, or what had taken it back before it came.
  mutating func settle(after header: EntryHeader) {
    if let resident = header.resident {
      if residentsWithTakers.contains(resident) { residents[resident]?.settle() }
    } else if !withdrawals.isEmpty {
      let standing = Standing(withdrawals)
      for round in rounds.keys { rounds[round]?.orders.settle(standing) }
    }
  }

  /// The entry that took back an order of the list; nil when that stands.
  public func taker(ofOrder header: EntryHeader) -> EntryHeader? {
    Standing(withdrawals).taker(of: header)
  }

  /// The newest entry by which a device declared an author; nil when it never did.
  public func declaration(of author: Author, on device: DeviceID) -> EntryID? {
    authors[device]?.values.filter { $0.body.author == author }
      .max { $0.header.sequence < $1.header.sequence }?.header.id
  }
}
