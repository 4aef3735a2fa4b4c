/// The visiting professional begins a round: written with the first thing signed on it.
public struct RoundOpened: EntryBody {
  public static let kind = "round.opened"

  public let round: RoundID

  public init(round: RoundID) { self.round = round }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(round) { $0.openings.insert(self, header) }
  }
}
