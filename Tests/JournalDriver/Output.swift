import Glibc

/// What the harness reads.
///
/// Each line is one `write`, so that a kill never leaves half of one.
enum Output {
  /// - Returns: false when the line could not be written; it then does not count as said.
  static func line(_ text: String) -> Bool { write(text, to: 1) }

  /// Says that something was not saved, or could not be read.
  static func fail(_ sentence: String) -> Outcome { line("fail \(sentence)") ? .refused : .silent }

  static func complain(_ text: String) { _ = write(text, to: 2) }

  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    let bytes = Array(text.utf8) + [0x0A]
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(
          descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}
