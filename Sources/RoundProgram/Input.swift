import RoundCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What comes in from a file or from standard input.
enum Input {
  /// A spreadsheet has at most 20 MB; a little more shows that it has more.
  private static let mostBytes = 21 << 20

  /// All of a file, or of standard input for "-", up to a little more than a spreadsheet may have.
  static func contents(of path: String) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    try read(path) { part in
      bytes += part
      return bytes.count <= mostBytes
    }
    return bytes
  }

  /// Refuses what is no plain file: a pipe among files would keep the program waiting for ever.
  ///
  /// What the shell gives as a file (`/dev/fd/63`) was meant.
  private static func checkPlain(_ descriptor: Int32, _ path: String) throws(FileError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw FileError(.examine, .system(errno), path: path)
    }
    // Of a folder the system says what it is when it is read.
    if status.st_mode & S_IFMT == S_IFREG || status.st_mode & S_IFMT == S_IFDIR { return }
    guard path.hasPrefix("/dev/") else {
      throw FileError(.open, .notOurs("not a plain file"), path: path)
    }
    _ = fcntl(descriptor, F_SETFL, 0)
  }

  /// Reads a file, or standard input for "-", part by part, as they come.
  ///
  /// - Parameter take: gets each part; false ends the reading.
  static func read(_ path: String, take: (ArraySlice<UInt8>) -> Bool) throws(FileError) {
    let isStandard = path == "-"
    let descriptor = isStandard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError(.open, .system(errno), path: path) }
    defer { if !isStandard { close(descriptor) } }
    if !isStandard { try checkPlain(descriptor, path) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        throw FileError(.read, .system(errno), path: isStandard ? "standard input" : path)
      }
      if count == 0 || !take(buffer[0..<count]) { return }
    }
  }
}
