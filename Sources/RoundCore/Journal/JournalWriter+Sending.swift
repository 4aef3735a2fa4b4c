extension JournalWriter {
  /// Seals what stands, so that whoever gets the chain can check it to its end.
  ///
  /// Nothing is added when nothing has been written since the last seal.
  ///
  /// - Parameter noting: called with the end of the chain under the lock, so that nothing is written
  ///   between the seal and what it notes; not for a damaged chain, which is sent to nobody.
  /// - Returns: how far the chain goes that may be sent; nil while it holds no line.
  public func sealForSending(
    now: Moment = .now(), noting: (ChainEnd) throws(LocalError) -> Void = { _ in }
  ) throws(JournalError) -> ChainEnd? {
    let lock: FileID
    var found: [Entry] = []
    do throws(FileError) {
      try folder.checkPlace()
      try folder.makeOwnFolder(folder.local)
      lock = try takeLock()
    } catch {
      throw .file(error)
    }
    defer { giveBack(lock) }
    do throws(FileError) {
      try catchUp(&found)
    } catch {
      throw .file(error)
    }
    _ = try checkWritable()
    if let seen = walker.segment?.epoch, seen > epoch { epoch = seen }
    if walker.entryCount > 0, walker.unsealed > 0 {
      if !hasSeat { _ = try takeSeat() }
      try writeSeal(now: now, &found)
    }
    guard let end = walker.end, walker.damage.isEmpty else { return walker.end }
    do throws(LocalError) {
      try noting(end)
    } catch {
      throw .local(error)
    }
    return end
  }
}
