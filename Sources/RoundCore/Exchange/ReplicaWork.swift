/// Lays parts of one device's chain over the copy that a folder holds, and walks all of it.
struct ReplicaWork {
  let home: HomeID
  let device: DeviceID
  let folder: RoundFolder
  private(set) var walker: ChainWalker
  private(set) var additions: [ReplicaPlan.Addition] = []
  /// The entries that are new.
  private(set) var entries: [Entry] = []
  /// Segments of a damaged copy that the parts make whole, as they are then.
  private var mended: Set<SegmentName> = []

  init(home: HomeID, device: DeviceID, folder: RoundFolder) {
    self.home = home
    self.device = device
    self.folder = folder
    walker = ChainWalker(
      home: home, device: device, place: "\(folder.journals(of: home))/\(device.text)")
    walker.checksSignatures = true
  }

  /// - Parameter start: where the parts say that they begin; nil for the first line of the chain.
  mutating func lay(_ parts: [SegmentPart], start: ChainEnd?) throws(ReplicaProblem) {
    var here: [SegmentName: [UInt8]] = [:]
    do throws(FileError) {
      for name in try folder.segments(of: home, device: device) {
        here[name] = try folder.segment(name, of: home, device: device)
      }
    } catch {
      throw .file(error)
    }
    let known = mend(&here, with: parts)
    try checkStart(start, here)
    var whole = here
    for part in parts.sorted(by: { ($0.name, $0.start) < ($1.name, $1.start) }) {
      let there = whole[part.name] ?? []
      guard part.start <= there.count else {
        throw .gap(device: device, from: nil, to: firstNumber(part) - 1)
      }
      let both = min(there.count - part.start, part.bytes.count)
      for place in 0..<both where there[part.start + place] != part.bytes[place] {
        throw .differing(
          device: device, file: walker.file(part.name), byte: part.start + place)
      }
      whole[part.name] = there + part.bytes[both...]
    }
    try walk(whole, here, known)
  }

  /// Makes a damaged copy whole, where the parts hold all of a damaged segment.
  ///
  /// By the rules of a repair: a line that fits by itself is never left out or replaced. A copy that is
  /// whole is not touched, so a chain that was written anew is still found to differ.
  ///
  /// - Returns: the entries of the copy as it stood; empty where nothing was to be mended.
  private mutating func mend(
    _ here: inout [SegmentName: [UInt8]], with parts: [SegmentPart]
  ) -> Set<EntryID> {
    var look = walker
    var known: Set<EntryID> = []
    for (name, bytes) in here.sorted(by: { $0.key < $1.key }) {
      look.begin(name)
      known.formUnion(look.consume(bytes).map(\.header.id))
    }
    guard !look.damage.isEmpty else { return [] }
    var theirs: [SegmentName: [UInt8]] = [:]
    for part in parts where part.start == 0 { theirs[part.name] = part.bytes }
    let repair = ChainRepair(
      home: home, device: device, place: walker.place, ours: here, theirs: theirs, known: []
    ).run()
    guard repair.parting.isEmpty else { return [] }
    // A segment that is only longer, or new, is added to like any other.
    for (name, bytes) in repair.rebuilt {
      guard let held = here[name], !bytes.starts(with: held) else { continue }
      here[name] = bytes
      mended.insert(name)
    }
    return known
  }

  /// The parts go on from a place; what is here must go at least so far.
  private func checkStart(
    _ start: ChainEnd?, _ here: [SegmentName: [UInt8]]
  ) throws(ReplicaProblem) {
    guard let start else { return }
    let name = SegmentName(epoch: start.epoch, number: start.segment)
    guard here[name]?.count ?? 0 < start.bytes else { return }
    // What is held of the same epoch tells from which number on something is missing.
    let held = here.keys.filter { $0.epoch == start.epoch }.sorted().last
    let last = held.flatMap { here[$0].flatMap(lastNumber) }
    throw .gap(device: device, from: last.map { $0 + 1 } ?? (here.isEmpty ? 1 : nil), to: start.seq)
  }

  private func lastNumber(_ bytes: [UInt8]) -> Int? {
    guard let end = bytes.lastIndex(of: 0x0A) else { return nil }
    let start = bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return JournalLine.sequence(of: bytes[start...end])
  }

  private func firstNumber(_ part: SegmentPart) -> Int {
    guard let end = part.bytes.firstIndex(of: 0x0A) else { return 0 }
    return JournalLine.sequence(of: part.bytes[...end]) ?? 0
  }

  private mutating func walk(
    _ whole: [SegmentName: [UInt8]], _ here: [SegmentName: [UInt8]], _ known: Set<EntryID>
  ) throws(ReplicaProblem) {
    for name in whole.keys.sorted() {
      guard let bytes = whole[name] else { continue }
      let held = here[name] ?? []
      walker.begin(name)
      let there = walker.consume(held)
      if let damage = walker.damage.first { throw .damagedHere(damage) }
      if mended.contains(name) {
        entries += there.filter { !known.contains($0.header.id) }
        if bytes.count > held.count {
          entries += walker.consume(Array(bytes[walker.goodBytes...]))
          if let damage = walker.damage.first { throw .broken(damage) }
        }
        additions.append(
          ReplicaPlan.Addition(device: device, name: name, start: nil, bytes: bytes))
        continue
      }
      guard bytes.count > held.count else { continue }
      // A copy that was cut off within a line is gone on with from the line's beginning.
      entries += walker.consume(Array(bytes[walker.goodBytes...]))
      if let damage = walker.damage.first { throw .broken(damage) }
      additions.append(
        ReplicaPlan.Addition(
          device: device, name: name, start: held.count, bytes: Array(bytes[held.count...])))
    }
    if !additions.isEmpty, let ending = walker.ending { throw .broken(ending) }
  }
}
