/// Walks one device's chain, segment by segment, and checks every byte of it.
///
/// Trusts a line when its form, its own hash, its link to the line before, its number and its time all
/// fit. Bytes at the end of a segment that make no whole line are left over: fine when the next
/// segment names them, an unfinished entry when there is no next segment, damage otherwise.
struct ChainWalker {
  /// What the bytes after the last good line of a segment are.
  struct LeftOver: Equatable {
    let bytes: Int
    let hash: Digest
    static let none = LeftOver(bytes: 0, hash: Digest(of: []))
  }

  let home: HomeID
  let device: DeviceID
  /// Path of the device's folder from the folder that holds everything.
  let place: String

  private(set) var segment: SegmentName?
  private(set) var head: Digest
  private(set) var sequence = 0
  private(set) var at: ClockReading?
  private(set) var goodBytes = 0
  private(set) var lines = 0
  private(set) var leftOver = LeftOver.none
  private(set) var damage: [Damage] = []
  /// Entries after a damaged place whose own hash fits, so that they are shown all the same.
  private(set) var unlinked = 0
  /// A segment asks for a feature that this version lacks: it must not be added to.
  private(set) var needsNewerProgram = false
  private(set) var authors: [EntryID: Author] = [:]
  private var previousLeftOver: (name: SegmentName, goodBytes: Int, lines: Int, left: LeftOver)?

  init(home: HomeID, device: DeviceID, place: String) {
    self.home = home
    self.device = device
    self.place = place
    self.head = ChainWalker.start(home: home, device: device, epoch: 1)
  }

  /// What the very first line of an epoch names as the line before it: the hash of the chain's own
  /// name, so that a chain can't be taken for another's.
  static func start(home: HomeID, device: DeviceID, epoch: Int) -> Digest {
    Digest(of: Array("homeround:1:\(home.text):\(device.text):\(epoch)".utf8))
  }

  /// Features of the journal format that this version has; none beyond the first yet.
  static let knownNeeds: Set<String> = []

  /// Goes on to the next segment.
  mutating func begin(_ name: SegmentName) {
    if let segment {
      previousLeftOver = (segment, goodBytes, lines, leftOver)
      let follows =
        name.epoch == segment.epoch
        ? name.number == segment.number + 1 : name.number == 1 && name.epoch > segment.epoch
      if !follows { add(.broken, name, 1, 0, "a segment before this one is missing") }
    } else if name.number != 1 {
      add(.broken, name, 1, 0, "a segment before this one is missing")
    }
    if segment?.epoch != name.epoch {
      settleLeftOver(named: nil)
      head = ChainWalker.start(home: home, device: device, epoch: name.epoch)
      sequence = 0
      at = nil
      authors = [:]
    }
    segment = name
    goodBytes = 0
    lines = 0
    leftOver = .none
  }

  /// Takes the bytes of the current segment that come after `goodBytes`.
  ///
  /// - Returns: the entries of the whole lines among them.
  mutating func consume(_ bytes: [UInt8]) -> [Entry] {
    guard let segment else { return [] }
    var entries: [Entry] = []
    var start = bytes.startIndex
    // Where lines stopped standing; settled when a good line follows or the bytes end.
    var gap: (line: Int, byte: Int, offset: Int, problem: JournalLine.Problem)?
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex
      let line = bytes[start..<end]
      do throws(JournalLine.Problem) {
        let hashes = try JournalLine.check(line)
        let entry = try EntryLine.read(line, device: device)
        if let open = gap {
          add(.broken, segment, open.line, open.byte, open.problem.rawValue)
          unlinked += 1
          gap = nil
        } else {
          try checkLink(hashes, entry)
        }
        accept(entry, hashes)
        entries.append(entry)
        goodBytes += bytes.distance(from: start - (start - bytes.startIndex), to: end) - consumed(
          bytes, start)
      } catch {
        if error == .link || error == .sequence || error == .time {
          // The line is whole and its own hash fits: shown, but the chain is broken here.
          add(.broken, segment, lines + 1, goodBytes, error.rawValue)
          if let hashes = try? JournalLine.check(line),
            let entry = try? EntryLine.read(line, device: device)
          {
            accept(entry, hashes)
            entries.append(entry)
            unlinked += 1
            goodBytes += line.count
          }
        } else if gap == nil {
          gap = (lines + 1, goodBytes, start, error)
        }
        _ = error
      }
      start = end
    }
    if let open = gap {
      let rest = bytes[open.offset...]
      leftOver = LeftOver(bytes: rest.count, hash: Digest(of: rest))
    } else {
      leftOver = .none
    }
    return entries
  }
}
