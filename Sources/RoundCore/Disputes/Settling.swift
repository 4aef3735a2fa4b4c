/// How a person settles a dispute.
public enum Settling: Hashable, Sendable {
  /// One of the sides holds, by its place.
  case side(Int)
  /// Every allergy of every side.
  case everyAllergy
  /// Words of their own.
  case own(String)
}

extension Dispute {
  /// What a settling records.
  ///
  /// It takes the place of all that stand, so that nobody's record is lost and all computers come to the
  /// same. Nil for a settling that the subject does not have.
  ///
  /// Two people who settle at once with the same answer agree; with different ones it is in dispute again.
  public func settled(
    _ settling: Settling, in record: ResidentRecord, newID: () -> EntryID
  ) -> (any EntryBody)? {
    var chosen: EntryID?
    if case .side(let place) = settling {
      guard sides.indices.contains(place) else { return nil }
      chosen = sides[place].id
    }
    switch subject {
    case .allergies:
      let all = record.allergies.heads
      if settling == .everyAllergy { return everyAllergy(all.map(\.body)) }
      return all.first { $0.header.id == chosen }.map {
        AllergiesRecorded(status: $0.body.status, items: $0.body.items, replaces: heads)
      }
    case .cpr:
      return record.cpr.heads.first { $0.header.id == chosen }.map { fact in
        let old = fact.body
        return CPRRecorded(
          decision: old.decision, decidedOn: old.decidedOn, reviewOn: old.reviewOn,
          location: old.location, decidedBy: old.decidedBy, because: old.because, replaces: heads)
      }
    case .limits:
      return record.urgentPlans.heads.first { $0.header.id == chosen }.map { fact in
        let old = fact.body
        return UrgentPlanRecorded(
          limits: old.limits, medicinesInHouse: old.medicinesInHouse, medicines: old.medicines,
          location: old.location, decidedBy: old.decidedBy, decidedOn: old.decidedOn,
          replaces: heads)
      }
    case .infection:
      if case .own(let text) = settling { return InfectionRecorded(text: text, replaces: heads) }
      return record.infections.heads.first { $0.header.id == chosen }.map {
        InfectionRecorded(text: $0.body.text, since: $0.body.since, replaces: heads)
      }
    case .medicines:
      if case .own(let text) = settling {
        return MedicinesRecorded(text: text, asOf: nil, source: nil, replaces: heads)
      }
      return record.medicines.heads.first { $0.header.id == chosen }.map {
        MedicinesRecorded(
          text: $0.body.text, asOf: $0.body.asOf, source: $0.body.source, replaces: heads)
      }
    case .carePlan(let heading):
      let old = record.carePlan.first { $0.heading == heading }?.standing
        .first { $0.change.id == chosen }?.change
      var text = old?.after
      if case .own(let own) = settling { text = own }
      guard let text else { return nil }
      return CarePlanChanged(
        CarePlanChange(
          id: newID(), heading: heading, before: Dispute.both(sides.map(\.text)), after: text,
          why: "Two texts stood, and this one holds.", agreedWith: old?.agreedWith,
          agreedRole: old?.agreedRole, reviewOn: old?.reviewOn, replaces: heads))
    }
  }

  /// Nothing is left out that anybody has recorded.
  private func everyAllergy(_ all: [AllergiesRecorded]) -> AllergiesRecorded? {
    var items: [AllergiesRecorded.Allergy] = []
    for item in all.flatMap(\.items) where !items.contains(item) { items.append(item) }
    guard !items.isEmpty else { return nil }
    return AllergiesRecorded(status: .known, items: items, replaces: heads)
  }
}
