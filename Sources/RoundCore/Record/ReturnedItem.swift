/// Something that a round decided and that the home confirms.
public struct ReturnedItem: Hashable, Sendable {
  public enum What: Hashable, Sendable {
    case medicine(MedicineChange)
    case carePlan(CarePlanChange)
    /// An action of the home.
    case action(RoundAction)
  }

  public let what: What
  public let resident: ResidentID
  /// The latest word about it; nil when nobody has said anything.
  public let latest: Fact<AcknowledgementRecorded>?
  /// From when it is overdue.
  public let due: Moment
  /// What has become of it where it is an action: ticked off it is as good as confirmed.
  public let action: ActionState?

  public var id: EntryID {
    switch what {
    case .medicine(let change): return change.id
    case .carePlan(let change): return change.id
    case .action(let action): return action.id
    }
  }

  public var isMARToday: Bool {
    if case .medicine(let change) = what { return change.marToday }
    return false
  }

  /// A question of the home that the practice has not answered.
  public var isQuery: Bool { latest?.body.state == .query }

  /// Said to be done, or why it is not; a query or its answer, or that it was received or read, is not
  /// that.
  public var isConfirmed: Bool {
    if let action { return !action.isOpen }
    switch latest?.body.state {
    case .carePlanChanged, .marChanged, .done, .notDone: return true
    case .received, .read, .query, .answered, nil: return false
    }
  }

  public func isOverdue(at now: Moment) -> Bool { !isConfirmed && now >= due }
}
