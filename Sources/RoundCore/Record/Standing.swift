/// Which entries stand: those that nobody has taken back or corrected.
///
/// Worked out from what the entries say of each other, so the order in which they come makes no
/// difference. A withdrawal is of a later line of the same chain. A correction may come from another
/// computer, whose clock may be behind, so it counts whatever its time: it names what its author had
/// read. A chain of such namings ends somewhere; where a made-up one goes in a circle, none in it counts.
struct Standing: Hashable, Sendable {
  /// An entry that names another, whose standing it takes away as long as it stands itself.
  private struct Claim: Hashable {
    let header: EntryHeader
    let entry: EntryID
    let isCorrection: Bool

    /// Whether the claim is one that can be made of an entry.
    func fits(_ target: EntryHeader) -> Bool {
      guard header.resident == target.resident, target.by != nil, header.id != target.id else {
        return false
      }
      if isCorrection { return target.resident != nil }
      return header.device == target.device && header.by == target.by
        && EntryHeader.isOrdered(target, before: header)
    }
  }

  /// What takes standing away, by the identifier of what it names.
  ///
  /// Only what stands itself, the latest first.
  private var takers: [EntryID: [Claim]] = [:]
  private var counting: Set<EntryHeader> = []

  init() {}

  /// - Parameter mayCorrect: whether the author of an entry may correct what was signed.
  init(
    _ withdrawals: Log<EntryWithdrawn>, _ corrections: Log<EntryCorrected> = Log(),
    mayCorrect: (EntryHeader) -> Bool = { _ in false }
  ) {
    var claims = withdrawals.all.map {
      Claim(header: $0.header, entry: $0.body.entry, isCorrection: false)
    }
    claims += corrections.all.filter { mayCorrect($0.header) }.map {
      Claim(header: $0.header, entry: $0.body.entry, isCorrection: true)
    }
    // Whatever could take one of them back has mostly been placed before it: one pass will do.
    claims.sort { EntryHeader.isOrdered($1.header, before: $0.header) }
    let named = Dictionary(grouping: claims.indices, by: { claims[$0].entry })
    let against = claims.map { claim in
      (named[claim.header.id] ?? []).filter { claims[$0].fits(claim.header) }
    }
    var stands = [Bool?](repeating: nil, count: claims.count)
    var isSettling = !claims.isEmpty
    while isSettling {
      isSettling = false
      for index in claims.indices where stands[index] == nil {
        if against[index].contains(where: { stands[$0] == true }) {
          stands[index] = false
        } else if against[index].allSatisfy({ stands[$0] == false }) {
          stands[index] = true
        } else {
          continue
        }
        isSettling = true
      }
    }
    for (index, claim) in claims.enumerated() where stands[index] == true {
      takers[claim.entry, default: []].append(claim)
      counting.insert(claim.header)
    }
  }

  /// Whether an entry stands.
  func holds(_ header: EntryHeader) -> Bool { taker(of: header) == nil }

  /// Whether an entry that takes another's standing away does so.
  func counts(_ header: EntryHeader) -> Bool { counting.contains(header) }

  /// The entry that took an entry's standing away; nil when it stands.
  func taker(of header: EntryHeader) -> EntryHeader? {
    takers[header.id]?.first { $0.fits(header) }?.header
  }
}

extension ResidentRecord {
  /// Sorts what can be taken back or corrected into what stands and what does not.
  mutating func settle(mayCorrect: (EntryHeader) -> Bool) {
    let standing = Standing(withdrawals, corrections, mayCorrect: mayCorrect)
    self.standing = standing
    flags.settle(standing.holds)
    flagChanges.settle(standing.holds)
    notes.settle(standing.holds)
    drops.settle(standing.holds)
    escalations.settle(standing.holds)
    endings.settle(standing.holds)
    reviews.settle(standing.holds)
    carePlanEntries.settle(standing.holds)
    actionUpdates.settle(standing.holds)
    addedActions.settle(standing.holds)
    assessments.settle(standing.holds)
    acknowledgements.settle(standing.holds)
    details.settle(standing.holds)
    residence.settle(standing.holds)
    observations.settle(standing.holds)
    saturationTargets.settle(standing.holds)
    usuals.settle(standing.holds)
    measures.settle(standing.holds)
    urgentPlans.settle(standing.holds)
    urgencyChecks.settle(standing.holds)
    followUps.settle(standing.holds)
    corrections.settle(standing.counts)
  }

  /// The entry that took back or corrected another; nil when that stands.
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

  mutating func correct(_ body: EntryCorrected, _ header: EntryHeader) {
    guard let resident = header.resident else { return }
    update(resident) { $0.corrections.insert(body, header) }
    residentsWithTakers.insert(resident)
  }

  /// After an entry came in: what it takes back, or what had taken it back before it came.
  mutating func settle(after header: EntryHeader) {
    // Whose correction counts hangs on who its author is, which may have come after it.
    if header.kind == AuthorDeclared.kind {
      for resident in residentsWithTakers { settleTakers(of: resident) }
    } else if let resident = header.resident {
      if residentsWithTakers.contains(resident) { settleTakers(of: resident) }
    }
    if header.resident == nil, !withdrawals.isEmpty {
      let standing = Standing(withdrawals)
      for round in rounds.keys {
        rounds[round]?.orders.settle(standing.holds)
        rounds[round]?.arrangements.settle(standing.holds)
        rounds[round]?.cancellations.settle(standing.holds)
      }
    }
  }

  /// Sorts what a resident's entries say of each other anew.
  mutating func settleTakers(of resident: ResidentID) {
    let record = self
    residents[resident]?.settle { record.isByClinician($0) }
  }

  /// Whether a person's role may put right what was signed: whoever may do the round.
  public static func mayCorrect(_ author: Author) -> Bool { visitingRoles.contains(author.role) }

  private static let visitingRoles = Set(
    Catalog.shipped.professions.filter(\.visits).map(\.role))

  /// The entry that took back an order of the list; nil when that stands.
  public func taker(ofOrder header: EntryHeader) -> EntryHeader? {
    Standing(withdrawals).taker(of: header)
  }

  /// The newest entry by which a device declared an author; nil when it never did.
  public func declaration(of author: Author, on device: DeviceID) -> EntryID? {
    authors[device]?.values.filter { $0.body.author == author }
      // The numbers begin anew in each epoch.
      .max { ($0.header.epoch, $0.header.sequence) < ($1.header.epoch, $1.header.sequence) }?
      .header.id
  }
}
