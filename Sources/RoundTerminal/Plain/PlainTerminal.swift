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
  /// What was typed of a line when the screen was locked.
  private var begun = ""

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

  /// Takes what was printed off the screen, and what the terminal keeps of it where it understands that.
  public func wipe() {
    guard isShown else { return }
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
    // Blank lines push away what a terminal that knows no sequences shows.
    let text = isDumb ? String(repeating: "\n", count: 100) : "\u{1B}[H\u{1B}[2J\u{1B}[3J"
    let bytes = Array(text.utf8)
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

  /// What came of asking for a line.
  public enum Asked: Equatable, Sendable {
    case line(String)
    /// The end of the input.
    case end
    /// Nothing was typed until then; what was begun is taken off the line and asked for again later.
    case timeUp
  }

  /// Whether somebody types; only then can a screen be left alone.
  public var isTypedHere: Bool { isTyped }

  /// Asks for a line until a moment, by the clock that goes on while the computer sleeps.
  public mutating func ask(_ prompt: PlainDialog.Prompt, until moment: Moment?) -> Asked {
    guard let moment, isTyped else { return ask(prompt).map { .line($0) } ?? .end }
    guard prompt.isSecret || waiting.firstIndex(of: 0x0A) == nil else {
      return ask(prompt).map { .line($0) } ?? .end
    }
    if prompt.isSecret { waiting = [] }
    let isHidden = prompt.isSecret && csystem_hide_typing(STDIN_FILENO) == 0
    defer { if isHidden { csystem_show_typing() } }
    send(SafeText(prompt.text), ends: false)
    if !begun.isEmpty, !prompt.isSecret {
      let text = begun
      begun = ""
      send(SafeText("(you had begun: \(text)) "), ends: false)
      guard let rest = wait(until: moment) else {
        begun = text + taken()
        return .timeUp
      }
      return rest ? (readLine().map { .line(text + $0) } ?? .end) : .end
    }
    guard let ready = wait(until: moment) else {
      let typed = taken()
      if !prompt.isSecret { begun = typed }
      return .timeUp
    }
    return ready ? (readLine().map { .line($0) } ?? .end) : .end
  }

  /// Waits for a line; nil when the moment has come before, false at the end of the input.
  private func wait(until moment: Moment) -> Bool? {
    while true {
      let left = moment.milliseconds - Moment.now().milliseconds
      guard left > 0 else { return nil }
      var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      // Short enough that a computer that slept notices when it wakes.
      let count = poll(&ready, 1, Int32(min(left, 20_000)))
      if count > 0 { return true }
      if count < 0 && errno != EINTR { return true }
    }
  }

  /// What was typed of a line that has not been ended, taken away from the terminal.
  private func taken() -> String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Int(csystem_take_typed(STDIN_FILENO, &bytes, bytes.count))
    return PlainTerminal.text(of: Array(bytes.prefix(max(0, count))))
  }

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
