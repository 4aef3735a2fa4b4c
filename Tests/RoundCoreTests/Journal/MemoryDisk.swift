import Glibc
import RoundCore

/// What `MemoryFiles` holds: a value, so that a test can keep it as it was at any moment.
///
/// It promises no more than a real disk does: bytes are safe after their file is synced, names after
/// their folder is. What a failed sync was to make safe is lost at the next power cut, though a later
/// sync succeeds and the cache shows it until then.
struct MemoryDisk: Sendable {
  struct File {
    var bytes: [UInt8] = []
    /// Bytes that a power cut leaves alone.
    var synced = 0
    /// Bytes that the disk refused: no later sync makes them safe.
    var dropped: [Range<Int>] = []
  }

  private enum Node {
    case folder
    case file(Int)
  }

  private var names: [String: Node] = ["": .folder, "/": .folder]
  private var syncedNames: [String: Node] = ["": .folder, "/": .folder]
  private var files: [Int: File] = [:]
  private var handles: [Int32: Int] = [:]
  private var locks: [Int32: String] = [:]
  private var lastNumber = 100
  var faults: [MemoryFiles.Fault] = []
  var counts: [FileError.Call: Int] = [:]
  /// After so many more calls every call fails; nil for never.
  var callsLeft: Int?
  /// When set, the disk as it was before every call that changed it is kept.
  var keepsHistory = false
  private(set) var history: [MemoryDisk] = []

  // MARK: Faults

  mutating func count(_ call: FileError.Call, _ path: String) throws(FileError) {
    if let left = callsLeft {
      guard left > 0 else { throw FileError(call, .system(EIO), path: path) }
      callsLeft = left - 1
    }
    if keepsHistory && [.write, .sync, .makeFolder, .open].contains(call) { remember() }
    counts[call, default: 0] += 1
    guard call != .write && call != .sync, let fault = fault(for: call) else { return }
    throw FileError(call, .system(fault.code), path: path)
  }

  private func fault(for call: FileError.Call) -> MemoryFiles.Fault? {
    let number = counts[call, default: 0]
    return faults.first {
      $0.call == call && ($0.isSticky ? number >= $0.number : number == $0.number)
    }
  }

  /// Keeps the disk as it is now.
  mutating func remember() {
    var copy = self
    copy.history = []
    copy.keepsHistory = false
    history.append(copy)
  }

  // MARK: Calls

  func names(in folder: String) throws(FileError) -> [String] {
    guard case .folder = names[folder] else {
      throw FileError(.list, .system(ENOENT), path: folder)
    }
    return names.keys.filter { $0 != folder && Paths.parent(of: $0) == folder }
      .map(Paths.name(of:)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  func kind(of path: String) -> FileKind? {
    switch names[path] {
    case .folder: return .folder
    case .file: return .file
    case nil: return nil
    }
  }

  func contents(of path: String) -> [UInt8]? {
    guard case .file(let number) = names[path] else { return nil }
    return files[number]?.bytes
  }

  mutating func makeFolder(_ path: String) { names[path] = .folder }

  mutating func open(_ path: String, creating: Bool) throws(FileError) -> FileID {
    lastNumber += 1
    let handle = Int32(lastNumber)
    switch (names[path], creating) {
    case (.file(let number), false): handles[handle] = number
    case (nil, true):
      names[path] = .file(lastNumber)
      files[lastNumber] = File()
      handles[handle] = lastNumber
    case (nil, false): throw FileError(.open, .system(ENOENT), path: path)
    default: throw FileError(.open, .system(EEXIST), path: path)
    }
    return FileID(number: handle)
  }

  func opened(_ file: FileID) throws(FileError) -> File {
    guard let number = handles[file.number], let file = files[number] else {
      throw FileError(.examine, .system(EBADF), path: "")
    }
    return file
  }

  mutating func append(_ bytes: [UInt8], to file: FileID) throws(FileError) {
    guard let number = handles[file.number] else {
      throw FileError(.write, .system(EBADF), path: "")
    }
    guard let fault = fault(for: .write) else {
      files[number]?.bytes += bytes
      return
    }
    files[number]?.bytes += bytes.prefix(fault.writes)
    throw FileError(.write, .system(fault.code), path: "")
  }

  mutating func sync(_ file: FileID) throws(FileError) {
    guard let number = handles[file.number], var found = files[number] else {
      throw FileError(.sync, .system(EBADF), path: "")
    }
    defer { files[number] = found }
    let fault = fault(for: .sync)
    if fault != nil && found.synced < found.bytes.count {
      found.dropped.append(found.synced..<found.bytes.count)
    }
    found.synced = found.bytes.count
    if let fault { throw FileError(.sync, .system(fault.code), path: "") }
  }

  mutating func syncFolder(_ folder: String) throws(FileError) {
    if let fault = fault(for: .sync) {
      throw FileError(.sync, .system(fault.code), path: folder)
    }
    for (path, node) in names where path == folder || Paths.parent(of: path) == folder {
      // A folder's own name is its parent's to sync.
      if path != folder { syncedNames[path] = node }
    }
  }

  mutating func close(_ file: FileID) {
    handles[file.number] = nil
    locks[file.number] = nil
  }

  mutating func replace(_ path: String, with bytes: [UInt8]) {
    lastNumber += 1
    names[path] = .file(lastNumber)
    syncedNames[path] = .file(lastNumber)
    files[lastNumber] = File(bytes: bytes, synced: bytes.count)
  }

  mutating func lock(_ path: String) throws(FileError) -> FileID {
    guard !locks.values.contains(path) else { throw FileError(.lock, .lockBusy, path: path) }
    lastNumber += 1
    locks[Int32(lastNumber)] = path
    return FileID(number: Int32(lastNumber))
  }

  // MARK: Hands of a test

  /// Puts a file in place, safe on the disk, with the folders above it.
  mutating func put(_ path: String, _ bytes: [UInt8]) {
    replace(path, with: bytes)
    var folder = Paths.parent(of: path)
    while !folder.isEmpty && folder != "/" {
      names[folder] = .folder
      syncedNames[folder] = .folder
      folder = Paths.parent(of: folder)
    }
  }

  /// Shortens a file in place, as another program might.
  mutating func cut(_ path: String, to length: Int) {
    guard case .file(let number) = names[path], let file = files[number] else { return }
    files[number]?.bytes = Array(file.bytes.prefix(length))
    files[number]?.synced = min(file.synced, length)
  }

  mutating func remove(_ path: String) {
    names[path] = nil
    syncedNames[path] = nil
  }

  /// The paths of all files, sorted.
  var paths: [String] {
    names.compactMap { path, node in
      if case .file = node { return path }
      return nil
    }.sorted()
  }

  /// What of a file a power cut would leave alone: bytes, and those that the disk refused.
  func file(at path: String) -> File? {
    guard case .file(let number) = names[path] else { return nil }
    return files[number]
  }

  /// Whether a sync has failed that bytes were waiting for.
  var hasRefused: Bool { files.values.contains { !$0.dropped.isEmpty } }

  // MARK: Power

  /// The disk after its programs were killed: nothing is lost, and nothing held.
  func afterKill() -> MemoryDisk {
    var disk = self
    disk.handles = [:]
    disk.locks = [:]
    disk.faults = []
    disk.callsLeft = nil
    disk.history = []
    disk.keepsHistory = false
    return disk
  }

  /// The disk after a power cut: unsynced bytes and names are lost, kept in part, or garbage.
  func afterPowerCut(using random: inout SeededRandom) -> MemoryDisk {
    var disk = MemoryDisk()
    disk.names = syncedNames
    for path in names.keys.sorted() where syncedNames[path] == nil {
      let isThere = disk.names[Paths.parent(of: path)] != nil
      if isThere && Bool.random(using: &random) { disk.names[path] = names[path] }
    }
    for path in disk.names.keys.sorted(by: { $0.utf8.count < $1.utf8.count })
    where disk.names[Paths.parent(of: path)] == nil {
      disk.names[path] = nil
    }
    for number in files.keys.sorted() {
      guard var file = files[number] else { continue }
      for range in file.dropped where Bool.random(using: &random) {
        for place in range { file.bytes[place] = Bool.random(using: &random) ? 0 : 0xA5 }
      }
      let isUnsynced = file.synced < file.bytes.count
      if isUnsynced { MemoryDisk.damage(&file, using: &random) }
      if let last = file.dropped.last, last.upperBound == file.bytes.count,
        Bool.random(using: &random)
      {
        file.bytes.removeLast(last.count)
      }
      disk.files[number] = File(bytes: file.bytes, synced: file.bytes.count)
    }
    disk.syncedNames = disk.names
    disk.lastNumber = lastNumber
    return disk
  }

  /// What a power cut may do to bytes that were not synced.
  private static func damage(_ file: inout File, using random: inout SeededRandom) {
    let unsynced = file.synced..<file.bytes.count
    let kept = Int.random(in: file.synced...file.bytes.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: file.bytes.removeSubrange(unsynced)
    case 1: file.bytes.removeSubrange(kept...)
    case 2:
      // The length came to the disk and the bytes did not.
      for place in kept..<file.bytes.count { file.bytes[place] = 0 }
    case 3:
      for place in kept..<file.bytes.count {
        file.bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
    case 4:
      let place = Int.random(in: unsynced, using: &random)
      file.bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
    default: break
    }
  }
}
