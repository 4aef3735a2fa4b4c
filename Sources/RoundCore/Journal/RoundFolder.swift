/// The folder that holds everything: where things stand in it.
///
/// ```
/// homes/<home>/journals/<device>/<epoch>-<NNNNNN>.jsonl   the record
/// local/device  local/people/  local/lock  local/keys/    this computer's own, never sent
/// local/seat  local/sealed/                               where it lives, and how far it sealed
/// local/audit/NNNNNN.log                                  who saw and did what here
/// ```
public struct RoundFolder: Sendable {
  public let path: String
  public let files: any FileIO
  /// Where this account keeps what it must remember of folders outside of them; nil for nowhere.
  public let state: String?

  public init(path: String, files: any FileIO = SystemFileIO(), state: String? = nil) {
    self.state = state
    var trimmed = path
    while trimmed.count > 1 && trimmed.last == "/" { trimmed.removeLast() }
    self.path = trimmed
    self.files = files
  }

  public var local: String { "\(path)/local" }
  var lockFile: String { "\(local)/lock" }
  private var importLockFile: String { "\(local)/import-lock" }
  var deviceFile: String { "\(local)/device" }
  var people: String { "\(local)/people" }
  var lockedFile: String { "\(local)/locked" }
  /// Who saw and did what on this computer; never sent.
  var audit: String { "\(local)/audit" }
  var screenFile: String { "\(local)/screen" }
  public var sheets: String { "\(local)/sheets" }
  /// Forms that were begun and not signed; never sent.
  public var drafts: String { "\(local)/drafts" }

  /// From the folder, not from the root.
  func journals(of home: HomeID) -> String { "homes/\(home.text)/journals" }

  func absolute(_ place: String) -> String { "\(path)/\(place)" }

  /// The homes that have a folder, sorted.
  public func homes() throws(FileError) -> [HomeID] {
    try folders(in: "homes").compactMap { HomeID($0) }
  }

  func devices(of home: HomeID) throws(FileError) -> [DeviceID] {
    try folders(in: journals(of: home)).compactMap { DeviceID($0) }
  }

  private func folders(in place: String) throws(FileError) -> [String] {
    switch try files.kind(of: absolute(place)) {
    case .folder: break
    case nil: return []
    default: throw FileError(.open, .notOurs("a link, or not a folder"), path: absolute(place))
    }
    var found: [String] = []
    for name in try files.names(in: absolute(place)) {
      switch try files.kind(of: absolute("\(place)/\(name)")) {
      case .folder: found.append(name)
      case .other:
        // Passed over, it would make a whole chain vanish without a word.
        throw FileError(
          .open, .notOurs("a link, or not a folder"), path: absolute("\(place)/\(name)"))
      default: continue
      }
    }
    return found
  }

  /// The segments of a chain, in order; also those of which only a rebuilt file stands.
  func segments(of home: HomeID, device: DeviceID) throws(FileError) -> [SegmentName] {
    try segmentFiles(of: home, device: device).all
  }

  /// The segments of a chain, in order, and those of which there is something by the name of a rebuilt
  /// file: `isRebuilt` says whether it is one.
  func segmentFiles(
    of home: HomeID, device: DeviceID
  ) throws(FileError) -> (all: [SegmentName], rebuilt: Set<SegmentName>) {
    let place = absolute("\(journals(of: home))/\(device.text)")
    guard try files.kind(of: place) == .folder else { return ([], []) }
    var all: [SegmentName] = []
    var rebuilt: Set<SegmentName> = []
    for file in try files.names(in: place) {
      if let name = SegmentName(file: file) {
        all.append(name)
      } else if let name = SegmentName(rebuilt: file) {
        rebuilt.insert(name)
      }
    }
    if !rebuilt.isEmpty { all = Array(rebuilt.union(all)) }
    return (all.sorted(), rebuilt)
  }

  /// Whether a rebuilt file stands in for a segment.
  func isRebuilt(_ name: SegmentName, of home: HomeID, device: DeviceID) throws(FileError) -> Bool {
    try files.kind(of: absolute("\(journals(of: home))/\(device.text)/\(name.rebuilt)")) == .file
  }

  /// The bytes of a segment, or of the rebuilt file that stands in for it.
  func segment(
    _ name: SegmentName, of home: HomeID, device: DeviceID
  ) throws(FileError) -> [UInt8] {
    let place = absolute("\(journals(of: home))/\(device.text)")
    let isRebuilt = try isRebuilt(name, of: home, device: device)
    return try files.read("\(place)/\(isRebuilt ? name.rebuilt : name.file)", from: 0)
  }

  /// Refuses a folder on a network or cloud drive, where locks and syncs do not hold; for whoever is
  /// about to write.
  ///
  /// - Throws: `FileError` with the reason `.remotePlace`.
  public func checkPlace() throws(FileError) {
    var path = self.path
    while try files.kind(of: path) == nil {
      let parent = Paths.parent(of: path)
      guard !parent.isEmpty, parent != path else {
        path = parent.isEmpty ? "." : parent
        break
      }
      path = parent
    }
    try checkOwn()
    if let what = try files.remotePlace(of: path) {
      throw FileError(.open, .remotePlace(what), path: self.path)
    }
  }

  /// Refuses a folder that is not this account's own, and links in the place of those below it.
  ///
  /// The folder itself may be reached through a link: who says where it is has chosen so.
  public func checkOwn() throws(FileError) {
    try files.checkOwnFolder(path + "/.")
    for place in [
      "homes", "packs", "packs/in", "packs/out", "quarantine", "local", "local/audit",
      "local/people", "local/drafts", "local/keys", "local/sheets", "local/sealed", "local/phrases",
      "local/partners", "local/heard", "local/store", "local/sent",
    ] {
      try files.checkOwnFolder(absolute(place))
    }
  }

  /// Makes a folder in this one; nothing on the way to it may be a link.
  public func makeOwnFolder(_ wanted: String) throws(FileError) {
    if wanted.hasPrefix(path + "/") {
      var place = path
      for part in wanted.dropFirst(path.utf8.count + 1).split(separator: "/") {
        place += "/\(part)"
        try files.checkOwnFolder(place)
      }
    }
    try files.makeFolder(wanted)
  }

  /// Takes the lock that lets one import at a time read, plan and write; `files.unlock` gives it back.
  public func lockForImport(seconds: Int) throws(FileError) -> FileID {
    try checkPlace()
    try makeOwnFolder(local)
    return try files.lock(importLockFile, seconds: seconds)
  }

  /// Whether nothing stands in the folder, or there is no folder yet.
  public func isEmpty() throws(FileError) -> Bool {
    switch try files.kind(of: path) {
    case nil: return true
    case .folder: return try files.names(in: path).isEmpty
    default: throw FileError(.open, .notOurs("not a folder"), path: path)
    }
  }
}
