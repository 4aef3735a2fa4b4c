/// Walks one device's chain, segment by segment, and checks every byte of it.
///
/// A line is trusted when its form, its own hash, its link to the line before, its number and its time
/// all fit. Bytes at the end of a segment that make no whole line are left over: fine when the next
/// segment names them, an unfinished entry when there is no next segment, damage otherwise.
struct ChainWalker {
  /// The bytes after the last good line of a segment.
  struct LeftOver: Equatable {
    let bytes: Int
    let hash: Digest
    static let none = LeftOver(bytes: 0, hash: Digest(of: []))
  }

  /// A segment that the walk has left behind.
  private struct Past {
    let name: SegmentName
    let goodBytes: Int
    let lines: Int
    let leftOver: LeftOver
  }

  let home: HomeID
  let device: DeviceID
  /// Path of the device's folder from the folder that holds everything.
  let place: String

  private(set) var segment: SegmentName?
  private(set) var head: Digest
  private(set) var sequence = 0
  private(set) var at: ClockReading?
  /// Bytes of the current segment up to the end of its last good line.
  private(set) var goodBytes = 0
  /// Lines up to there.
  private(set) var lines = 0
  private(set) var leftOver = LeftOver.none
  private(set) var damage: [Damage] = []
  /// Entries after a damaged place: their own hash fits, so they are shown all the same.
  private(set) var unlinked = 0
  /// A segment asks for a feature that this version lacks: it must not be added to.
  private(set) var needsNewerProgram = false
  /// The authors declared in this epoch, to be named again.
  private(set) var authors: [Author: EntryID] = [:]
  private(set) var entryCount = 0
  private(set) var byteCount = 0
  private var past: Past?

  /// Features of the journal format that this version has, beyond the first.
  static let knownNeeds: Set<String> = []

  init(home: HomeID, device: DeviceID, place: String) {
    self.home = home
    self.device = device
    self.place = place
    head = ChainWalker.start(home: home, device: device, epoch: 1)
  }

  /// What the very first line of an epoch names as the line before it: the hash of the chain's own
  /// name, so that one chain can't be taken for another.
  static func start(home: HomeID, device: DeviceID, epoch: Int) -> Digest {
    Digest(of: Array("homeround:1:\(home.text):\(device.text):\(epoch)".utf8))
  }

  /// The path of a segment's file from the folder that holds everything.
  func file(_ name: SegmentName) -> String { "\(place)/\(name.file)" }

  private mutating func report(
    _ name: SegmentName, line: Int, byte: Int, _ reason: String, kind: Damage.Kind = .broken
  ) {
    damage.append(Damage(kind: kind, file: file(name), line: line, byte: byte, reason: reason))
  }

  /// Goes on to the next segment.
  mutating func begin(_ name: SegmentName) {
    let isFirst = name.number == 1
    if let segment {
      past = Past(name: segment, goodBytes: goodBytes, lines: lines, leftOver: leftOver)
      let follows =
        name.epoch == segment.epoch ? name.number == segment.number + 1 : isFirst
      if !follows { report(name, line: 1, byte: 0, "a segment before this one is missing") }
    } else if !isFirst {
      report(name, line: 1, byte: 0, "a segment before this one is missing")
    }
    if isFirst {
      settlePast(nil)
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
    // The first line that does not stand, until a line that stands follows it.
    var gap: (line: Int, start: Int, problem: JournalLine.Problem)?
    let offset = goodBytes
    var number = lines
    var start = 0
    byteCount += bytes.count - leftOver.bytes
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      let line = bytes[start..<end]
      number += 1
      do throws(JournalLine.Problem) {
        let hashes = try JournalLine.check(line)
        let entry = try EntryLine.read(line, device: device)
        if let opened = gap {
          report(
            segment, line: opened.line, byte: offset + opened.start, opened.problem.rawValue)
          gap = nil
        } else if let problem = linkProblem(hashes, entry) {
          report(segment, line: number, byte: offset + start, problem.rawValue)
        }
        accept(entry, hashes, isFirstLine: number == 1)
        entries.append(entry)
        goodBytes = offset + end
        lines = number
      } catch {
        if gap == nil { gap = (number, start, error) }
      }
      start = end
    }
    if let gap {
      let rest = bytes[gap.start...]
      leftOver = LeftOver(bytes: rest.count, hash: Digest(of: rest))
    } else {
      leftOver = .none
    }
    return entries
  }

  private func linkProblem(_ hashes: JournalLine.Hashes, _ entry: Entry) -> JournalLine.Problem? {
    if hashes.previous != head { return .link }
    if entry.header.sequence != sequence + 1 { return .sequence }
    if let at, entry.header.at <= at { return .time }
    return nil
  }

  private mutating func accept(_ entry: Entry, _ hashes: JournalLine.Hashes, isFirstLine: Bool) {
    if !damage.isEmpty { unlinked += 1 }
    head = hashes.own
    sequence = entry.header.sequence
    at = entry.header.at
    entryCount += 1
    let opened: SegmentOpened?
    switch entry.content {
    case .known(let body as SegmentOpened): opened = body
    case .known(let body as AuthorDeclared):
      authors[body.author] = entry.header.id
      opened = nil
    default: opened = nil
    }
    guard let segment else { return }
    if let opened {
      if opened.home != home || opened.device != device || opened.epoch != segment.epoch
        || opened.segment != segment.number || !isFirstLine
      {
        report(segment, line: lines + 1, byte: goodBytes, "the segment belongs somewhere else")
      }
      if !ChainWalker.knownNeeds.isSuperset(of: opened.needs) { needsNewerProgram = true }
      settlePast(opened.previous)
    } else if isFirstLine {
      report(segment, line: 1, byte: 0, "the segment does not begin with its opening entry")
      settlePast(nil)
    }
  }

  /// Compares what is left over in the segment before with what this one says of it.
  private mutating func settlePast(_ named: SegmentOpened.Previous?) {
    guard let past else { return }
    self.past = nil
    let accounted =
      named?.unsynced == true
      || (past.leftOver.bytes == 0 && (named?.leftOverBytes ?? 0) == 0)
      || (named?.leftOverBytes == past.leftOver.bytes
        && named?.leftOverHash == past.leftOver.hash.string)
    if !accounted {
      report(
        past.name, line: past.lines + 1, byte: past.goodBytes,
        "bytes that no later segment accounts for")
    }
  }

  /// What stands at the end of the chain besides good lines; call when all segments are consumed.
  var ending: Damage? {
    guard let segment, leftOver.bytes > 0 else { return nil }
    // More than the longest line can't be one entry that a power cut tore.
    let isOneEntry = leftOver.bytes <= JournalLine.longest + 1
    return Damage(
      kind: isOneEntry ? .unfinished : .broken, file: file(segment), line: lines + 1,
      byte: goodBytes,
      reason: isOneEntry
        ? "an entry that was not finished" : "bytes after the last entry that are no entry")
  }
}
