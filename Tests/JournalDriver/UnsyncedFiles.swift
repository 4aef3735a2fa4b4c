import Glibc
import RoundCore

/// The real file system without its syncs: what is written this way must be lost when the power is
/// cut, or the harness that cuts it proves nothing.
struct UnsyncedFiles: FileIO {
  private let files = SystemFileIO()

  func sync(_ file: FileID) throws(FileError) {}
  func syncFolder(_ path: String) throws(FileError) {}

  func makeFolder(_ path: String) throws(FileError) {
    let parent = Paths.parent(of: path)
    if try kind(of: path) == .folder { return }
    if parent != path && !parent.isEmpty { try makeFolder(parent) }
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw FileError(.makeFolder, .system(errno), path: path)
    }
  }

  func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let beside = path + ".new"
    unlink(beside)
    let file = try openForAppend(beside, creating: true)
    defer { close(file) }
    try append(bytes, to: file)
    guard rename(beside, path) == 0 else {
      throw FileError(.rename, .system(errno), path: path)
    }
  }

  func names(in folder: String) throws(FileError) -> [String] { try files.names(in: folder) }
  func kind(of path: String) throws(FileError) -> FileKind? { try files.kind(of: path) }
  func read(_ path: String, from offset: Int) throws(FileError) -> [UInt8] {
    try files.read(path, from: offset)
  }
  func openForAppend(_ path: String, creating: Bool) throws(FileError) -> FileID {
    try files.openForAppend(path, creating: creating)
  }
  func size(_ file: FileID) throws(FileError) -> Int { try files.size(file) }
  func append(_ bytes: [UInt8], to file: FileID) throws(FileError) {
    try files.append(bytes, to: file)
  }
  func close(_ file: FileID) { files.close(file) }
  func lock(_ path: String, seconds: Int) throws(FileError) -> FileID {
    try files.lock(path, seconds: seconds)
  }
  func unlock(_ file: FileID) { files.unlock(file) }
}
