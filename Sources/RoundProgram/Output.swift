import RoundCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Data goes to standard output, messages to standard error.
enum Output {
  /// Writes bytes to standard output; a reader that has gone ends the program without a fuss.
  static func data(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  /// Writes a line of text that is safe to show.
  static func line(_ text: String) { data(Array(SafeText(text).string.utf8) + [0x0A]) }

  static func json(_ value: JSON) { data(value.bytes(.indented) + [0x0A]) }

  /// Writes a line to standard error; passed through the same filter as everything shown.
  static func message(_ text: String) {
    write(Array(SafeText(text).string.utf8) + [0x0A], to: STDERR_FILENO)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(
          descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return }
      written += count
    }
  }

  /// All of a file, or of standard input for "-".
  static func contents(of path: String) throws(FileError) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(.open, .system(errno), path: path) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw FileError(.read, .system(errno), path: path) }
      if count == 0 { return bytes }
      bytes += buffer[0..<count]
      // A spreadsheet has at most 20 MB; a little more shows that it has more.
      if bytes.count > 21 << 20 { return bytes }
    }
  }
}
