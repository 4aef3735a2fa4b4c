/// Seals the lines of a segment, each linked to the sealed line that stands for the one it follows.
struct SealedLinks {
  let files: any FileIO
  let segment: StorePlace.SegmentPlace
  let path: String
  /// The key of a segment, by its place.
  let key: (String) throws(FileError) -> SealingKey

  /// - Parameter known: the sealed lines that stand for plain ones, by their hashes.
  func seal(
    _ bytes: [UInt8], known: [Digest: Digest], key: SealingKey
  ) throws(FileError) -> [UInt8] {
    var known = known
    var sealed: [UInt8] = []
    sealed.reserveCapacity(bytes.count * 3 / 2)
    for place in CheckedLine.lines(of: bytes) {
      let line = bytes[place]
      if let hashes = try? JournalLine.check(line) {
        var previous = known[hashes.previous]
        if previous == nil { previous = try link(hashes.previous) }
        var settled: SegmentOpened.Previous?
        if let named = opened(line)?.previous { settled = try settle(named) }
        if let made = SealedLine.seal(
          line, after: previous ?? hashes.previous, key: key, settled: { settled ?? $0 })
        {
          known[hashes.own] = made.hash
          sealed += made.bytes
          continue
        }
      }
      guard let rest = SealedLine.sealRest(line, key: key) else {
        throw FileError(.write, .sealBroken, path: path)
      }
      sealed += rest
    }
    return sealed
  }

  private func opened(_ line: ArraySlice<UInt8>) -> SegmentOpened? {
    guard JournalLine.sequence(of: line) != nil, let device = DeviceID(segment.device),
      line.firstRange(of: Array(SegmentOpened.kind.utf8)) != nil,
      let entry = try? EntryLine.read(line, device: device, epoch: 1, kinds: [SegmentOpened.kind]),
      case .known(let body as SegmentOpened) = entry.content
    else { return nil }
    return body
  }

  // MARK: Segments before

  /// The segments before this one, the newest first, as they are read.
  private func before() throws(FileError) -> [SegmentName] {
    let names = try files.names(in: segment.folder)
    let all = Set(names.compactMap { SegmentName(file: $0) ?? SegmentName(rebuilt: $0) })
    return all.filter { $0 < segment.name }.sorted().reversed()
  }

  private func bytes(_ name: SegmentName) throws(FileError) -> [UInt8] {
    let rebuilt = "\(segment.folder)/\(name.rebuilt)"
    let isRebuilt = try files.kind(of: rebuilt) == .file
    return try files.read(isRebuilt ? rebuilt : "\(segment.folder)/\(name.file)", from: 0)
  }

  private func key(of name: SegmentName) throws(FileError) -> SealingKey {
    try key("homes/\(segment.home)/journals/\(segment.device)/\(name.file)")
  }

  /// The hash of the sealed line that stands for a plain one; of one that is not here, the same.
  private func link(_ plain: Digest) throws(FileError) -> Digest {
    if let home = HomeID(segment.home), let device = DeviceID(segment.device),
      plain == ChainWalker.start(home: home, device: device, epoch: segment.name.epoch)
    {
      return plain
    }
    for name in try before() {
      var found: Digest?
      var walk = SealedWalk()
      _ = walk.consume(try bytes(name), key: try key(of: name)) { mark in
        if let hashes = mark.hashes, hashes.plain == plain { found = hashes.sealed }
      }
      if let found { return found }
    }
    return plain
  }

  /// What an opening entry says of the segments before it, said of the sealed ones.
  private func settle(
    _ named: SegmentOpened.Previous
  ) throws(FileError) -> SegmentOpened.Previous {
    guard let base = SegmentName(file: named.file) ?? SegmentName(rebuilt: named.file) else {
      return named
    }
    var end: Int?
    var leftOver: [UInt8] = []
    for name in try before().reversed() where name >= base {
      let bytes = try bytes(name)
      guard name == base else {
        leftOver += bytes
        continue
      }
      if named.goodBytes == 0 { end = 0 }
      var walk = SealedWalk()
      _ = walk.consume(bytes, key: try key(of: name)) { mark in
        if mark.plain == named.goodBytes { end = mark.sealed }
      }
      leftOver = Array(bytes[(end ?? bytes.count)...])
    }
    guard let end else { return named }
    return SegmentOpened.Previous(
      file: named.file, goodBytes: end, leftOverBytes: leftOver.count,
      leftOverHash: Digest(of: leftOver).string, unsynced: named.unsynced)
  }
}
