/// What the entries say of one round.
public struct RoundRecord: Hashable, Sendable {
  public let id: RoundID
  public var plans = Log<RoundPlanned>()
  public var openings = Log<RoundOpened>()
  public var closings = Log<RoundClosed>()
  public var sent = Log<ListSent>()
  public var cancellations = Log<RoundCancelled>()
  public var arrangements = Log<ListArranged>()
  public var orders = Log<ListReordered>()
  public var acknowledgements = Log<AcknowledgementRecorded>()

  init(id: RoundID) { self.id = id }

  /// The plan as it stands; nil when only later entries of the round have come.
  public var plan: RoundPlanned? { plans.last?.body }
  public var date: Day? { plan?.date }
  public var isOpened: Bool { !openings.isEmpty }
  public var isClosed: Bool { !closings.isEmpty }
  public var isSent: Bool { !sent.isEmpty }
  /// Called off, or missed.
  public var isCancelled: Bool { !cancellations.isEmpty }
}
