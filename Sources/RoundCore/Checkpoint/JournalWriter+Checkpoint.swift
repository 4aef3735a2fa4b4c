extension JournalWriter {
  /// Keeps where the entries of the first screen stand, for the next start.
  ///
  /// - Parameters:
  ///   - record: what all the entries that this writer has read add up to.
  ///   - isAlike: whether the first screen comes out the same from a part of the record.
  /// - Returns: whether a checkpoint was kept. Nothing depends on it.
  public func keepCheckpoint(
    of record: Record, role: DeviceSettings.Role, on today: Day, isAlike: (Record) -> Bool
  ) -> Bool {
    guard !isUncertain, sure == nil, record.unknown.isEmpty, record.refused.isEmpty,
      (try? folder.checkPlace()) != nil
    else { return false }
    var chains = others.chains
    if walker.segment != nil { chains[device] = walker }
    let maker = CheckpointMaker(folder: folder, home: home, chains: chains)
    for isThorough in [false, true] {
      let set = WorkingSet(of: record, role: role, today: today, isThorough: isThorough)
      guard let checkpoint = try? maker.make(set, program: program),
        let part = checkpoint.record(in: folder)
      else { return false }
      if isAlike(part) { return keep(checkpoint) }
    }
    return false
  }

  /// One window at a time; who is saving something goes first.
  private func keep(_ checkpoint: Checkpoint) -> Bool {
    do throws(FileError) {
      let lock = try folder.files.lock(folder.lockFile, seconds: 1)
      defer { folder.files.unlock(lock) }
      return (try? folder.keep(checkpoint, of: home)) != nil
    } catch {
      return false
    }
  }
}
