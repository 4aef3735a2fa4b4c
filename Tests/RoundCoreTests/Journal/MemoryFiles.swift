import Glibc
import RoundCore
import Synchronization

/// A disk in memory that knows what was synced, fails when told to, and can lose its power.
final class MemoryFiles: FileIO {
  /// What the next calls of a kind do instead of working.
  struct Fault {
    let call: FileError.Call
    /// Counts the calls of the kind from 1.
    let number: Int
    let code: Int32
    /// Every call from that one on, not only that one.
    var isSticky = false
    /// How many bytes a failing write leaves in the cache all the same.
    var writes = 0
  }

  private let state: Mutex<MemoryDisk>

  init(_ disk: MemoryDisk = MemoryDisk()) { state = Mutex(disk) }

  var disk: MemoryDisk {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }

  /// Sets a fault; calls are counted from now.
  func fail(_ faults: Fault...) {
    state.withLock {
      $0.faults = faults
      $0.counts = [:]
    }
  }

  /// Every call throws from the `number`th on, as after `kill -9`; nil lets all calls work.
  func kill(after number: Int?) { state.withLock { $0.callsLeft = number } }

  private func perform<Value>(
    _ call: FileError.Call, _ path: String,
    _ body: (inout MemoryDisk) throws(FileError) -> Value
  ) throws(FileError) -> Value {
    let result: Result<Value, FileError> = state.withLock { disk in
      do throws(FileError) {
        try disk.count(call, path)
        return .success(try body(&disk))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  func names(in folder: String) throws(FileError) -> [String] {
    try perform(.list, folder) { disk throws(FileError) in try disk.names(in: folder) }
  }

  func kind(of path: String) throws(FileError) -> FileKind? {
    try perform(.examine, path) { disk throws(FileError) in disk.kind(of: path) }
  }

  func read(_ path: String, from offset: Int) throws(FileError) -> [UInt8] {
    try perform(.read, path) { disk throws(FileError) in
      guard let bytes = disk.contents(of: path) else {
        throw FileError(.open, .system(ENOENT), path: path)
      }
      return Array(bytes.dropFirst(offset))
    }
  }

  func makeFolder(_ path: String) throws(FileError) {
    if try kind(of: path) == .folder { return }
    let parent = Paths.parent(of: path)
    if parent != path && !parent.isEmpty { try makeFolder(parent) }
    try perform(.makeFolder, path) { disk throws(FileError) in disk.makeFolder(path) }
    try syncFolder(parent)
  }

  func openForAppend(_ path: String, creating: Bool) throws(FileError) -> FileID {
    try perform(.open, path) { disk throws(FileError) in try disk.open(path, creating: creating) }
  }

  func size(_ file: FileID) throws(FileError) -> Int {
    try perform(.examine, "") { disk throws(FileError) in try disk.opened(file).bytes.count }
  }

  func append(_ bytes: [UInt8], to file: FileID) throws(FileError) {
    try perform(.write, "") { disk throws(FileError) in try disk.append(bytes, to: file) }
  }

  func sync(_ file: FileID) throws(FileError) {
    try perform(.sync, "") { disk throws(FileError) in try disk.sync(file) }
  }

  func syncFolder(_ path: String) throws(FileError) {
    try perform(.sync, path) { disk throws(FileError) in try disk.syncFolder(path) }
  }

  func close(_ file: FileID) { state.withLock { $0.close(file) } }

  func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    try perform(.rename, path) { disk throws(FileError) in disk.replace(path, with: bytes) }
  }

  func lock(_ path: String, seconds: Int) throws(FileError) -> FileID {
    try perform(.lock, path) { disk throws(FileError) in try disk.lock(path) }
  }

  func unlock(_ file: FileID) { state.withLock { $0.close(file) } }
}
