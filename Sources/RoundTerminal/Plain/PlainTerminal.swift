import CCurses
import CSystem
import Glibc
import RoundCore
import RoundScreens

/// Standard input and output line by line: no cursor, no colours, nothing drawn over.
public struct PlainTerminal {
  /// Which characters the locale can be trusted with.
  public let glyphs: GlyphSet
  private let isTyped: Bool
  private let isShown: Bool
  private var waiting: [UInt8] = []
  private var hasEnded = false

  /// A line longer than this is cut; nobody types it.
  static let limit = 1 << 16

  public init() {
    glyphs = ccurses_set_locale() == 1 ? .utf8 : .ascii
    isTyped = isatty(STDIN_FILENO) == 1
    isShown = isatty(STDOUT_FILENO) == 1
  }

  // MARK: Out

  /// Prints a line; at a terminal it is broken between words, elsewhere it stays whole.
  public func say(_ line: String) {
    guard isShown else {
      send(SafeText(line), ends: true)
      return
    }
    for row in SafeText(line).wrapped(to: columns) { send(row, ends: true) }
  }

  private var columns: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 20 else { return 80 }
    return Int(size.ws_col)
  }

  private func send(_ text: SafeText, ends: Bool) {
    let drawn =
      glyphs == .utf8
      ? text.string
      : text.cells.map { Transliteration.ascii($0.text, width: $0.width) }.joined()
    let bytes = Array(drawn.utf8) + (ends ? [0x0A] : [])
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(STDOUT_FILENO, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return }
      written += count
    }
  }

  // MARK: In

  /// Asks for a line; nil at the end of the input.
  ///
  /// What is asked secretly is never shown by a terminal, and nothing that was typed before the
  /// question answers it.
  public mutating func ask(_ prompt: PlainDialog.Prompt) -> String? {
    guard prompt.isSecret, isTyped else {
      // For a script each question is a line of its own.
      send(SafeText(prompt.text), ends: !isTyped)
      return readLine()
    }
    waiting = []
    // Before the question is there: whoever answers at once would see the PIN, and lose it.
    let isHidden = csystem_hide_typing(STDIN_FILENO) == 0
    defer { if isHidden { csystem_show_typing() } }
    send(SafeText(prompt.text), ends: false)
    return readLine()
  }

  private mutating func readLine() -> String? {
    while true {
      if let end = waiting.firstIndex(of: 0x0A) {
        let line = Array(waiting[..<end])
        waiting.removeFirst(end + 1)
        return PlainTerminal.text(of: line)
      }
      if hasEnded {
        guard !waiting.isEmpty else { return nil }
        defer { waiting = [] }
        return PlainTerminal.text(of: waiting)
      }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { hasEnded = true } else { waiting += buffer[..<count] }
      if waiting.count > PlainTerminal.limit, !waiting.contains(0x0A) {
        waiting.removeLast(waiting.count - PlainTerminal.limit)
      }
    }
  }

  /// A line without what is no text: sequences that keys and terminals send are swallowed whole.
  static func text(of bytes: [UInt8]) -> String {
    var decoder = InputDecoder(marksPastes: true)
    var text = ""
    let raw = bytes.filter { $0 != 0x0D }.map { RawInput.byte($0) }
    for input in decoder.decode(raw, at: 0, fieldHasFocus: true) {
      switch input {
      case .key(.character(let character)): text.append(character)
      case .key(.tab): text.append(" ")
      default: continue
      }
    }
    return text
  }
}
