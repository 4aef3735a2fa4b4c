/// How far a chain goes: its last line, and the bytes up to the end of it.
///
/// Everything in earlier segments, and everything before it in its own, comes before an end.
public struct ChainEnd: Codable, Hashable, Sendable {
  public let device: DeviceID
  public let epoch: Int
  /// The number of the last line.
  public let seq: Int
  /// The hash of that line.
  public let hash: String
  /// The number of its segment within the epoch.
  public let segment: Int
  /// Bytes of that segment up to the end of the line.
  public let bytes: Int

  public init(
    device: DeviceID, epoch: Int, seq: Int, hash: String, segment: Int, bytes: Int
  ) {
    self.device = device
    self.epoch = epoch
    self.seq = seq
    self.hash = hash
    self.segment = segment
    self.bytes = bytes
  }

  /// Whether this end comes before another one of the same chain.
  public func isBefore(_ other: ChainEnd) -> Bool {
    (epoch, segment, bytes) < (other.epoch, other.segment, other.bytes)
  }
}

extension ChainWalker {
  /// Where the chain ends; nil while it holds no line.
  var end: ChainEnd? {
    guard let base, base.lines > 0, base.sequence == sequence else { return nil }
    return ChainEnd(
      device: device, epoch: base.segment.epoch, seq: sequence, hash: head.string,
      segment: base.segment.number, bytes: base.goodBytes)
  }
}

extension JournalWriter {
  /// How far this computer's own chain goes; nil while it holds no line.
  public var end: ChainEnd? { walker.end }
}

extension JournalReader.Reading {
  /// How far each chain goes that is whole, by device.
  public var ends: [ChainEnd] {
    chains.keys.sorted().compactMap { device in
      guard let walker = chains[device], walker.damage.isEmpty else { return nil }
      return walker.end
    }
  }

  /// The devices whose chains can't be passed on, because they are damaged.
  public var damagedDevices: [DeviceID] {
    chains.keys.sorted().filter { chains[$0]?.damage.isEmpty == false }
  }
}
