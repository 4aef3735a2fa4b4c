import RoundCore
import Synchronization

/// Files in memory: enough for a folder, and quickly put back to what they were.
final class MemoryFiles: FileIO {
  struct State: Equatable {
    var files: [String: [UInt8]] = [:]
    var folders: Set<String> = []
  }

  private let state: Mutex<(State, [Int32: String], Int32)>

  init(_ state: State = State()) { self.state = Mutex((state, [:], 10)) }

  var contents: State {
    get { state.withLock { $0.0 } }
    set { state.withLock { $0.0 = newValue } }
  }

  /// What stands, apart from locks, which even a refusal may make.
  var record: State {
    var all = contents
    all.files = all.files.filter { !$0.key.hasSuffix("lock") }
    return all
  }

  private func missing(_ path: String) -> FileError { FileError(.open, .system(2), path: path) }

  func names(in folder: String) throws(FileError) -> [String] {
    let all = contents
    let start = folder + "/"
    let found = (Array(all.files.keys) + Array(all.folders)).filter { $0.hasPrefix(start) }.map {
      String($0.dropFirst(start.count))
    }.filter { !$0.contains("/") }
    return Set(found).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  func kind(of path: String) throws(FileError) -> FileKind? {
    state.withLock { $0.0.files[path] != nil ? .file : $0.0.folders.contains(path) ? .folder : nil }
  }

  func read(_ path: String, from offset: Int) throws(FileError) -> [UInt8] {
    guard let bytes = state.withLock({ $0.0.files[path] }) else { throw missing(path) }
    return Array(bytes.dropFirst(offset))
  }

  func makeFolder(_ path: String) throws(FileError) {
    state.withLock { state in
      var path = path
      while !path.isEmpty && path != "/" {
        state.0.folders.insert(path)
        path = Paths.parent(of: path)
      }
    }
  }

  func openForAppend(_ path: String, creating: Bool) throws(FileError) -> FileID {
    let number: Int32? = state.withLock { state in
      guard (state.0.files[path] == nil) == creating else { return nil }
      if creating { state.0.files[path] = [] }
      state.2 += 1
      state.1[state.2] = path
      return state.2
    }
    guard let number else { throw missing(path) }
    return FileID(number: number)
  }

  func size(_ file: FileID) throws(FileError) -> Int {
    state.withLock { state in state.1[file.number].flatMap { state.0.files[$0]?.count } ?? 0 }
  }

  func append(_ bytes: [UInt8], to file: FileID) throws(FileError) {
    state.withLock { state in
      guard let path = state.1[file.number] else { return }
      state.0.files[path, default: []] += bytes
    }
  }

  func sync(_ file: FileID) throws(FileError) {}
  func syncFolder(_ path: String) throws(FileError) {}

  func close(_ file: FileID) { state.withLock { $0.1[file.number] = nil } }

  func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    state.withLock { $0.0.files[path] = bytes }
  }

  func lock(_ path: String, seconds: Int) throws(FileError) -> FileID { FileID(number: 3) }
  func unlock(_ file: FileID) {}
}
