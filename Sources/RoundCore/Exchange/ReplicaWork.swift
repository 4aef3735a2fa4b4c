/// Lays parts of one device's chain over the copy that a folder holds, and walks all of it.
struct ReplicaWork {
  let home: HomeID
  let device: DeviceID
  let folder: RoundFolder
  private(set) var walker: ChainWalker
  private(set) var additions: [ReplicaPlan.Addition] = []
  /// The entries that are new.
  private(set) var entries: [Entry] = []

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
    try walk(whole, here)
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
    _ whole: [SegmentName: [UInt8]], _ here: [SegmentName: [UInt8]]
  ) throws(ReplicaProblem) {
    for name in whole.keys.sorted() {
      guard let bytes = whole[name] else { continue }
      let held = here[name] ?? []
      walker.begin(name)
      _ = walker.consume(held)
      if let damage = walker.damage.first { throw .damagedHere(damage) }
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
