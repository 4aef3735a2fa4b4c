/// The chains of a home that other devices have written, read on from where they were read to.
struct OtherChains {
  let home: HomeID
  /// The device whose chain is left out.
  let own: DeviceID
  private(set) var chains: [DeviceID: ChainWalker]
  /// Chains that could not be read the last time, as they were told.
  private var unread: [DeviceID: Damage] = [:]

  init(home: HomeID, own: DeviceID, chains: [DeviceID: ChainWalker]) {
    self.home = home
    self.own = own
    self.chains = chains.filter { $0.key != own }
  }

  /// How far each chain goes that is whole, for a seal to say.
  var seen: [ChainSealed.Seen] {
    chains.keys.sorted().compactMap { device in
      guard let walker = chains[device], walker.damage.isEmpty, let epoch = walker.segment?.epoch,
        let end = walker.end(of: epoch)
      else { return nil }
      return ChainSealed.Seen(
        device: device, epoch: epoch, seq: end.sequence, hash: end.head.string)
    }
  }

  /// The latest time in the other chains that a right clock of ours may be behind of.
  ///
  /// What we write after having seen it is to be later. A clock that is far ahead does not push ours.
  func latest(atMost now: Moment) -> ClockReading? {
    let limit = now.adding(minutes: ClockDoubted.tolerance)
    return chains.values.compactMap(\.latest).filter { $0.moment <= limit }.max()
  }

  /// The latest time in the other chains.
  var newest: Moment? { chains.values.compactMap(\.latest?.moment).max() }

  /// Reads what has been added, also by devices that had no chain before.
  ///
  /// A chain that can't be read is damage, told once; the others are read all the same.
  ///
  /// - Throws: `FileError` when the devices can't be listed, or the folder is locked.
  mutating func catchUp(
    in folder: RoundFolder, _ result: inout JournalWriter.Refreshed
  ) throws(FileError) {
    for device in try folder.devices(of: home) where device != own {
      let place = "\(folder.journals(of: home))/\(device.text)"
      var walker = chains[device] ?? ChainWalker(home: home, device: device, place: place)
      let before = walker.damage.count
      do throws(FileError) {
        try read(&walker, in: folder, &result)
        unread[device] = nil
      } catch {
        // What is only locked is not damaged, and is read when it is open again.
        if error.reason == .locked { throw error }
        let damage = Damage(
          kind: .broken, file: walker.segment.map { walker.file($0) } ?? place,
          line: walker.lines + 1, byte: walker.goodBytes, reason: error.sentence)
        if unread.updateValue(damage, forKey: device) != damage { result.damage.append(damage) }
      }
      result.damage += walker.damage.dropFirst(before)
      chains[device] = walker
    }
  }

  /// Each segment is read before it is begun, so that a walk which can't go on stays where it was.
  private func read(
    _ walker: inout ChainWalker, in folder: RoundFolder,
    _ result: inout JournalWriter.Refreshed
  ) throws(FileError) {
    let names = try folder.segments(of: home, device: walker.device)
    if let current = walker.segment, names.contains(current) {
      let path = folder.absolute(walker.file(current))
      result.entries += walker.consume(try folder.files.read(path, from: walker.goodBytes))
    }
    for name in names where walker.segment.map({ name > $0 }) ?? true {
      let isRebuilt = try folder.isRebuilt(name, of: home, device: walker.device)
      let bytes = try folder.segment(name, of: home, device: walker.device)
      walker.begin(name, isRebuilt: isRebuilt)
      result.entries += walker.consume(bytes)
    }
  }
}
