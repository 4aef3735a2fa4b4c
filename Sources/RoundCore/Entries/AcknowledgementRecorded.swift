/// The home's word back about something that a round decided, and the practice's answer to it.
public struct AcknowledgementRecorded: EntryBody {
  public static let kind = "acknowledgement.recorded"

  public enum State: String, Codable, Sendable, CaseIterable {
    case received, carePlanChanged, marChanged, done, notDone, query
    /// The sheet as a whole was read.
    case read
    /// The practice answered the query about the item.
    case answered
    /// Somebody at the home was told of the item: who is in `saidBy`.
    case told
    /// Whoever closed the round was asked, and nobody had been told yet.
    case notTold
  }

  public let round: RoundID
  /// The care-plan change, medicine change or action; nil for the sheet as a whole.
  public let item: EntryID?
  public let state: State
  public let note: String?
  /// Who said so, where somebody else writes it down, such as the practice after a telephone call; who
  /// was told, where the practice told somebody.
  public var saidBy: String?
  /// How it was said, in words: `by telephone`.
  public var how: String?
  /// When it was said or, where nobody is named in `saidBy`, when it was done; nil: when it was written
  /// down.
  public var at: Moment?

  public init(
    round: RoundID, item: EntryID?, state: State, note: String?, saidBy: String? = nil,
    how: String? = nil, at: Moment? = nil
  ) {
    self.round = round
    self.item = item
    self.state = state
    self.note = note
    self.saidBy = saidBy
    self.how = how
    self.at = at
  }

  /// Whether it says of an item that it is done or will not be.
  func settles(_ id: EntryID) -> Bool { item == id && (state == .done || state == .notDone) }

  /// Whether it says whom the practice told, or that it told nobody yet.
  public var isOfTelling: Bool { state == .told || state == .notTold }

  public func apply(to record: inout Record, as header: EntryHeader) {
    if header.resident != nil {
      record.update(header.resident) { $0.acknowledgements.insert(self, header) }
    } else {
      record.update(round) { $0.acknowledgements.insert(self, header) }
    }
  }
}
