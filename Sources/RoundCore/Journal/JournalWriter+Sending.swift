extension JournalWriter {
  /// Seals what stands, so that whoever gets the chain can check it to its end.
  ///
  /// Nothing is added when nothing has been written since the last seal.
  ///
  /// - Returns: why a new epoch was begun, to be told; nil when none was.
  public func sealForSending(now: Moment = .now()) throws(JournalError) -> NewEpoch? {
    let lock: FileID
    var found: [Entry] = []
    do throws(FileError) {
      try folder.checkPlace()
      try folder.makeOwnFolder(folder.local)
      lock = try folder.files.lock(folder.lockFile, seconds: 5)
    } catch {
      throw .file(error)
    }
    defer { folder.files.unlock(lock) }
    do throws(FileError) {
      try catchUp(&found)
    } catch {
      throw .file(error)
    }
    _ = try checkWritable()
    if let seen = walker.segment?.epoch, seen > epoch { epoch = seen }
    guard walker.entryCount > 0, walker.unsealed > 0 else { return nil }
    let reason = hasSeat ? nil : try takeSeat()
    try writeSeal(now: now, &found)
    return reason
  }
}
