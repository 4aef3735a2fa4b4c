/// How a chain here compares with what somebody else has seen of it.
public enum Witnessed: Hashable, Sendable {
  case same
  /// The chain here ends before it.
  case shorter
  /// Another line stands in that place.
  case other
}

extension RoundFolder {
  /// Compares a chain with an end of it that somebody has seen.
  public func witnessed(_ seen: ChainEnd, of home: HomeID) throws(FileError) -> Witnessed {
    let name = SegmentName(epoch: seen.epoch, number: seen.segment)
    guard seen.bytes >= JournalLine.headLength + JournalLine.tailLength,
      try segments(of: home, device: seen.device).contains(name)
    else { return .shorter }
    let bytes = try segment(name, of: home, device: seen.device)
    guard bytes.count >= seen.bytes else { return .shorter }
    let hash = bytes[(seen.bytes - 46)..<(seen.bytes - 3)]
    return hash.elementsEqual(seen.hash.utf8) && bytes[seen.bytes - 1] == 0x0A ? .same : .other
  }
}
