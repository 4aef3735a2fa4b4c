import RoundCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Data goes to standard output, messages to standard error.
enum Output {
  /// Gives the standard streams that the program was started without a place in which every use
  /// fails: a journal opened in such a place would be written into by the next message.
  static func holdStandardStreams() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest free number is taken, which is this one.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Writes bytes to standard output.
  ///
  /// A reader that has gone ends the program without a fuss. Anything else that keeps the data from
  /// arriving ends it with exit code 2, so that nobody takes half of a list for the whole.
  static func data(_ bytes: [UInt8]) {
    guard let failure = write(bytes, to: STDOUT_FILENO), failure != EPIPE else { return }
    let error = FileError(.write, .system(failure), path: "to standard output")
    message("homeround: \(error.sentence)")
    exit(2)
  }

  /// Writes a line of text that is safe to show.
  static func line(_ text: String) { data(Array(SafeText(text).string.utf8) + [0x0A]) }

  static func json(_ value: JSON) { data(value.bytes(.indented) + [0x0A]) }

  /// Writes a line to standard error; passed through the same filter as everything shown.
  static func message(_ text: String) {
    _ = write(Array(SafeText(text).string.utf8) + [0x0A], to: STDERR_FILENO)
  }

  /// - Returns: the system's error number where not all of the bytes were written.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(
          descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return count < 0 ? errno : EIO }
      written += count
    }
    return nil
  }
}
