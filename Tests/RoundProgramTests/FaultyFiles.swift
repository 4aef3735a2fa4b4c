import RoundCore
import Synchronization

/// The real disk, of which one call can be made to fail: once, or from then on.
final class FaultyFiles: FileIO {
  struct Fault {
    let call: FileError.Call
    /// Counts the calls of the kind from 1.
    let number: Int
    let reason: FileError.Reason
    let isSticky: Bool
  }

  private struct State {
    var fault: Fault?
    var count = 0
    var hasFailed = false
  }

  private let disk = SystemFileIO()
  private let state = Mutex(State())

  func fail(_ fault: Fault?) { state.withLock { $0 = State(fault: fault) } }

  /// Whether the fault has come.
  var hasFailed: Bool { state.withLock { $0.hasFailed } }

  private func check(_ call: FileError.Call, _ path: String) throws(FileError) {
    let reason: FileError.Reason? = state.withLock { state in
      guard let fault = state.fault, fault.call == call else { return nil }
      state.count += 1
      guard fault.isSticky ? state.count >= fault.number : state.count == fault.number else {
        return nil
      }
      state.hasFailed = true
      return fault.reason
    }
    if let reason { throw FileError(call, reason, path: path) }
  }

  func names(in folder: String) throws(FileError) -> [String] {
    try check(.list, folder)
    return try disk.names(in: folder)
  }

  func kind(of path: String) throws(FileError) -> FileKind? {
    try check(.examine, path)
    return try disk.kind(of: path)
  }

  func read(_ path: String, from offset: Int) throws(FileError) -> [UInt8] {
    try check(.read, path)
    return try disk.read(path, from: offset)
  }

  func makeFolder(_ path: String) throws(FileError) {
    try check(.makeFolder, path)
    try disk.makeFolder(path)
  }

  func openForAppend(_ path: String, creating: Bool) throws(FileError) -> FileID {
    try check(.open, path)
    return try disk.openForAppend(path, creating: creating)
  }

  func size(_ file: FileID) throws(FileError) -> Int {
    try check(.examine, "")
    return try disk.size(file)
  }

  func append(_ bytes: [UInt8], to file: FileID) throws(FileError) {
    do throws(FileError) {
      try check(.write, "")
    } catch {
      // As on a full disk: a part of the line is there.
      try? disk.append(Array(bytes.prefix(20)), to: file)
      throw error
    }
    try disk.append(bytes, to: file)
  }

  func sync(_ file: FileID) throws(FileError) {
    try check(.sync, "")
    try disk.sync(file)
  }

  func syncFolder(_ path: String) throws(FileError) {
    try check(.sync, path)
    try disk.syncFolder(path)
  }

  func close(_ file: FileID) { disk.close(file) }

  /// In the steps of the real one, each of which may fail.
  func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let beside = path + ".new"
    try check(.open, beside)
    try? disk.remove(beside)
    let file = try disk.openForAppend(beside, creating: true)
    do throws(FileError) {
      defer { disk.close(file) }
      try append(bytes, to: file)
      try sync(file)
    } catch {
      try? disk.remove(beside)
      throw error
    }
    try check(.rename, path)
    try disk.move(beside, to: path)
    // It stands there already, and nobody can say that it still does after a power cut.
    try syncFolder(Paths.parent(of: path))
  }

  func lock(_ path: String, seconds: Int) throws(FileError) -> FileID {
    try check(.lock, path)
    return try disk.lock(path, seconds: seconds)
  }

  func unlock(_ file: FileID) { disk.unlock(file) }

  func identity(of path: String) throws(FileError) -> String? { try disk.identity(of: path) }
}
