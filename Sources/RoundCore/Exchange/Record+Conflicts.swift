/// A heading of a resident's care plan that was changed twice by people who did not see each other's
/// change: both texts stand until a person settles it.
public struct CarePlanConflict: Hashable, Sendable {
  public let resident: ResidentID
  public let heading: CarePlanHeading

  /// The changes that stand side by side, oldest first.
  public var sides: [CarePlanHeading.Step] { heading.standing }
}

extension ResidentRecord {
  /// The headings of which more than one text stands.
  public var carePlanConflicts: [CarePlanConflict] {
    carePlan.filter { $0.standing.count > 1 }.map {
      CarePlanConflict(resident: id, heading: $0)
    }
  }
}

extension Record {
  /// Every heading of which more than one text stands, by resident.
  public var carePlanConflicts: [CarePlanConflict] {
    residents.keys.sorted().flatMap { residents[$0]?.carePlanConflicts ?? [] }
  }
}
