/// A run of a chain that one pack carries: what it follows, its bytes, and where it ends.
public struct ChainPiece: Sendable {
  /// What comes before it; nil at the beginning of the chain.
  public let after: ChainEnd?
  public let end: ChainEnd
  public let parts: [SegmentPart]

  /// Bytes of all parts.
  public var count: Int { parts.reduce(0) { $0 + $1.bytes.count } }
}

extension RoundFolder {
  /// What of a chain comes after one end and up to another, in pieces of about so many bytes.
  ///
  /// A line is never cut, so a piece may be longer by one line.
  public func pieces(
    of home: HomeID, after: ChainEnd?, upTo end: ChainEnd, bytes budget: Int
  ) throws(FileError) -> [ChainPiece] {
    var pieces: [ChainPiece] = []
    var before = after
    var open: [SegmentPart] = []
    var size = 0
    var last = after
    for part in try parts(of: home, after: after, upTo: end) {
      var start = 0
      var place = 0
      func close(at stop: Int) {
        guard start < stop else { return }
        open.append(
          SegmentPart(
            device: part.device, name: part.name, start: part.start + start,
            bytes: Array(part.bytes[start..<stop])))
        start = stop
      }
      while let feed = part.bytes[place...].firstIndex(of: 0x0A) {
        let line = part.bytes[place...feed]
        guard let hashes = try? JournalLine.check(line), let number = JournalLine.sequence(of: line)
        else { break }
        if size > 0, size + line.count > budget, let reached = last {
          close(at: place)
          pieces.append(ChainPiece(after: before, end: reached, parts: open))
          before = reached
          open = []
          size = 0
        }
        size += line.count
        place = feed + 1
        last = ChainEnd(
          device: part.device, epoch: part.name.epoch, seq: number, hash: hashes.own.string,
          segment: part.name.number, bytes: part.start + place)
      }
      // What was left behind at the end of a segment goes with it.
      close(at: part.bytes.count)
    }
    if !open.isEmpty { pieces.append(ChainPiece(after: before, end: end, parts: open)) }
    return pieces
  }
}
