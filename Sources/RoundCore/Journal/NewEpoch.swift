/// Why the next entry begins a new epoch, so that its number is given to no two entries.
public enum NewEpoch: Hashable, Sendable {
  /// The folder was copied, moved to another disk or computer, or put back from a backup.
  case moved
  /// Entries that were sealed, or that another computer has seen, are not there.
  case missing(Damage)
  /// The chain is damaged, and a person accepts what is damaged as lost.
  case damaged(Damage)
  /// The key that sealed the chain is not there.
  case keyless

  /// For the person: what happened, what is safe, what to do.
  public var sentence: String {
    switch self {
    case .moved:
      return
        "This folder has been copied, moved, or put back from a backup. All that is in it can be "
        + "used. What you write here is kept apart from what is written in any other copy."
    case .missing(let damage):
      return
        "Entries are missing from the end of \(damage.file): \(damage.reason). If a backup was "
        + "put back, what was written after it is not in it. What you write now is safe. Another copy "
        + "can bring them back: homeround repair --from FOLDER"
    case .damaged(let damage):
      return "What is damaged in \(damage.file) is kept as it is. What you write from now on does "
        + "not rest on it."
    case .keyless:
      return "The file local/keys/seal, with which this computer seals its records, is not the one "
        + "that it was. All records can be used. What you write now is sealed with a new one."
    }
  }
}

extension JournalReader.Reading {
  /// Whether the next entry of a device begins a new epoch, and why.
  ///
  /// What can't be read is passed over here: the writer looks again, and says so.
  public func newEpoch(of device: DeviceID, in folder: RoundFolder) -> NewEpoch? {
    let lost = missing.filter { $0.known.device == device }
    guard chains[device] != nil || !lost.isEmpty else { return nil }
    let walker =
      chains[device] ?? ChainWalker(home: record.home, device: device, place: "")
    return NewEpoch.reason(
      folder: folder, walker: walker, missing: lost, differing: [], key: try? folder.deviceKey())
  }

  /// Whether a device's chain asks for a feature that this version of the program lacks.
  public func needsNewerProgram(_ device: DeviceID) -> Bool {
    chains[device]?.needsNewerProgram ?? false
  }
}

extension NewEpoch {
  /// - Parameter differing: places where a line is another than was seen.
  static func reason(
    folder: RoundFolder, walker: ChainWalker, missing: [WitnessCheck.Missing],
    differing: [Damage], key: DeviceKey?
  ) -> NewEpoch? {
    let epoch = walker.segment?.epoch ?? 0
    if let seat = try? folder.writtenSeat(), (try? folder.isMoved(from: seat)) == true {
      return .moved
    }
    // What an epoch before this one lost is told by `verify`; its numbers are given to nobody any more.
    if let lost = missing.first(where: { $0.known.epoch >= epoch }) { return .missing(lost.damage) }
    if let other = differing.first { return .missing(other) }
    if let sealed = walker.sealKey, sealed != key?.publicKey { return .keyless }
    return nil
  }
}
