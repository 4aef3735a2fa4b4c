/// Something that two people recorded in different words, without seeing each other's.
///
/// Both stand until a person settles it. No clock decides.
public struct Dispute: Hashable, Sendable {
  public enum Subject: Hashable, Sendable {
    case allergies, cpr
    /// Treatment limits, and medicines for the end of life.
    case limits
    case infection, medicines
    /// A heading of the care plan, as its changes name it.
    case carePlan(heading: String)
  }

  /// One of the records that stand.
  public struct Side: Hashable, Sendable {
    public let header: EntryHeader
    /// What a settling names: the entry, or the change within it.
    public let id: EntryID
    /// What it says, whole.
    public let text: String
  }

  public let resident: ResidentID
  public let subject: Subject
  /// Oldest first; at least two, and no two of them say the same.
  public let sides: [Side]
  /// Everything that a settling takes the place of: several may say the same.
  public let heads: [EntryID]

  /// `Allergies`, or the heading of the care plan.
  public func title(_ catalog: Catalog) -> String {
    switch subject {
    case .allergies: return "Allergies"
    case .cpr: return "CPR decision"
    case .limits: return "Treatment limits"
    case .infection: return "Infection"
    case .medicines: return "Medicines"
    case .carePlan(let heading): return catalog.words(heading, in: catalog.carePlanHeadings)
    }
  }

  /// Whether somebody may come to harm who reads only one of the two: then both stand wherever one
  /// would.
  public func isSafetyCritical(_ catalog: Catalog) -> Bool {
    guard case .carePlan(let heading) = subject else { return true }
    return catalog.carePlanHeadings.contains { choice in
      choice.isSafetyCritical && (choice.code == heading || choice.words == heading)
    }
  }
}
