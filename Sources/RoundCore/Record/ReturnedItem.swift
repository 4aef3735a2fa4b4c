/// Something that a round decided and that the home confirms.
public struct ReturnedItem: Hashable, Sendable {
  public enum What: Hashable, Sendable {
    case medicine(MedicineChange)
    case carePlan(CarePlanChange)
    /// An action of the home.
    case action(RoundAction)
  }

  public let what: What
  public let round: RoundID
  public let resident: ResidentID
  /// The review that decided it.
  public let review: EntryHeader
  /// Everything that was said about it, oldest first.
  public let words: [Fact<AcknowledgementRecorded>]
  /// When it was asked for: when the round was closed, or the review signed after that.
  public let asked: Moment
  /// From when it is overdue.
  public let due: Moment
  /// What has become of it where it is an action: ticked off it is as good as confirmed.
  public let action: ActionState?
  /// The resident has died or left: nobody has to confirm it any more.
  public let isMoot: Bool

  public var id: EntryID { ReturnedItem.id(of: what) }

  public var isMARToday: Bool {
    if case .medicine(let change) = what { return change.marToday }
    return false
  }

  /// The latest word of the home, or the practice's answer; nil when nobody has said anything.
  public var latest: Fact<AcknowledgementRecorded>? {
    words.last { $0.body.state != .told && $0.body.state != .notTold }
  }

  /// Who of the home was told of it, or that nobody was; nil where nobody was asked, and where what was told
  /// last is that it was taken back.
  public var told: Fact<AcknowledgementRecorded>? {
    lastTelling.flatMap { $0.body.isOfTakingBack ? nil : $0 }
  }

  private var lastTelling: Fact<AcknowledgementRecorded>? {
    words.last { $0.body.state == .told || $0.body.state == .notTold }
  }

  /// Whoever closed the round said that nobody had been told, or the home was told last that it does not hold;
  /// and nobody has been told since.
  public var isNobodyTold: Bool {
    guard latest == nil, let last = lastTelling?.body else { return false }
    return last.state == .notTold || last.isOfTakingBack
  }

  /// The word that confirms it; nil while there is none, or a later question.
  ///
  /// An answer takes nothing back: the home may have done the thing while it was on its way.
  public var confirmation: Fact<AcknowledgementRecorded>? {
    let last = words.last { $0.body.state.isConfirmation || $0.body.state == .query }
    return last.flatMap { $0.body.state.isConfirmation ? $0 : nil }
  }

  /// The home's question, while nobody has answered it and the home has not done without.
  public var openQuery: Fact<AcknowledgementRecorded>? {
    guard
      let last = words.last(where: {
        $0.body.state.isConfirmation || $0.body.state == .query || $0.body.state == .answered
      }), last.body.state == .query
    else { return nil }
    return last
  }

  public var isQuery: Bool { openQuery != nil }

  /// Said to be done, or why it is not; a query or its answer, or that it was received or read, is not
  /// that.
  public var isConfirmed: Bool { action.map { !$0.isOpen } ?? (confirmation != nil) }

  /// The home has said why it was not done: nobody has to confirm it, and the practice has to know.
  public var isNotDone: Bool {
    if let action { return action.state == .notDone && !action.isClosedByDeath }
    return confirmation?.body.state == .notDone
  }

  /// Somebody still has to say what has become of it.
  public var isOpen: Bool { !isConfirmed && !isMoot }

  public func isOverdue(at now: Moment) -> Bool { isOpen && now >= due }

  /// Whoever confirms it says when the MAR was changed: it is late, and doses may have been given since.
  public func asksWhen(at now: Moment) -> Bool {
    guard case .medicine = what else { return false }
    return isOverdue(at: now)
  }

  /// Confirmed, and not before it was due: by when it was done, else by when that was written down.
  public var isConfirmedLate: Bool {
    guard let confirmation, confirmation.body.state != .notDone else { return false }
    return (confirmation.body.at ?? confirmation.header.at.moment) >= due
  }
}

extension AcknowledgementRecorded.State {
  /// Whether it says what has become of an item.
  public var isConfirmation: Bool {
    switch self {
    case .carePlanChanged, .marChanged, .done, .notDone: return true
    case .received, .read, .query, .answered, .told, .notTold: return false
    }
  }
}
