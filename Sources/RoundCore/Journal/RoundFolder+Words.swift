extension RoundFolder {
  /// The hash of an entry's line, as it stands in the journal; nil where it can't be found or read.
  ///
  /// It holds everything before it on that chain: whoever writes an earlier line anew changes it.
  public func hash(of header: EntryHeader, in home: HomeID) -> Digest? {
    guard let names = try? segments(of: home, device: header.device) else { return nil }
    for name in names {
      guard let bytes = try? segment(name, of: home, device: header.device) else { continue }
      var start = 0
      while start < bytes.count, let feed = bytes[start...].firstIndex(of: 0x0A) {
        let line = bytes[start...feed]
        if JournalLine.sequence(of: line) == header.sequence,
          JournalLine.names(header.id, in: line), let hashes = try? JournalLine.check(line)
        {
          return hashes.own
        }
        start = feed + 1
      }
    }
    return nil
  }

  /// The six words of the journal when a round was closed; nil for a round that is open.
  ///
  /// They stand on the sheet, so that paper is a witness: from a journal that was written anew before
  /// that place, other words come.
  public func closingWords(of round: RoundID, in record: Record) -> ClosingWords? {
    guard let header = record.rounds[round]?.closings.last?.header,
      let hash = hash(of: header, in: record.home)
    else { return nil }
    return ClosingWords(
      device: header.device, sequence: header.sequence, words: SpokenWords(of: hash.text).text)
  }
}

/// The head of a journal at the end of a round, in words that can be read out.
public struct ClosingWords: Hashable, Sendable {
  /// Whose chain.
  public let device: DeviceID
  /// The number of the entry that closed the round.
  public let sequence: Int
  /// Six words with spaces between.
  public let words: String

  public init(device: DeviceID, sequence: Int, words: String) {
    self.device = device
    self.sequence = sequence
    self.words = words
  }
}
