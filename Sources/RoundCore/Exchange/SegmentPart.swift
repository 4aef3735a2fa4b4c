/// Some bytes of one segment of a chain, as packs carry them.
public struct SegmentPart: Hashable, Sendable {
  public let device: DeviceID
  public let name: SegmentName
  /// Where in the segment they begin.
  public let start: Int
  public let bytes: [UInt8]

  public init(device: DeviceID, name: SegmentName, start: Int, bytes: [UInt8]) {
    self.device = device
    self.name = name
    self.start = start
    self.bytes = bytes
  }
}

extension RoundFolder {
  /// What of a chain comes after one end of it and up to another, in order.
  ///
  /// - Parameter after: nil for all of it.
  public func parts(
    of home: HomeID, after: ChainEnd?, upTo end: ChainEnd
  ) throws(FileError) -> [SegmentPart] {
    var parts: [SegmentPart] = []
    let last = SegmentName(epoch: end.epoch, number: end.segment)
    let first = after.map { SegmentName(epoch: $0.epoch, number: $0.segment) }
    for name in try segments(of: home, device: end.device) where name <= last {
      if let first, name < first { continue }
      let bytes = try segment(name, of: home, device: end.device)
      let start = name == first ? after?.bytes ?? 0 : 0
      let stop = name == last ? min(end.bytes, bytes.count) : bytes.count
      guard start < stop else { continue }
      parts.append(
        SegmentPart(device: end.device, name: name, start: start, bytes: Array(bytes[start..<stop]))
      )
    }
    return parts
  }
}
