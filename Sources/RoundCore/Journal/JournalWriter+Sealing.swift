extension JournalWriter {
  /// Looks where the folder lives before the first entry, and begins a new epoch where it must.
  ///
  /// Called under the lock, so that of two windows only one does it.
  func takeSeat() throws(JournalError) -> NewEpoch? {
    do throws(LocalError) {
      let settings = try folder.settings() ?? DeviceSettings(device: device, role: .round)
      // Another window may have raised it since this one was opened.
      epoch = max(epoch, settings.epoch)
      let written = try folder.writtenSeat()
      let reason = newEpoch
      guard let reason else {
        if written == nil { try writeSeat(named: nil) }
        hasSeat = true
        return nil
      }
      // The settings first: cut off in between, the next window raises the epoch once more.
      epoch = max(epoch, highestKnownEpoch) + 1
      try folder.save(
        DeviceSettings(
          device: device, epoch: epoch, role: settings.role, person: settings.person,
          pretendHomes: settings.pretendHomes))
      try writeSeat(named: reason == .moved ? nil : written?.instance)
      hasSeat = true
      return reason
    } catch {
      throw .local(error)
    }
  }

  private var check: WitnessCheck {
    var chains = others.chains
    chains[device] = walker
    return WitnessCheck(folder: folder, home: home, own: device, chains: chains)
  }

  /// What is known of this device's own chain from elsewhere.
  private var known: [WitnessCheck.Known] {
    check.known(folder.highWater(of: home, device: device)).filter { $0.device == device }
  }

  private var newEpoch: NewEpoch? {
    guard walker.segment != nil || !known.isEmpty else { return nil }
    if isAcceptingLoss, let broken { return .damaged(broken) }
    // What an epoch before this one holds is no reason to begin yet another one.
    let now = known.filter { $0.epoch >= walker.segment?.epoch ?? 0 }
    let differing = (try? check.differing(now, scanning: false)) ?? []
    // What can't be read says nothing of whose it is; then the seal says why it can't be made.
    let key: DeviceKey?
    do throws(LocalError) {
      key = try folder.deviceKey()
    } catch {
      key = nil
    }
    return NewEpoch.reason(
      folder: folder, walker: walker, missing: check.missing(known),
      differing: differing, key: key)
  }

  private var highestKnownEpoch: Int {
    max(walker.segment?.epoch ?? 0, known.map(\.epoch).max() ?? 0)
  }

  /// - Parameter name: of the folder; nil for a new one.
  private func writeSeat(named name: String?) throws(LocalError) {
    let seat: Seat
    do throws(FileError) {
      try folder.makeOwnFolder(folder.local)
      seat = try folder.seat(named: name ?? identifiers.device().text)
    } catch {
      throw .file(error)
    }
    try folder.store(seat, folder.seatFile)
  }

  /// Signs the chain so far, under the lock, and remembers outside of it how far that is.
  func writeSeal(now: Moment, _ found: inout [Entry]) throws(JournalError) {
    do throws(FileError) {
      var news = Refreshed()
      try others.catchUp(in: folder, &news)
      found += news.entries
      untold += news.damage
    } catch {
      throw .file(error)
    }
    let key: DeviceKey
    do throws(LocalError) {
      key = try folder.deviceKeyMade()
    } catch {
      throw .local(error)
    }
    // The key was lost or put back while this window was open: readers would refuse the seal here, so it is
    // made in a new epoch. The next entry says so.
    if let sealed = walker.sealKey, walker.segment?.epoch == epoch, sealed != key.publicKey {
      hasSeat = false
      untoldEpoch = try takeSeat()
    }
    try openSegment(now: now)
    guard
      let seal = ChainSealed(
        home: home, device: device, epoch: epoch, seq: walker.sequence, head: walker.head,
        seen: others.seen, key: key)
    else { throw .cannotEncode }
    let entry = try put(
      seal, id: identifiers.entry(at: now), by: nil, resident: nil, now: now)
    do throws(LocalError) {
      try folder.remember(
        HighWater.Mark(
          epoch: epoch, seq: entry.header.sequence, hash: walker.head.string,
          at: entry.header.at.moment), home: home, device: device)
    } catch {
      throw .local(error)
    }
  }
}
