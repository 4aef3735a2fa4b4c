import Glibc
import RoundCore
import Synchronization

/// A disk in memory of which a test says where it stands, so that a copy can be told from it.
final class SeatedFiles: FileIO {
  let memory: MemoryFiles
  private let seat: Mutex<String?>
  /// What the folder is on, when that is no disk of the computer's own.
  private let remote: String?
  /// What another window does between one reading of a file and the next.
  private let meanwhile = Mutex<(@Sendable (String) -> Void)?>(nil)

  init(_ memory: MemoryFiles = MemoryFiles(), seat: String? = "here", remote: String? = nil) {
    self.memory = memory
    self.seat = Mutex(seat)
    self.remote = remote
  }

  func remotePlace(of path: String) throws(FileError) -> String? {
    // Only what is there can be asked about.
    guard try memory.kind(of: path) != nil else {
      throw FileError(.examine, .system(ENOENT), path: path)
    }
    return remote
  }

  /// A copy of everything, in another place.
  func copy(seat: String) -> SeatedFiles { SeatedFiles(MemoryFiles(memory.disk), seat: seat) }

  func identity(of path: String) throws(FileError) -> String? { seat.withLock { $0 } }

  func names(in folder: String) throws(FileError) -> [String] { try memory.names(in: folder) }
  func kind(of path: String) throws(FileError) -> FileKind? { try memory.kind(of: path) }
  func read(_ path: String, from offset: Int) throws(FileError) -> [UInt8] {
    let bytes = try memory.read(path, from: offset)
    meanwhile.withLock { $0 }?(path)
    return bytes
  }

  /// - Parameter work: is given the path of every file that was read; nil for nothing.
  func afterReading(_ work: (@Sendable (String) -> Void)?) { meanwhile.withLock { $0 = work } }

  func makeFolder(_ path: String) throws(FileError) { try memory.makeFolder(path) }
  func openForAppend(_ path: String, creating: Bool) throws(FileError) -> FileID {
    try memory.openForAppend(path, creating: creating)
  }
  func size(_ file: FileID) throws(FileError) -> Int { try memory.size(file) }
  func append(_ bytes: [UInt8], to file: FileID) throws(FileError) {
    try memory.append(bytes, to: file)
  }
  func sync(_ file: FileID) throws(FileError) { try memory.sync(file) }
  func syncFolder(_ path: String) throws(FileError) { try memory.syncFolder(path) }
  func close(_ file: FileID) { memory.close(file) }
  func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    try memory.replace(path, with: bytes)
  }
  func lock(_ path: String, seconds: Int) throws(FileError) -> FileID {
    try memory.lock(path, seconds: seconds)
  }
  func unlock(_ file: FileID) { memory.unlock(file) }
}
