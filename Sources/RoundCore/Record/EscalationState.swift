/// An urgent concern and everything that was recorded of it since.
public struct EscalationState: Hashable, Sendable {
  /// Somebody who was told, by a route.
  public struct Told: Hashable, Sendable {
    public let header: EntryHeader
    public let route: String?
    public let at: Moment?
    public let who: String?
    public let said: String?
  }

  public let resident: ResidentID
  public let concern: Fact<EscalationRecorded>
  /// Oldest first.
  public let followUps: [Fact<EscalationFollowed>]
  public let endings: [Fact<EscalationEnded>]

  public var id: EntryID { concern.header.id }
  public var isOpen: Bool { endings.isEmpty }

  /// Everybody who was told: with the concern itself, or after it.
  public var told: [Told] {
    var all: [Told] = []
    let body = concern.body
    if body.route != nil {
      all.append(
        Told(
          header: concern.header, route: body.route, at: body.at, who: body.told, said: body.said))
    }
    for fact in followUps where fact.body.step == .told {
      all.append(
        Told(
          header: fact.header, route: fact.body.route, at: fact.body.at, who: fact.body.who,
          said: fact.body.said))
    }
    return all
  }

  /// Whether anybody recorded by which route somebody was told.
  public var hasRoute: Bool { told.contains { $0.route != nil } }

  /// The latest of a step of a visit or a transfer.
  public func latest(_ step: EscalationFollowed.Step) -> Fact<EscalationFollowed>? {
    followUps.last { $0.body.step == step }
  }

  /// The decision for hospital, where that is the one that stands.
  public var hospitalDecision: Fact<EscalationFollowed>? {
    guard let decided = latest(.decided), decided.body.decision == "hospital" else { return nil }
    return decided
  }

  /// To hospital, and nobody recorded that transport was asked for.
  public var needsTransport: Bool {
    isOpen && hospitalDecision != nil && latest(.transport)?.body.at == nil
  }
}

extension ResidentRecord {
  /// Every urgent concern, oldest first.
  public var escalationStates: [EscalationState] {
    guard !escalations.isEmpty else { return [] }
    return escalations.facts.map { fact in
      EscalationState(
        resident: id, concern: fact,
        followUps: followUps(ofConcern: fact.header.id),
        endings: endings(ofConcern: fact.header.id))
    }
  }

  /// What happened after an urgent concern was recorded, oldest first.
  public func followUps(ofConcern id: EntryID) -> [Fact<EscalationFollowed>] {
    let names = names(ofConcern: id)
    return followUps.facts.filter { names.contains($0.body.escalation) }
  }

  /// How an urgent concern ended, oldest first; empty as long as it is open.
  public func endings(ofConcern id: EntryID) -> [Fact<EscalationEnded>] {
    let names = names(ofConcern: id)
    return endings.facts.filter { names.contains($0.body.escalation) }
  }

  /// A concern's own identifier and those of what it was written instead of.
  ///
  /// Whoever was told of a concern was told of it, whether or not its words were put right afterwards.
  private func names(ofConcern id: EntryID) -> Set<EntryID> {
    var names: Set<EntryID> = [id]
    var isGrowing = !corrections.isEmpty
    while isGrowing {
      let earlier = corrections.facts.filter { !names.isDisjoint(with: $0.body.instead) }
        .map(\.body.entry)
      isGrowing = !names.isSuperset(of: earlier)
      names.formUnion(earlier)
    }
    return names
  }

  public var openStates: [EscalationState] { escalationStates.filter(\.isOpen) }
}

extension Record {
  /// Open urgent concerns of which nobody has recorded a route, the oldest first.
  public var withoutRoute: [EscalationState] {
    residents.values.flatMap { $0.openStates.filter { !$0.hasRoute } }.sorted {
      EntryHeader.isOrdered($0.concern.header, before: $1.concern.header)
    }
  }

  /// Open urgent concerns that were decided to go to hospital and have no transport yet.
  public var withoutTransport: [EscalationState] {
    residents.values.flatMap { $0.openStates.filter(\.needsTransport) }.sorted {
      EntryHeader.isOrdered($0.concern.header, before: $1.concern.header)
    }
  }
}
