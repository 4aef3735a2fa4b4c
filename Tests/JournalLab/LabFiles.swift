import RoundCore
import Synchronization

/// The file calls on a `LabDisk`: keeps the disk as it was before every call that changes it, fails
/// when told to, and remembers every line that it was ever given.
final class LabFiles: FileIO {
  /// Which safeguards are taken away, to see that they are missed.
  struct Without: OptionSet, Sendable {
    let rawValue: Int
    static let fileSync = Without(rawValue: 1)
    static let folderSync = Without(rawValue: 2)
  }

  private struct State {
    var disk: LabDisk
    var history: [LabDisk] = []
    var keepsHistory = false
    var fault: LabFault?
    /// Calls since the fault was set, of the kind that it counts.
    var count = 0
    var hasFailed = false
    /// What the disk says of a folder that no copy has.
    var identity = "first"
    /// Everything that was handed over in one `append`.
    var given: [[UInt8]] = []
  }

  private let state: Mutex<State>
  private let without: Without

  init(_ disk: LabDisk = LabDisk(), without: Without = []) {
    state = Mutex(State(disk: disk))
    self.without = without
  }

  var disk: LabDisk {
    get { state.withLock { $0.disk } }
    set { state.withLock { $0.disk = newValue } }
  }

  func keepHistory() { state.withLock { $0.keepsHistory = true } }

  /// The disk before each change since this was asked last.
  func takeHistory() -> [LabDisk] {
    state.withLock { state in
      defer { state.history = [] }
      return state.history
    }
  }

  func takeGiven() -> [[UInt8]] {
    state.withLock { state in
      defer { state.given = [] }
      return state.given
    }
  }

  /// Sets or clears the fault; calls are counted from now.
  func fail(_ fault: LabFault?) {
    state.withLock {
      $0.fault = fault
      $0.count = 0
      $0.hasFailed = false
    }
  }

  /// Calls since `fail`, and whether one of them failed.
  var counted: (calls: Int, hasFailed: Bool) { state.withLock { ($0.count, $0.hasFailed) } }

  /// - Parameter body: gets the fault that this call meets, nil for none.
  private func perform<Value>(
    _ call: FileError.Call, _ path: String, changes: Bool = false,
    _ body: (inout LabDisk, LabFault?) throws(FileError) -> Value
  ) throws(FileError) -> Value {
    let result: Result<Value, FileError> = state.withLock { state in
      if changes && state.keepsHistory { state.history.append(state.disk) }
      var met: LabFault?
      if state.fault?.call == nil || state.fault?.call == call { state.count += 1 }
      if let fault = state.fault, fault.call == nil || fault.call == call,
        fault.isSticky ? state.count >= fault.number : state.count == fault.number
      {
        met = fault
        state.hasFailed = true
      }
      do throws(FileError) {
        if let met, call != .write, call != .sync {
          throw FileError(call, .system(met.code), path: path)
        }
        return .success(try body(&state.disk, met))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  func names(in folder: String) throws(FileError) -> [String] {
    try perform(.list, folder) { disk, _ throws(FileError) in try disk.names(in: folder) }
  }

  func kind(of path: String) throws(FileError) -> FileKind? {
    try perform(.examine, path) { disk, _ throws(FileError) in disk.kind(of: path) }
  }

  func read(_ path: String, from offset: Int) throws(FileError) -> [UInt8] {
    try perform(.read, path) { disk, _ throws(FileError) in
      guard let bytes = disk.contents(of: path) else {
        throw FileError(.open, .system(2), path: path)
      }
      return offset == 0 ? bytes : Array(bytes.dropFirst(offset))
    }
  }

  func makeFolder(_ path: String) throws(FileError) {
    if try kind(of: path) == .folder { return }
    let parent = Paths.parent(of: path)
    if parent != path && !parent.isEmpty { try makeFolder(parent) }
    try perform(.makeFolder, path, changes: true) { disk, _ throws(FileError) in
      disk.makeFolder(path)
    }
    try syncFolder(parent)
  }

  func openForAppend(_ path: String, creating: Bool) throws(FileError) -> FileID {
    try perform(.open, path, changes: creating) { disk, _ throws(FileError) in
      try disk.open(path, creating: creating)
    }
  }

  func size(_ file: FileID) throws(FileError) -> Int {
    try perform(.examine, "") { disk, _ throws(FileError) in try disk.size(file) }
  }

  func size(of path: String, openAs file: FileID) throws(FileError) -> Int? {
    try perform(.examine, path) { disk, _ throws(FileError) in disk.size(of: path, openAs: file) }
  }

  func stamp(of folder: String) throws(FileError) -> FolderStamp? {
    try perform(.examine, folder) { disk, _ throws(FileError) in try disk.stamp(of: folder) }
  }

  func append(_ bytes: [UInt8], to file: FileID) throws(FileError) {
    state.withLock { $0.given.append(bytes) }
    try perform(.write, "", changes: true) { disk, fault throws(FileError) in
      guard let fault else { return try disk.append(bytes, to: file) }
      try disk.append(bytes.prefix(fault.writes), to: file)
      throw FileError(.write, .system(fault.code), path: "")
    }
  }

  func sync(_ file: FileID) throws(FileError) {
    try perform(.sync, "", changes: true) { disk, fault throws(FileError) in
      if without.contains(.fileSync) { return }
      try disk.sync(file, fails: fault != nil)
      if let fault { throw FileError(.sync, .system(fault.code), path: "") }
    }
  }

  func syncFolder(_ path: String) throws(FileError) {
    try perform(.sync, path, changes: true) { disk, fault throws(FileError) in
      if let fault { throw FileError(.sync, .system(fault.code), path: path) }
      if !without.contains(.folderSync) { disk.syncFolder(path) }
    }
  }

  func close(_ file: FileID) { state.withLock { $0.disk.close(file) } }

  func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let beside = path + ".new"
    if try kind(of: beside) != nil {
      try perform(.write, beside, changes: true) { disk, fault throws(FileError) in
        if let fault { throw FileError(.write, .system(fault.code), path: beside) }
        disk.remove(beside)
      }
    }
    let file = try openForAppend(beside, creating: true)
    do throws(FileError) {
      try append(bytes, to: file)
      try sync(file)
    } catch {
      close(file)
      throw error
    }
    close(file)
    try perform(.rename, path, changes: true) { disk, _ throws(FileError) in
      disk.rename(beside, to: path)
    }
    try syncFolder(Paths.parent(of: path))
  }

  func lock(_ path: String, seconds: Int) throws(FileError) -> FileID {
    try perform(.lock, path) { disk, _ throws(FileError) in try disk.lock(path) }
  }

  func identity(of path: String) throws(FileError) -> String? { state.withLock { $0.identity } }

  /// From now on this is a copy of the disk that it was.
  func becomeCopy() { state.withLock { $0.identity = "copy" } }

  func unlock(_ file: FileID) { state.withLock { $0.disk.close(file) } }
}
