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

  /// Reads a file, or standard input for "-", part by part, as they come.
  ///
  /// - Parameter take: gets each part; false ends the reading.
  static func read(_ path: String, take: (ArraySlice<UInt8>) -> Bool) throws(FileError) {
    let isStandard = path == "-"
    let descriptor = isStandard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(.open, .system(errno), path: path) }
    defer { if !isStandard { close(descriptor) } }
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
