extension JournalWriter {
  /// The segments of the chain, as they were listed last, and what the disk said of their folder then.
  struct Listing {
    let stamp: FolderStamp
    let names: [SegmentName]
    let rebuilt: Set<SegmentName>
  }

  /// Reads what has been added since: by this window's own last append, or by another window.
  func catchUp(_ others: inout [Entry]) throws(FileError) {
    let (names, rebuilt) = try list()
    try checkNotRebuilt(among: rebuilt)
    if let sure {
      // What the cache shows of a line that the disk refused proves nothing. Only another window that
      // has gone on from it, not knowing, makes it part of the chain.
      guard try haveOthersWritten(names) else { return }
      walker = sure
      self.sure = nil
      refused = []
    }
    if let current = walker.segment {
      // What was taken away is not written to.
      if !names.contains(current) {
        closeFile()
      } else if try !standsAsRead() {
        let found = walker.consume(try read(current))
        if !found.isEmpty { hasReadUnsynced = true }
        others += found
      }
    }
    for name in names where walker.segment.map({ name > $0 }) ?? true {
      // Read before it is begun: when it can't be read, the walk stays where it was.
      let isRebuilt = try folder.isRebuilt(name, of: home, device: device)
      let bytes = try folder.segment(name, of: home, device: device)
      closeFile()
      walker.begin(name, isRebuilt: isRebuilt)
      isNameUncertain = false
      let found = walker.consume(bytes)
      hasReadUnsynced = true
      if !found.isEmpty { isUncertain = false }
      if let entry = walker.disowned { disowned.insert(entry) }
      // Passed on when it was read first; then the window that wrote it wrote it again.
      others += found.filter { !disowned.contains($0.header.id) }
    }
  }

  /// The segments of the chain and those that were rebuilt; listed anew only where the disk does not say
  /// that the folder is as it was.
  private func list() throws(FileError) -> (all: [SegmentName], rebuilt: Set<SegmentName>) {
    let stamp = try folder.files.stamp(of: chainPath)
    if let stamp, let listing, listing.stamp == stamp { return (listing.names, listing.rebuilt) }
    listing = nil
    let found = try folder.segmentFiles(of: home, device: device)
    // The stamp was taken before the names: with what came in between, the folder bears another.
    listing = stamp.map { Listing(stamp: $0, names: found.all, rebuilt: found.rebuilt) }
    return found
  }

  /// Whether the current segment is the file that is open here, and as long as what was read of it.
  private func standsAsRead() throws(FileError) -> Bool {
    guard let open, !walker.hasLeftOver else { return false }
    guard let size = try folder.files.size(of: openPath, openAs: open) else {
      // Another file has its name now. What is written must go where readers look.
      closeFile()
      return false
    }
    return size == walker.goodBytes
  }

  /// Refuses to go on from a segment for which a rebuilt file has come to stand in: readers take that
  /// one, so what is added to the original would be called saved and read by nobody.
  private func checkNotRebuilt(among rebuilt: Set<SegmentName>) throws(FileError) {
    guard !rebuilt.isEmpty else { return }
    let ends = [walker.segment, walker.base?.segment, sure?.segment, sure?.base?.segment]
    for name in Set(ends.compactMap(\.self)).intersection(rebuilt)
    where !walker.rebuilt.contains(name) {
      guard try folder.isRebuilt(name, of: home, device: device) else { continue }
      throw FileError(.open, .rebuilt, path: folder.absolute(walker.file(name)))
    }
  }

  private func haveOthersWritten(_ names: [SegmentName]) throws(FileError) -> Bool {
    guard let current = walker.segment, names.last == current else { return true }
    return !refused.starts(with: try read(current))
  }

  private func read(_ name: SegmentName) throws(FileError) -> [UInt8] {
    try folder.files.read(folder.absolute(walker.file(name)), from: walker.goodBytes)
  }
}
