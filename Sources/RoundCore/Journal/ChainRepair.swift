/// Puts a chain together again from two copies of it, line by line.
///
/// A line is taken only where its own hash fits and it follows the line before it, so nothing can come in
/// that was not in the chain. Lines of our own copy that fit are never left out, unless somebody saw
/// others in their place and the other copy has those.
struct ChainRepair {
  let home: HomeID
  let device: DeviceID
  let place: String
  /// Segments as they stand here; those rebuilt before, as rebuilt.
  let ours: [SegmentName: [UInt8]]
  /// The other copy.
  let theirs: [SegmentName: [UInt8]]
  /// What has been sealed or seen of the chain.
  let known: [WitnessCheck.Known]

  /// What came of it.
  struct Result {
    /// The segments that are other than ours now.
    var rebuilt: [SegmentName: [UInt8]] = [:]
    /// Lines of the other copy in each of them.
    var taken: [SegmentName: Int] = [:]
    /// Both copies have gone on in different ways from this line on; nothing of this epoch is changed.
    var parting: [Int: Int] = [:]
  }

  /// One way to fill a segment.
  private struct Candidate {
    let bytes: [UInt8]
    let walker: ChainWalker
    /// Places that do not fit, in this segment and at the beginning of the next.
    let problems: Int
    let lines: Int
  }

  func run() -> Result {
    var result = Result()
    var walker = ChainWalker(home: home, device: device, place: place)
    let names = Set(ours.keys).union(theirs.keys).sorted()
    let distrusted = distrustedLines(&result)
    for (index, name) in names.enumerated() {
      let next = index + 1 < names.count ? names[index + 1] : nil
      let mine = ours[name]
      let own = Set(mine.map { lines(of: $0) } ?? []).subtracting(distrusted)
      var best: Candidate?
      for bytes in candidates(name, head: walker, distrusted: distrusted) {
        // What fits here by itself is never left out.
        let isWhole = own.isSubset(of: Set(lines(of: bytes)))
        guard isWhole || bytes == mine, result.parting[name.epoch] == nil || bytes == mine else {
          continue
        }
        let candidate = weigh(bytes, name, after: walker, next: next)
        guard let standing = best else {
          best = candidate
          continue
        }
        if (candidate.problems, standing.lines) < (standing.problems, candidate.lines) {
          best = candidate
        }
      }
      guard let best else { continue }
      walker = best.walker
      if best.bytes != mine {
        result.rebuilt[name] = best.bytes
        result.taken[name] =
          Set(lines(of: best.bytes)).subtracting(mine.map { lines(of: $0) } ?? [])
          .count
      }
    }
    return result
  }

  /// The hashes of the lines that fit by themselves.
  private func lines(of bytes: [UInt8]) -> [Digest] { whole(bytes).map(\.hashes.own) }

  private func whole(_ bytes: [UInt8]) -> [(line: ArraySlice<UInt8>, hashes: JournalLine.Hashes)] {
    var found: [(line: ArraySlice<UInt8>, hashes: JournalLine.Hashes)] = []
    var start = 0
    while let feed = bytes[start...].firstIndex(of: 0x0A) {
      let line = bytes[start...feed]
      if let hashes = try? JournalLine.check(line) { found.append((line, hashes)) }
      start = feed + 1
    }
    return found
  }

  /// Our lines in whose place somebody saw others, which the other copy has.
  private func distrustedLines(_ result: inout Result) -> Set<Digest> {
    var distrusted: Set<Digest> = []
    for epoch in Set(ours.keys.map(\.epoch)).intersection(theirs.keys.map(\.epoch)) {
      let mine = numbered(ours, epoch)
      let other = numbered(theirs, epoch)
      let common = Set(mine.keys).intersection(other.keys).sorted()
      guard let first = common.first(where: { mine[$0] != other[$0] }) else { continue }
      let claims = known.filter { $0.epoch == epoch && $0.sequence >= first }
      let speaksForThem = claims.contains { other[$0.sequence]?.string == $0.hash }
      let speaksForUs = claims.contains { mine[$0.sequence]?.string == $0.hash }
      if speaksForThem && !speaksForUs {
        distrusted.formUnion(mine.filter { $0.key >= first }.values)
      } else {
        result.parting[epoch] = first
      }
    }
    return distrusted
  }

  /// The lines of an epoch that fit by themselves, by their numbers.
  private func numbered(_ copy: [SegmentName: [UInt8]], _ epoch: Int) -> [Int: Digest] {
    var found: [Int: Digest] = [:]
    for (name, bytes) in copy where name.epoch == epoch {
      for (line, hashes) in whole(bytes) {
        if let sequence = JournalLine.sequence(of: line) { found[sequence] = hashes.own }
      }
    }
    return found
  }

  /// Ours, theirs, and both put together, with what may stand after the last line.
  private func candidates(
    _ name: SegmentName, head walker: ChainWalker, distrusted: Set<Digest>
  ) -> [[UInt8]] {
    let mine = ours[name] ?? []
    let other = theirs[name] ?? []
    var pool: [Digest: (line: ArraySlice<UInt8>, hashes: JournalLine.Hashes)] = [:]
    for one in whole(other) { pool[one.hashes.previous] = one }
    for one in whole(mine) where !distrusted.contains(one.hashes.own) {
      pool[one.hashes.previous] = one
    }
    // An opening entry may follow the line before the last, which the disk had refused.
    let starts = [mine, other].compactMap { whole($0).first?.hashes.previous }
    var begun = walker
    begun.begin(name)
    var made: [[UInt8]] = []
    for start in [begun.head] + starts {
      var head = start
      var bytes: [UInt8] = []
      var used: Set<Digest> = []
      while let one = pool[head], used.insert(head).inserted {
        bytes += one.line
        head = one.hashes.own
      }
      if !bytes.isEmpty { made.append(bytes) }
    }
    let tails = [mine, other].map { bytes in
      Array(bytes[(whole(bytes).last?.line.endIndex ?? 0)...])
    }
    let withTails = made.flatMap { bytes in tails.filter { !$0.isEmpty }.map { bytes + $0 } }
    var all: [[UInt8]] = []
    if ours[name] != nil { all.append(mine) }
    if theirs[name] != nil { all.append(other) }
    return all + made + withTails
  }

  private func weigh(
    _ bytes: [UInt8], _ name: SegmentName, after walker: ChainWalker, next: SegmentName?
  ) -> Candidate {
    var here = walker
    here.begin(name)
    let lines = here.consume(bytes).count
    var problems = here.damage.count - walker.damage.count
    if let next {
      // What the next segment says of this one's end decides whether it is the right one.
      let openings = [ours[next], theirs[next]].compactMap { bytes in
        bytes.flatMap { bytes in bytes.firstIndex(of: 0x0A).map { Array(bytes[...$0]) } }
      }
      let found = openings.map { opening in
        var ahead = here
        ahead.begin(next)
        _ = ahead.consume(opening)
        return ahead.damage.count - here.damage.count
      }
      problems += found.min() ?? 0
    } else if here.ending?.kind == .broken {
      problems += 1
    }
    // A line in whose place somebody saw another one.
    let numbered = numbered([name: bytes], name.epoch)
    for one in known where one.epoch == name.epoch {
      if let line = numbered[one.sequence], line.string != one.hash { problems += 1 }
    }
    return Candidate(bytes: bytes, walker: here, problems: problems, lines: lines)
  }
}
