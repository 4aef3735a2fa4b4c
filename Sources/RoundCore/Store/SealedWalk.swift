/// Reads a sealed segment from one of its line ends on, and keeps where its plain lines end.
struct SealedWalk {
  /// The end of a line, in the plain segment and in the sealed one.
  struct Mark {
    var plain = 0
    var sealed = 0
    /// Of the line; nil before the first, and after one that can't be opened.
    var hashes: (plain: Digest, sealed: Digest)?
  }

  /// The last two line ends, the beginning among them.
  private(set) var marks = [Mark()]
  /// The bytes after the last line end, as they stand and as they are shown.
  private(set) var tail: (sealed: [UInt8], plain: [UInt8]) = ([], [])

  var end: Mark { marks[marks.count - 1] }
  /// Bytes of the plain segment.
  var plainCount: Int { end.plain + tail.plain.count }

  /// Takes all the bytes of the sealed segment after the last line end.
  ///
  /// - Parameter each: gets every line end that is passed.
  /// - Returns: the plain bytes after that line end.
  mutating func consume(
    _ bytes: [UInt8], key: SealingKey, each: (Mark) -> Void = { _ in }
  ) -> [UInt8] {
    var shown: [UInt8] = []
    shown.reserveCapacity(bytes.count)
    tail = ([], [])
    for place in CheckedLine.lines(of: bytes) {
      let line = bytes[place]
      guard line.last == 0x0A else {
        tail = (Array(line), SealedLine.beginning(line, key: key))
        shown += tail.plain
        break
      }
      var mark = end
      mark.sealed += line.count
      if let opened = SealedLine.open(line, key: key) {
        shown += opened.bytes
        mark.plain += opened.bytes.count
        mark.hashes = (try? JournalLine.check(line, isHashed: true)).map { (opened.hash, $0.own) }
      } else {
        let standIn = SealedLine.standIn(line, key: key)
        shown += standIn
        mark.plain += standIn.count
        mark.hashes = nil
      }
      marks = [end, mark]
      each(mark)
    }
    return shown
  }

  /// Goes back to a line end; false when it is not one of those kept.
  mutating func goBack(toPlain place: Int) -> Bool {
    guard let index = marks.lastIndex(where: { $0.plain == place }) else { return false }
    marks = Array(marks[...index])
    tail = ([], [])
    return true
  }
}
