/// The home's word back about something that a round decided.
public struct AcknowledgementRecorded: EntryBody {
  public static let kind = "acknowledgement.recorded"

  public enum State: String, Codable, Sendable {
    case received, carePlanChanged, marChanged, done, notDone, query
  }

  public let round: RoundID
  /// The care-plan change, medicine change or action; nil for the sheet as a whole.
  public let item: EntryID?
  public let state: State
  public let note: String?

  public init(round: RoundID, item: EntryID?, state: State, note: String?) {
    self.round = round
    self.item = item
    self.state = state
    self.note = note
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    if header.resident != nil {
      record.update(header.resident) { $0.acknowledgements.insert(self, header) }
    } else {
      record.update(round) { $0.acknowledgements.insert(self, header) }
    }
  }
}
