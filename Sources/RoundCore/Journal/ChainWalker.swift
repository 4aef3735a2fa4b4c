/// Walks one device's chain, segment by segment, and checks every byte of it.
///
/// A line is trusted when its form, its own hash, its link to the line before, its number and its time
/// all fit. Bytes after the last good line that make no whole line are left over: fine when the next
/// opening entry names them, an unfinished entry when there is none, damage otherwise.
struct ChainWalker {
  /// The end of a good line, and what the next one must follow.
  struct Mark {
    let segment: SegmentName
    /// Bytes of the segment up to the end of the line.
    var goodBytes = 0
    /// Where the line begins.
    var lastLineStart = 0
    var lines = 0
    var head: Digest
    var sequence = 0
    var at: ClockReading?
  }

  /// What a seal says of a chain, and where it stands.
  struct Claim {
    /// The device whose chain it speaks of.
    let device: DeviceID
    let epoch: Int
    let sequence: Int
    let hash: String
    /// The device that says so.
    let witness: DeviceID
    let at: Moment
    let file: String
    let line: Int
  }

  /// Bytes of one segment that make no whole line.
  private struct Tail {
    let segment: SegmentName
    let line: Int
    let byte: Int
    let bytes: ArraySlice<UInt8>
  }

  let home: HomeID
  let device: DeviceID
  /// Path of the device's folder from the folder that holds everything.
  let place: String

  private(set) var segment: SegmentName?
  private(set) var head: Digest
  private(set) var sequence = 0
  private(set) var at: ClockReading?
  /// The latest time in any epoch of the chain.
  private(set) var latest: ClockReading?
  /// Bytes of the current segment up to the end of its last good line.
  private(set) var goodBytes = 0
  /// Lines up to there.
  private(set) var lines = 0
  /// The last good line, which may stand in an earlier segment than the current one.
  private(set) var base: Mark?
  private(set) var damage: [Damage] = []
  /// Entries after a damaged place: their own hash fits, so they are shown all the same.
  private(set) var unlinked = 0
  /// A segment asks for a feature that this version lacks: it must not be added to.
  private(set) var needsNewerProgram = false
  /// The authors declared in this epoch, to be named again.
  private(set) var authors: [Author: EntryID] = [:]
  private(set) var entryCount = 0
  private(set) var byteCount = 0
  /// The last entry of the segments before, when the current one leaves it behind: the disk had
  /// refused to sync it, so it was never said to be saved.
  private(set) var disowned: EntryID?

  /// Segments for which a rebuilt file stands in.
  private(set) var rebuilt: Set<SegmentName> = []
  /// The end of each epoch before the current one.
  private(set) var earlierEnds: [Int: Mark] = [:]
  /// What the seals of this chain say of others: all of it when signatures are checked, else the last
  /// word on each.
  private(set) var claims: [Claim] = []
  /// The key of this epoch's seals.
  private(set) var sealKey: String?
  /// Lines since the last seal, or since the epoch began.
  private(set) var unsealed = 0
  /// Whether signatures are checked: far slower than the rest, so not at every start.
  var checksSignatures = false
  /// The kinds of entries whose bodies are read; nil for all.
  var kinds: Set<String>?

  /// Those that a walk itself, and the damage that it tells, need.
  static let neededKinds: Set<String> = [
    SegmentOpened.kind, AuthorDeclared.kind, ChainSealed.kind, LossAccepted.kind,
  ]

  /// The number before this segment's is missing.
  ///
  /// That is fine when its opening entry follows all the same: a segment whose name a power cut took
  /// held no line.
  private var isAfterGap = false
  /// What stood before the last good line.
  private var beforeLast: Mark?
  private var lastEntry: EntryID?
  /// Bytes left over in the segments from `base` up to the one before the current.
  private var tails: [Tail] = []
  /// Bytes left over in the current segment.
  private var tail: Tail?

  /// What this chain says is accepted as lost.
  private(set) var losses: [LossAccepted] = []

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

  /// The path of a segment's file from the folder that holds everything, or of the rebuilt one that
  /// stands in for it.
  func file(_ name: SegmentName) -> String {
    "\(place)/\(rebuilt.contains(name) ? name.rebuilt : name.file)"
  }

  /// Everything after the last good line, in its segment and those after it.
  var leftOver: [UInt8] { tails.flatMap(\.bytes) + (tail?.bytes ?? []) }

  var hasLeftOver: Bool { tail != nil || !tails.isEmpty }

  private mutating func report(_ name: SegmentName, line: Int, byte: Int, _ reason: String) {
    damage.append(
      Damage(kind: .broken, file: file(name), line: line, byte: byte, reason: reason))
  }

  /// Goes on to the next segment.
  mutating func begin(_ name: SegmentName, isRebuilt: Bool = false) {
    if isRebuilt { rebuilt.insert(name) }
    let isFirst = name.number == 1
    isAfterGap =
      !isFirst && (name.epoch != segment?.epoch || name.number != (segment?.number ?? 0) + 1)
    if let segment, let base, name.epoch != segment.epoch, base.segment.epoch == segment.epoch {
      earlierEnds[segment.epoch] = base
    }
    // The new epoch names these bytes, and rests on nothing before them: they stay damage.
    if isFirst, let ending, ending.kind == .broken { damage.append(ending) }
    if isFirst {
      sealKey = nil
      unsealed = 0
      head = ChainWalker.start(home: home, device: device, epoch: name.epoch)
      sequence = 0
      at = nil
      authors = [:]
      beforeLast = nil
    }
    if base == nil { base = Mark(segment: name, head: head) }
    if let tail { tails.append(tail) }
    tail = nil
    segment = name
    goodBytes = 0
    lines = 0
    disowned = nil
  }

  /// Takes the bytes of the current segment that come after `goodBytes`.
  ///
  /// - Parameter made: what was checked of the bytes when they were made, where they are one new line.
  /// - Returns: the entries of the whole lines among them.
  mutating func consume(_ bytes: [UInt8], as made: CheckedLine? = nil) -> [Entry] {
    guard let segment else { return [] }
    var entries: [Entry] = []
    // The first line that does not stand, until a line that stands follows it.
    var gap: (line: Int, start: Int, problem: JournalLine.Problem)?
    let offset = goodBytes
    var number = lines
    byteCount += bytes.count - (tail?.bytes.count ?? 0)
    tail = nil
    let lines =
      made.map { [$0] }
      ?? CheckedLine.all(of: bytes, device: device, epoch: segment.epoch, kinds: kinds)
    entries.reserveCapacity(lines.count)
    for checked in lines {
      let (start, end) = (checked.bytes.lowerBound, checked.bytes.upperBound)
      number += 1
      do throws(JournalLine.Problem) {
        let (hashes, entry) = try checked.content.get()
        if number == 1 { leaveBehindUnsynced(entry, hashes) }
        if let opened = gap {
          report(
            segment, line: opened.line, byte: offset + opened.start, opened.problem.rawValue)
          gap = nil
        } else if let problem = linkProblem(hashes, entry) {
          report(
            segment, line: number, byte: offset + start,
            isAfterGap && number == 1
              ? "a segment before this one is missing" : problem.rawValue)
        }
        accept(entry, hashes, line: number, start: offset + start, end: offset + end)
        entries.append(entry)
      } catch {
        if gap == nil { gap = (number, start, error) }
      }
    }
    tail = gap.map {
      Tail(segment: segment, line: $0.line, byte: offset + $0.start, bytes: bytes[$0.start...])
    }
    return entries
  }

  /// Whether a line that was made here stands, and follows the last good one.
  func isNext(_ made: CheckedLine) -> Bool {
    guard case .success(let (hashes, entry)) = made.content else { return false }
    return linkProblem(hashes, entry) == nil
  }

  private func linkProblem(_ hashes: JournalLine.Hashes, _ entry: Entry) -> JournalLine.Problem? {
    if hashes.previous != head { return .link }
    if entry.header.sequence != sequence + 1 { return .sequence }
    if let at, entry.header.at <= at { return .time }
    return nil
  }

  /// Goes back to before the last line when this opening entry says that the disk refused it.
  ///
  /// What a disk would not sync may be there or not after a power cut; either way it counts for nothing.
  private mutating func leaveBehindUnsynced(_ opening: Entry, _ hashes: JournalLine.Hashes) {
    guard case .known(let body as SegmentOpened) = opening.content, hashes.previous != head,
      let previous = body.previous, previous.unsynced == true, let mark = beforeLast,
      previous.file == mark.segment.file, previous.goodBytes == mark.goodBytes,
      hashes.previous == mark.head
    else { return }
    head = mark.head
    sequence = mark.sequence
    at = mark.at
    base = mark
    disowned = lastEntry
    authors = authors.filter { $0.value != lastEntry }
    entryCount -= 1
  }

  private mutating func accept(
    _ entry: Entry, _ hashes: JournalLine.Hashes, line: Int, start: Int, end: Int
  ) {
    if !damage.isEmpty { unlinked += 1 }
    guard let segment else { return }
    // To ask for the type of a body takes longer than to compare the kind, and every line is asked.
    let kind = entry.header.kind
    if kind == SegmentOpened.kind, case .known(let body as SegmentOpened) = entry.content {
      if body.home != home || body.device != device || body.epoch != segment.epoch
        || body.segment != segment.number || line != 1
      {
        report(segment, line: line, byte: start, "the segment belongs somewhere else")
      }
      if !ChainWalker.knownNeeds.isSuperset(of: body.needs) { needsNewerProgram = true }
      if line == 1 { settle(body.previous) }
    } else if line == 1 {
      report(segment, line: 1, byte: 0, "the segment does not begin with its opening entry")
      settle(nil)
    }
    if kind == AuthorDeclared.kind, case .known(let body as AuthorDeclared) = entry.content {
      authors[body.author] = entry.header.id
    }
    if kind == LossAccepted.kind, case .known(let body as LossAccepted) = entry.content {
      losses.append(body)
    }
    if kind == ChainSealed.kind, case .known(let body as ChainSealed) = entry.content {
      check(body, entry, hashes, in: segment, line: line, start: start)
      unsealed = 0
    } else {
      unsealed += 1
    }
    beforeLast = base.map {
      Mark(
        segment: $0.segment, goodBytes: $0.goodBytes, lines: $0.lines, head: head,
        sequence: sequence, at: at)
    }
    head = hashes.own
    sequence = entry.header.sequence
    at = entry.header.at
    latest = latest.map { max($0, entry.header.at) } ?? entry.header.at
    goodBytes = end
    lines = line
    base = Mark(
      segment: segment, goodBytes: end, lastLineStart: start, lines: line, head: head,
      sequence: sequence, at: at)
    tails = []
    lastEntry = entry.header.id
    entryCount += 1
  }

  /// Whether a seal is of the line before it, signed, and by the same key as those before.
  private mutating func check(
    _ seal: ChainSealed, _ entry: Entry, _ hashes: JournalLine.Hashes, in segment: SegmentName,
    line: Int, start: Int
  ) {
    if seal.epoch != segment.epoch || seal.seq != entry.header.sequence - 1
      || seal.head != hashes.previous.string
    {
      report(segment, line: line, byte: start, "the seal is not of the line before it")
    } else if checksSignatures, seal.isSigned(home: home, device: device) == false {
      report(segment, line: line, byte: start, "the signature of the seal does not fit")
    }
    if let sealKey, sealKey != seal.key {
      report(
        segment, line: line, byte: start, "the seal was made with another key than those before")
    }
    sealKey = seal.key
    if !checksSignatures {
      claims.removeAll { claim in seal.seen.contains { claim.device == $0.device } }
    }
    for seen in seal.seen where seen.device != device {
      claims.append(
        Claim(
          device: seen.device, epoch: seen.epoch, sequence: seen.seq, hash: seen.hash,
          witness: device, at: entry.header.at.moment, file: file(segment), line: line))
    }
  }

  /// The end of an epoch, as far as it was read; nil for one that holds no line.
  func end(of epoch: Int) -> Mark? {
    if epoch == segment?.epoch, let base, base.segment.epoch == epoch, base.lines > 0 {
      return base
    }
    return earlierEnds[epoch].flatMap { $0.lines > 0 ? $0 : nil }
  }

  /// Compares what lies between the last good line and this segment with what its opening entry says.
  private mutating func settle(_ named: SegmentOpened.Previous?) {
    guard let base, let segment else { return }
    // An epoch starts anew, so its first segment need not say what it follows.
    let isFirst = segment.number == 1
    let follows =
      named.map { $0.file == base.segment.file && $0.goodBytes == base.goodBytes } ?? isFirst
    let bytes = leftOver
    let accounts =
      named?.unsynced == true
      || (named?.leftOverBytes ?? 0) == bytes.count
        && (named?.leftOverHash ?? Digest(of: []).string) == Digest(of: bytes).string
    if follows && accounts { return }
    let place = tails.first
    report(
      place?.segment ?? base.segment, line: place?.line ?? base.lines + 1,
      byte: place?.byte ?? base.goodBytes, "bytes that no later segment accounts for")
  }

  /// What stands at the end of the chain besides good lines; call when all segments are consumed.
  var ending: Damage? {
    let all = tails + (tail.map { [$0] } ?? [])
    guard let first = all.first else { return nil }
    // More than the longest line, or a line that stands, can't be in one entry that a power cut tore.
    let isOneEntry = all.allSatisfy {
      $0.bytes.count <= JournalLine.limit(of: $0.bytes) && !JournalLine.isHeld(in: $0.bytes)
    }
    return Damage(
      kind: isOneEntry ? .unfinished : .broken, file: file(first.segment), line: first.line,
      byte: first.byte,
      reason: isOneEntry
        ? "an entry that was not finished" : "bytes after the last entry that are no entry")
  }
}
