import Glibc
import RoundCore

/// A disk in memory: a value, so that it can be kept as it was at any moment.
///
/// It promises no more than a real one does: bytes are safe after their file is synced, names after
/// their folder is. What a failed sync was to make safe is lost at the next power cut, though a later
/// sync succeeds and the cache shows it until then.
struct LabDisk: Sendable {
  struct File: Sendable {
    var bytes: [UInt8] = []
    /// Bytes that a power cut leaves alone.
    var synced = 0
    /// Bytes that the disk refused: no later sync makes them safe.
    var refused: [Range<Int>] = []
  }

  enum Node: Equatable {
    case folder
    case file(Int)
  }

  private(set) var names: [String: Node] = ["": .folder, "/": .folder]
  private(set) var safeNames: [String: Node] = ["": .folder, "/": .folder]
  private(set) var files: [Int: File] = [:]
  private var handles: [Int32: Int] = [:]
  private var locks: [Int32: String] = [:]
  private var lastNumber = 100

  init() {}

  /// A disk with these names and files, all of them safe.
  init(names: [String: Node], files: [Int: File], lastNumber: Int) {
    self.names = names
    safeNames = names
    self.files = files
    self.lastNumber = lastNumber
  }

  /// The disk after its programs were killed: nothing is lost, and nothing held.
  var afterKill: LabDisk {
    var disk = self
    disk.handles = [:]
    disk.locks = [:]
    return disk
  }

  var numbers: Int { lastNumber }

  /// Whether a sync has failed that bytes were waiting for.
  var hasRefused: Bool { files.values.contains { !$0.refused.isEmpty } }

  // MARK: Looking

  func names(in folder: String) throws(FileError) -> [String] {
    guard names[folder] == .folder else {
      throw FileError(.list, .system(ENOENT), path: folder)
    }
    let start = folder.utf8.count + 1
    var found: [String] = []
    for path in names.keys where path.utf8.count > start && path.hasPrefix(folder) {
      let rest = path.utf8.dropFirst(start - 1)
      if rest.first == 0x2F, !rest.dropFirst().contains(0x2F) {
        found.append(String(decoding: rest.dropFirst(), as: UTF8.self))
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
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

  func size(_ file: FileID) throws(FileError) -> Int {
    guard let number = handles[file.number], let file = files[number] else {
      throw FileError(.examine, .system(EBADF), path: "")
    }
    return file.bytes.count
  }

  /// The length of an open file, when it is the one that bears a name.
  func size(of path: String, openAs file: FileID) -> Int? {
    guard case .file(let number) = names[path], handles[file.number] == number else { return nil }
    return files[number]?.bytes.count
  }

  /// The same for a folder as long as the same names in it are those of the same files.
  func stamp(of folder: String) throws(FileError) -> FolderStamp? {
    guard names[folder] == .folder else { return nil }
    var hasher = Hasher()
    for name in try names(in: folder) {
      hasher.combine(name)
      if case .file(let number) = names["\(folder)/\(name)"] { hasher.combine(number) }
    }
    return FolderStamp(device: 0, inode: 0, changed: Int64(hasher.finalize()))
  }

  /// The paths of all journals, sorted.
  var journals: [String] {
    names.keys.filter { $0.hasSuffix(".jsonl") }.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }

  // MARK: Changing

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

  mutating func append(_ bytes: some Sequence<UInt8>, to file: FileID) throws(FileError) {
    guard let number = handles[file.number] else {
      throw FileError(.write, .system(EBADF), path: "")
    }
    files[number]?.bytes += bytes
  }

  /// - Parameter fails: the disk refuses what was waiting for this sync.
  mutating func sync(_ file: FileID, fails: Bool = false) throws(FileError) {
    guard let number = handles[file.number], var found = files[number] else {
      throw FileError(.sync, .system(EBADF), path: "")
    }
    if fails && found.synced < found.bytes.count {
      found.refused.append(found.synced..<found.bytes.count)
    }
    found.synced = found.bytes.count
    files[number] = found
  }

  mutating func syncFolder(_ folder: String) {
    let paths = Set(names.keys).union(safeNames.keys)
    for path in paths where path != folder && Paths.parent(of: path) == folder {
      // A folder's own name is its parent's to sync.
      safeNames[path] = names[path]
    }
  }

  mutating func rename(_ path: String, to target: String) {
    names[target] = names[path]
    names[path] = nil
  }

  mutating func remove(_ path: String) { names[path] = nil }

  mutating func close(_ file: FileID) {
    handles[file.number] = nil
    locks[file.number] = nil
  }

  mutating func lock(_ path: String) throws(FileError) -> FileID {
    guard !locks.values.contains(path) else { throw FileError(.lock, .lockBusy, path: path) }
    lastNumber += 1
    locks[Int32(lastNumber)] = path
    return FileID(number: Int32(lastNumber))
  }

  /// Puts a file in place, safe on the disk, with the folders above it.
  mutating func put(_ path: String, _ bytes: [UInt8]) {
    if case .file(let number) = names[path] {
      files[number] = File(bytes: bytes, synced: bytes.count)
      return
    }
    lastNumber += 1
    files[lastNumber] = File(bytes: bytes, synced: bytes.count)
    names[path] = .file(lastNumber)
    safeNames[path] = .file(lastNumber)
    var folder = Paths.parent(of: path)
    while !folder.isEmpty && folder != "/" {
      names[folder] = .folder
      safeNames[folder] = .folder
      folder = Paths.parent(of: folder)
    }
  }
}

extension LabDisk {
  /// The same for disks that hold the same, byte for byte.
  var fingerprint: Int {
    var hasher = Hasher()
    for path in names.keys.sorted() {
      hasher.combine(path)
      if case .file(let number) = names[path] { hasher.combine(files[number]?.bytes) }
    }
    return hasher.finalize()
  }
}
