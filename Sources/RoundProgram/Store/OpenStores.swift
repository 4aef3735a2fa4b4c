import RoundCore
import Synchronization

/// The files of the locked folders that this process has to do with: each is opened once.
enum OpenStores {
  private static let known = Mutex<[String: LockedFiles]>([:])

  /// How a folder's files are read and written: as they are, or sealed.
  static func files(of path: String) -> any FileIO {
    let plain = RoundFolder(path: path)
    guard plain.isLockedStore else { return plain.files }
    return locked(plain.path)
  }

  /// The sealed files of a folder that is locked, or is about to be.
  static func locked(_ path: String) -> LockedFiles {
    known.withLock { known in
      if let files = known[path] { return files }
      let files = LockedFiles(SystemFileIO(), root: path)
      known[path] = files
      return files
    }
  }
}

extension RoundFolder {
  /// The same as it stands on the disk, with nothing opened.
  var onDisk: RoundFolder { RoundFolder(path: path) }

  /// Its sealed files; nil for a folder that is not locked.
  var lockedFiles: LockedFiles? {
    // To ask first is quick; a cast that fails looks through all conformances of the program.
    type(of: files) == LockedFiles.self ? files as? LockedFiles : nil
  }

  /// Those by which this computer's own files are put away; nil where these can't.
  var tidyFiles: (any TidyFileIO)? {
    type(of: files) == SystemFileIO.self ? SystemFileIO() : files as? any TidyFileIO
  }
}
