extension JournalWriter {
  /// Begins the next segment, whose first line says how the chain stood.
  func openNewSegment(now: Moment) throws(JournalError) {
    var previous: SegmentOpened.Previous?
    if hasReadUnsynced || !isUncertain { try syncBefore() }
    do throws(FileError) {
      let isFirst = walker.segment?.epoch != epoch
      // An epoch's first segment need not say what it follows; one that failed may be followed by others.
      if let base = walker.base, !isFirst || walker.hasLeftOver {
        let leftOver = walker.leftOver
        previous = SegmentOpened.Previous(
          file: base.segment.file, goodBytes: base.goodBytes, leftOverBytes: leftOver.count,
          leftOverHash: Digest(of: leftOver).string, unsynced: isUncertain ? true : nil)
      }
      closeFile()
      if try !openEmptySegment() { try makeSegment() }
    } catch {
      throw .file(error)
    }
    guard let name = walker.segment else { throw .cannotEncode }
    let body = SegmentOpened(
      home: home, device: device, epoch: epoch, segment: name.number, program: program, needs: [],
      uses: [], previous: previous)
    _ = try put(body, id: identifiers.entry(at: now), by: nil, resident: nil, now: now)
  }

  /// Syncs what the next line builds on, so that a power cut leaves it true.
  func syncBefore() throws(JournalError) {
    hasReadUnsynced = false
    guard let base = walker.base, let last = walker.segment else { return }
    do throws(FileError) {
      for name in try folder.segments(of: home, device: device)
      where base.segment <= name && name <= last {
        let path = folder.absolute(walker.file(name))
        let file = try folder.files.openForAppend(path, creating: false)
        defer { folder.files.close(file) }
        try folder.files.sync(file)
      }
    } catch {
      if error.call == .sync { isUncertain = true }
      throw .file(error)
    }
  }

  /// Takes the current segment when nothing was ever written into it: a full disk or a power cut came
  /// between its making and its first line.
  private func openEmptySegment() throws(FileError) -> Bool {
    guard let current = walker.segment, current.epoch == epoch, walker.lines == 0,
      !isNameUncertain
    else { return false }
    let file = try openFile(current, creating: false)
    guard try folder.files.size(file) == 0 else {
      closeFile()
      return false
    }
    try syncNames()
    return true
  }

  private func makeSegment() throws(FileError) {
    let before = walker.segment
    let number = before.map { $0.epoch == epoch ? $0.number + 1 : 1 } ?? 1
    let name = SegmentName(epoch: epoch, number: number)
    try openFile(name, creating: true)
    if sure == nil { sure = walker }
    walker.begin(name)
    refused = []
    isNameUncertain = false
    try syncNames()
  }

  /// Syncs the names on the way to the current segment: whoever made the folders may have been killed
  /// before it could.
  private func syncNames() throws(FileError) {
    do throws(FileError) {
      var path = chainPath
      while path.utf8.count >= folder.path.utf8.count {
        try folder.files.syncFolder(path)
        path = Paths.parent(of: path)
      }
      do throws(FileError) {
        try folder.files.syncFolder(path.isEmpty ? "." : path)
      } catch {
        // Where this account may not look, another account made our folder's name.
        guard error.call == .open else { throw error }
      }
    } catch {
      isNameUncertain = true
      throw error
    }
  }
}
