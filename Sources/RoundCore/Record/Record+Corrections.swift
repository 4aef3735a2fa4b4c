/// Something that a person signed for a resident, of whatever kind.
public struct SignedEntry: Sendable {
  public let header: EntryHeader
  public let body: any EntryBody
  /// False when it was taken back or corrected.
  public let stands: Bool
}

extension ResidentRecord {
  /// Everything that can be corrected, whether it stands or not, newest first.
  public var signed: [SignedEntry] {
    var found: [SignedEntry] = []
    func add<Body: EntryBody>(_ log: Log<Body>) {
      found += log.facts.map { SignedEntry(header: $0.header, body: $0.body, stands: true) }
      found += log.retired.map { SignedEntry(header: $0.header, body: $0.body, stands: false) }
    }
    add(reviews)
    add(flags)
    add(drops)
    add(escalations)
    add(endings)
    add(carePlanEntries)
    add(actionUpdates)
    add(addedActions)
    add(corrections)
    // Of the home's word what the practice says itself: whom it told.
    found += acknowledgements.facts.filter(\.body.isOfTelling).map {
      SignedEntry(header: $0.header, body: $0.body, stands: true)
    }
    found += acknowledgements.retired.filter(\.body.isOfTelling).map {
      SignedEntry(header: $0.header, body: $0.body, stands: false)
    }
    return found.sorted { EntryHeader.isOrdered($1.header, before: $0.header) }
  }

  /// Whether anything stands that can be corrected and fits; the newest of each kind are asked first.
  public func isSigned(where fits: (SignedEntry) -> Bool) -> Bool {
    func has<Body: EntryBody>(_ log: Log<Body>) -> Bool {
      log.facts.indices.reversed().contains { place in
        let fact = log.facts[place]
        return fits(SignedEntry(header: fact.header, body: fact.body, stands: true))
      }
    }
    return has(reviews) || has(actionUpdates) || has(carePlanEntries) || has(drops)
      || has(escalations) || has(endings) || has(addedActions) || has(corrections) || has(flags)
      || acknowledgements.facts.contains { fact in
        fact.body.isOfTelling
          && fits(SignedEntry(header: fact.header, body: fact.body, stands: true))
      }
  }

  /// An entry of a kind that can be corrected; nil while it has not come.
  public func signed(_ entry: EntryID) -> SignedEntry? { signed.first { $0.header.id == entry } }

  /// The correction that took an entry's standing away; nil when it stands, or its author took it back.
  public func correction(of header: EntryHeader) -> Fact<EntryCorrected>? {
    guard let taker = taker(of: header) else { return nil }
    return corrections.facts.first { $0.header == taker }
  }

  /// The round that an entry was signed on; nil for what belongs to none.
  public func round(of entry: SignedEntry) -> RoundID? {
    switch entry.body {
    case let review as ReviewSigned: return review.round
    case let flag as FlagRaised: return flag.round
    case let drop as FlagDropped: return drop.round
    case let escalation as EscalationRecorded: return escalation.round
    case let ending as EscalationEnded:
      return (escalations.facts + escalations.retired)
        .first { $0.header.id == ending.escalation }?.body.round
    case let update as ActionUpdated:
      return (reviews.facts + reviews.retired).first { fact in
        fact.body.actions.contains { $0.id == update.action }
      }?.body.round
    case let correction as EntryCorrected: return correction.round
    case let word as AcknowledgementRecorded: return word.round
    default: return nil
    }
  }
}

/// A correction together with whose record it is in.
public struct Correction: Hashable, Sendable {
  public let resident: ResidentID
  public let fact: Fact<EntryCorrected>

  public var header: EntryHeader { fact.header }
  public var body: EntryCorrected { fact.body }
}

extension Record {
  /// The corrections that stand of what was signed on a round, oldest first.
  public func corrections(of round: RoundID) -> [Correction] {
    corrections.filter { $0.body.round == round }
  }

  /// The correction that an entry was signed with, to stand instead of what was wrong.
  public func correction(replacedBy entry: EntryID) -> Correction? {
    corrections.last { $0.body.instead.contains(entry) }
  }

  /// The correction by which an entry came here from another resident, under whom it was first signed.
  public func move(to entry: EntryHeader) -> Correction? {
    correction(replacedBy: entry.id).flatMap { found in
      found.body.mistake == EntryCorrected.wrongResident && found.resident != entry.resident
        ? found : nil
    }
  }

  private var corrections: [Correction] {
    residentsWithTakers.flatMap { id in
      (residents[id]?.corrections.facts ?? []).map { Correction(resident: id, fact: $0) }
    }.sorted { EntryHeader.isOrdered($0.header, before: $1.header) }
  }

  /// Finds something signed, whoever it is about.
  public func signed(_ entry: EntryID) -> SignedEntry? {
    for resident in residents.values {
      if let found = resident.signed(entry) { return found }
    }
    return nil
  }
}
