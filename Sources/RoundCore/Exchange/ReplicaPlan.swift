/// What parts of chains add to the copies that a folder holds: everything checked, nothing written yet.
///
/// Copies of other devices' chains are byte for byte what those devices wrote, so parts are laid over
/// what is there: where both have bytes they must be the same, and what goes further is added.
public struct ReplicaPlan: Sendable {
  /// Bytes to add to a file.
  struct Addition: Sendable {
    let device: DeviceID
    let name: SegmentName
    /// The length that the file must have, 0 for one that is to be made; nil where the bytes stand in
    /// for a damaged file, which is kept.
    let start: Int?
    let bytes: [UInt8]
  }

  public let home: HomeID
  let additions: [Addition]
  /// The entries that the folder does not hold yet.
  public let entries: [Entry]
  /// What the folder's own chain lacks of what a part holds of it: it was put back from a backup.
  public let lostHere: Int
  /// Where each chain that the parts are of will end.
  public let ends: [ChainEnd]

  public var isEmpty: Bool { additions.isEmpty }

  /// Damaged files of this folder that the parts make whole again.
  public var mended: Int { additions.count { $0.start == nil } }

  /// - Parameters:
  ///   - own: this computer's device, whose chain is compared and never added to.
  ///   - keys: the keys that are known of devices.
  ///   - starts: where the parts of each device say that they begin; nil for its first line.
  public static func make(
    _ parts: [SegmentPart], of home: HomeID, in folder: RoundFolder, own: DeviceID?,
    keys: [DeviceID: String], starts: [DeviceID: ChainEnd]
  ) throws(ReplicaProblem) -> ReplicaPlan {
    var additions: [Addition] = []
    var entries: [Entry] = []
    var ends: [ChainEnd] = []
    var lost = 0
    for device in Set(parts.map(\.device)).sorted() {
      var work = ReplicaWork(home: home, device: device, folder: folder)
      try work.lay(parts.filter { $0.device == device }, start: starts[device])
      if device == own {
        lost = work.entries.count
        continue
      }
      if let key = keys[device], let found = work.walker.sealKey, found != key {
        throw .otherKey(device)
      }
      additions += work.additions
      entries += work.entries
      if let end = work.walker.end { ends.append(end) }
    }
    return ReplicaPlan(
      home: home, additions: additions, entries: entries, lostHere: lost, ends: ends)
  }

  /// Adds the bytes, synced file by file; whoever calls it holds the lock for imports.
  ///
  /// Cut off in between, the copies hold a beginning of what was to be added, and the same parts taken
  /// once more add the rest.
  public func write(in folder: RoundFolder) throws(FileError) {
    try folder.checkPlace()
    let files = folder.files
    let lock = try files.lock(folder.lockFile, seconds: 5)
    defer { files.unlock(lock) }
    for addition in additions {
      let place = folder.absolute("\(folder.journals(of: home))/\(addition.device.text)")
      try folder.makeOwnFolder(place)
      guard let start = addition.start else {
        try files.replace("\(place)/\(addition.name.rebuilt)", with: addition.bytes)
        continue
      }
      let isRebuilt = try folder.isRebuilt(addition.name, of: home, device: addition.device)
      let path = "\(place)/\(isRebuilt ? addition.name.rebuilt : addition.name.file)"
      let isThere = try files.kind(of: path) != nil
      let file = try files.openForAppend(path, creating: !isThere)
      defer { files.close(file) }
      guard try files.size(file) == start else {
        throw FileError(.write, .notOurs("not as long as it was"), path: path)
      }
      try files.append(addition.bytes, to: file)
      try files.sync(file)
      if !isThere {
        try files.syncFolder(place)
        try folder.syncNames(above: path)
      }
    }
  }
}
