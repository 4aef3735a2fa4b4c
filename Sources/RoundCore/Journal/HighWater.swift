/// How far this computer had sealed a chain, remembered outside the chain.
///
/// A line that was cut from the end of a chain takes its own traces with it; this does not go with it.
/// Kept twice: in the folder's `local/sealed`, and outside the folder among the account's states, so that
/// a folder that was put back from a backup is noticed.
public struct HighWater: Codable, Hashable, Sendable {
  /// The end of an epoch as it was sealed.
  public struct Mark: Codable, Hashable, Sendable {
    public let epoch: Int
    /// The number of the seal's line.
    public let seq: Int
    /// Its hash.
    public let hash: String
    /// When it was sealed.
    public let at: Moment

    public init(epoch: Int, seq: Int, hash: String, at: Moment) {
      self.epoch = epoch
      self.seq = seq
      self.hash = hash
      self.at = at
    }
  }

  public let home: HomeID
  public let device: DeviceID
  /// One for each epoch, in order.
  public private(set) var marks: [Mark]

  public init(home: HomeID, device: DeviceID, marks: [Mark] = []) {
    self.home = home
    self.device = device
    self.marks = marks
  }

  /// Takes a mark in when it says more than the one of its epoch.
  public mutating func raise(to mark: Mark) {
    if let place = marks.firstIndex(where: { $0.epoch == mark.epoch }) {
      if mark.seq >= marks[place].seq { marks[place] = mark }
    } else {
      marks.append(mark)
      marks.sort { $0.epoch < $1.epoch }
    }
  }

  /// What two memories of one chain say together.
  public mutating func take(_ other: HighWater) {
    guard other.home == home, other.device == device else { return }
    for mark in other.marks where mark.seq > (self.mark(of: mark.epoch)?.seq ?? 0) {
      raise(to: mark)
    }
  }

  public func mark(of epoch: Int) -> Mark? { marks.first { $0.epoch == epoch } }
}
