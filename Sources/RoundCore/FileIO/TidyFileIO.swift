#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The calls by which this computer's own files are put away; journals are never given to them.
public protocol TidyFileIO: FileIO {
  /// Takes a file away; nothing happens when there is none.
  func remove(_ path: String) throws(FileError)
  /// Takes an empty folder away.
  func removeFolder(_ path: String) throws(FileError)
  /// Gives a file another name in its folder; what had that name is replaced.
  func move(_ path: String, to other: String) throws(FileError)
  /// Takes a lock (of a file that is made when missing) that several may have at once, and nobody who
  /// wants it alone meanwhile.
  ///
  /// - Throws: `.lockBusy` where somebody has it alone.
  func share(_ path: String) throws(FileError) -> FileID
}

extension SystemFileIO: TidyFileIO {
  public func remove(_ path: String) throws(FileError) {
    guard unlink(path) != 0 else { return }
    let number = errno
    guard number == ENOENT else { throw FileError(.write, .system(number), path: path) }
  }

  public func removeFolder(_ path: String) throws(FileError) {
    guard rmdir(path) == 0 else { throw FileError(.write, .system(errno), path: path) }
  }

  public func move(_ path: String, to other: String) throws(FileError) {
    guard rename(path, other) == 0 else {
      throw FileError(.rename, .system(errno), path: path)
    }
  }
}
