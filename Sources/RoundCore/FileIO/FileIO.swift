/// The file calls that records rest on, few enough for a test to break each one.
///
/// Paths are absolute or relative to the working folder. Every call throws `FileError`.
public protocol FileIO: Sendable {
  /// The names in a folder, sorted by their bytes; without `.` and `..`.
  func names(in folder: String) throws(FileError) -> [String]
  /// What stands at a path; nil when nothing does.
  func kind(of path: String) throws(FileError) -> FileKind?
  /// The bytes of a regular file from `offset` on.
  func read(_ path: String, from offset: Int) throws(FileError) -> [UInt8]
  /// Some places of a regular file, one behind the other, and the file's length.
  func read(_ path: String, places: [Range<Int>]) throws(FileError) -> FileParts
  /// The bytes of a file that only this account may have written or read: a plain one of its own, with
  /// one name, open to nobody else, and not larger than what the program writes there.
  func readOwn(_ path: String, atMost bytes: Int) throws(FileError) -> [UInt8]
  /// Refuses what stands in the place of a folder of ours: a link, a file, another account's folder,
  /// or one that others may write to. Nothing happens where nothing stands.
  func checkOwnFolder(_ path: String) throws(FileError)
  /// Makes a folder (0700) and those above it, and syncs the folder that holds each new one.
  func makeFolder(_ path: String) throws(FileError)
  /// Opens a file of our own for appending; a new one is made (0600) when `creating`, and only then.
  func openForAppend(_ path: String, creating: Bool) throws(FileError) -> FileID
  /// The length in bytes.
  func size(_ file: FileID) throws(FileError) -> Int
  /// The length of an open file, when it is still the one at a path.
  ///
  /// - Returns: nil where something else stands there now, or nothing, or others may see it: then it is
  ///   to be closed, and what stands there opened as any file is.
  func size(of path: String, openAs file: FileID) throws(FileError) -> Int?
  /// What a folder is known by: as long as it says the same, the same names stand in the folder.
  ///
  /// - Returns: nil where that can't be relied on, or no folder stands there: then it is to be listed.
  func stamp(of folder: String) throws(FileError) -> FolderStamp?
  /// Writes all the bytes at the end; they are safe only after `sync`.
  func append(_ bytes: [UInt8], to file: FileID) throws(FileError)
  /// Waits until everything written is on the disk.
  func sync(_ file: FileID) throws(FileError)
  /// Waits until the names in a folder are on the disk.
  func syncFolder(_ path: String) throws(FileError)
  func close(_ file: FileID)
  /// Puts a whole file in place of what stood there: written beside it, synced, renamed, synced.
  func replace(_ path: String, with bytes: [UInt8]) throws(FileError)
  /// Takes the lock of a file (made when missing), waiting up to `seconds`.
  func lock(_ path: String, seconds: Int) throws(FileError) -> FileID
  /// Gives a lock back.
  func unlock(_ file: FileID)
  /// Gives a lock back and keeps its file open, so that `lockAgain` takes it sooner.
  ///
  /// - Returns: what was kept open, to be closed at last; nil for nothing.
  func unlockKeeping(_ file: FileID) -> FileID?
  /// Takes a lock whose file was kept open, as `lock` does.
  ///
  /// - Returns: whether it was taken. If not, another file stands at the path now, or nothing: then what
  ///   was kept open holds no lock, and is to be closed.
  func lockAgain(_ file: FileID, _ path: String, seconds: Int) throws(FileError) -> Bool
  /// What tells the file or folder at a path from every copy of it; nil where the disk can't say.
  func identity(of path: String) throws(FileError) -> String?
  /// What a path is on, in words, when that is no disk of this computer's own; nil when it is one.
  func remotePlace(of path: String) throws(FileError) -> String?
}

extension FileIO {
  public func read(_ path: String, places: [Range<Int>]) throws(FileError) -> FileParts {
    let whole = try read(path, from: 0)
    return FileParts(
      size: whole.count, bytes: places.flatMap { whole[$0.clamped(to: whole.indices)] })
  }

  public func readOwn(_ path: String, atMost bytes: Int) throws(FileError) -> [UInt8] {
    let parts = try read(path, places: [0..<bytes])
    guard parts.size <= bytes else {
      throw FileError(.open, .notOurs(FileError.tooLarge), path: path)
    }
    return parts.bytes
  }

  public func checkOwnFolder(_ path: String) throws(FileError) {
    let kind = try kind(of: path)
    guard kind == nil || kind == .folder else {
      throw FileError(.open, .notOurs("not a folder"), path: path)
    }
  }

  public func size(of path: String, openAs file: FileID) throws(FileError) -> Int? {
    try size(file)
  }

  public func stamp(of folder: String) throws(FileError) -> FolderStamp? { nil }

  public func unlockKeeping(_ file: FileID) -> FileID? {
    unlock(file)
    return nil
  }

  public func lockAgain(
    _ file: FileID, _ path: String, seconds: Int
  ) throws(FileError) -> Bool { false }

  public func identity(of path: String) throws(FileError) -> String? { nil }
  public func remotePlace(of path: String) throws(FileError) -> String? { nil }
}

/// What was read of a file.
public struct FileParts: Sendable {
  /// Bytes of the whole file.
  public let size: Int
  /// Shorter than what was asked for where the file is.
  public let bytes: [UInt8]

  public init(size: Int, bytes: [UInt8]) {
    self.size = size
    self.bytes = bytes
  }
}

/// An open file, as the `FileIO` that opened it knows it.
public struct FileID: Hashable, Sendable {
  public let number: Int32
  /// The disk on which it is, and its number there; 0 where nobody asked.
  let device: UInt64
  let inode: UInt64

  public init(number: Int32) { self.init(number: number, device: 0, inode: 0) }

  init(number: Int32, device: UInt64, inode: UInt64) {
    self.number = number
    self.device = device
    self.inode = inode
  }
}

/// What stands at a path.
public enum FileKind: Sendable {
  case file, folder, other
}
