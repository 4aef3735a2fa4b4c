import CSystem
import Glibc
import RoundCore

/// Asks for secrets at the terminal itself, whatever standard input and output are.
///
/// What is typed is not shown, and is handed over as bytes, which are overwritten when they are done with.
public final class SecretPrompt {
  private let terminal: Int32
  /// Bytes of the longest line that is taken.
  private static let limit = 1024

  /// Nil where there is no terminal.
  public init?() {
    terminal = Glibc.open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    if terminal < 0 { return nil }
  }

  deinit { Glibc.close(terminal) }

  /// Prints a line.
  public func say(_ text: String) { send(Array(SafeText(text).string.utf8) + [0x0A]) }

  /// Takes what was printed off the screen, and what the terminal keeps of it where it understands that.
  public func wipe() { send(Array("\u{1B}[H\u{1B}[2J\u{1B}[3J".utf8)) }

  /// Asks for a line.
  ///
  /// - Parameter shown: whether what is typed is shown.
  /// - Returns: the line without its end; nil at the end of the input, or when it is too long.
  public func ask(_ question: String, shown: Bool = false) -> [UInt8]? {
    let isHidden = !shown && csystem_hide_typing(terminal) == 0
    defer { if isHidden { csystem_show_typing() } }
    guard shown || isHidden else { return nil }
    send(Array(SafeText(question).string.utf8))
    // As large as it can get, so that it is not moved while it grows, and what was moved left behind.
    var line: [UInt8] = []
    line.reserveCapacity(SecretPrompt.limit)
    var byte: UInt8 = 0
    while true {
      let count = read(terminal, &byte, 1)
      if count < 0 && errno == EINTR { continue }
      guard count == 1 else {
        Secret.forget(&line)
        return nil
      }
      if byte == 0x0A || byte == 0x0D { return line }
      guard line.count < SecretPrompt.limit else {
        Secret.forget(&line)
        return nil
      }
      line.append(byte)
    }
  }

  private func send(_ bytes: [UInt8]) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(terminal, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return }
      written += count
    }
  }
}
