/// What every entry says about itself.
public struct EntryHeader: Hashable, Sendable {
  public let id: EntryID
  public let device: DeviceID
  /// Of the segment in which it stands; 1 while it stands in none.
  public let epoch: Int
  /// Counts the entries of a device's chain from 1 in each epoch, without gaps.
  public let sequence: Int
  public let kind: String
  public let version: Int
  public let at: ClockReading
  /// The `author.declared` entry of the same chain; nil for what the program itself wrote.
  public let by: EntryID?
  public let resident: ResidentID?

  public init(
    id: EntryID, device: DeviceID, sequence: Int, kind: String, version: Int, at: ClockReading,
    by: EntryID?, resident: ResidentID?, epoch: Int = 1
  ) {
    self.epoch = epoch
    self.id = id
    self.device = device
    self.sequence = sequence
    self.kind = kind
    self.version = version
    self.at = at
    self.by = by
    self.resident = resident
  }

  /// The same with another copy of the author's identifier.
  func signed(by author: EntryID) -> EntryHeader {
    EntryHeader(
      id: id, device: device, sequence: sequence, kind: kind, version: version, at: at, by: author,
      resident: resident, epoch: epoch)
  }

  /// The order in which entries are shown: by clock, then by identifier, the same on every machine.
  ///
  /// Device and number come last: another party's chain may repeat an identifier, and then both
  /// entries stand, in one order everywhere.
  public static func isOrdered(_ left: EntryHeader, before right: EntryHeader) -> Bool {
    if left.at != right.at { return left.at < right.at }
    if left.id != right.id { return left.id < right.id }
    if left.device != right.device { return left.device < right.device }
    return left.sequence < right.sequence
  }

  /// Whether two headers are of one line of one chain.
  func isSameLine(as other: EntryHeader) -> Bool {
    sequence == other.sequence && id == other.id && at == other.at && device == other.device
  }
}
