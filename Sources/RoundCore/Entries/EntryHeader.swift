/// What every entry says about itself.
public struct EntryHeader: Hashable, Sendable {
  public let id: EntryID
  public let device: DeviceID
  /// Counts the entries of a device's chain from 1, without gaps.
  public let sequence: Int
  public let kind: String
  public let version: Int
  public let at: ClockReading
  /// The `author.declared` entry of the same chain; nil for what the program itself wrote.
  public let by: EntryID?
  public let resident: ResidentID?

  public init(
    id: EntryID, device: DeviceID, sequence: Int, kind: String, version: Int, at: ClockReading,
    by: EntryID?, resident: ResidentID?
  ) {
    self.id = id
    self.device = device
    self.sequence = sequence
    self.kind = kind
    self.version = version
    self.at = at
    self.by = by
    self.resident = resident
  }

  /// The order in which entries are shown: by clock, then by identifier, the same on every machine.
  public static func isOrdered(_ left: EntryHeader, before right: EntryHeader) -> Bool {
    left.at == right.at ? left.id < right.id : left.at < right.at
  }
}
