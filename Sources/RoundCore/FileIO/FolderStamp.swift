/// What the disk says of a folder: as long as it says the same, the same names stand in it.
public struct FolderStamp: Hashable, Sendable {
  let device: UInt64
  let inode: UInt64
  /// When a name was last added, replaced or taken away: nanoseconds since 1970.
  let changed: Int64

  public init(device: UInt64, inode: UInt64, changed: Int64) {
    self.device = device
    self.inode = inode
    self.changed = changed
  }

  /// How long a folder must have been left alone: longer than the system's clock takes for one step.
  private static let settled: Int64 = 20_000_000
  /// Disks that keep times in steps of so many nanoseconds, or more, are not relied on.
  private static let coarse: Int64 = 10_000_000

  /// Whether any later change has another time.
  ///
  /// Two changes within one step of the clock have the same. So the clock must have gone on since, and
  /// the disk must keep fractions of a second.
  ///
  /// - Parameter now: of the clock by which the system gives files their times.
  func isSettled(now: Int64) -> Bool {
    now - changed > FolderStamp.settled && changed % FolderStamp.coarse != 0
  }
}
