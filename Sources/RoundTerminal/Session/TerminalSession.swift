import CCurses
import Glibc
import RoundCore
import RoundScreens

/// The open terminal.
///
/// There is one at a time, used from the thread that opened it.
///
/// While it is open, an end by a trap, a fault or a signal puts the terminal right by itself (see
/// `guard.c`), and standard error is kept off the screen until it closes. The window's title is
/// never set: other programs can read it.
public final class TerminalSession {
  /// The largest canvas; a size beyond it is a mistake of some program.
  static let limit = Size(columns: 1000, rows: 500)
  /// So many bytes or keys are read at once.
  private static let batch = 4096

  public let choice: TerminalChoice
  public let glyphs: GlyphSet
  public let colours: ColourDepth
  /// What pictures are painted with; setting it repaints at the next `draw`.
  public var theme: Theme { didSet { if theme != oldValue { takeTheme() } } }
  public private(set) var size: Size

  private var decoder: InputDecoder
  private var fieldHasFocus = false
  private var writer: RowWriter
  /// Nil where curses draws.
  private var frames: FrameWriter?
  private var isOpen = true
  /// What is on the screen, or what curses holds; nil when everything is to be sent.
  private var shown: Canvas?
  /// Where the terminal's cursor was left; nil when that is not known.
  private var cursor: Point?
  /// Before the next picture curses takes the terminal, and empties the screen.
  private var isBlankDue = true
  /// Another one whenever what is on the screen changes.
  private var version = 0
  /// As it was when the session opened.
  let environment: TerminalEnvironment

  /// Opens the terminal of standard input and output.
  ///
  /// - Throws: why not, with a text for the person and one for a log; the terminal is then as it was.
  public static func open(
    environment: TerminalEnvironment = .current()
  ) throws(TerminalError) -> TerminalSession {
    try TerminalSession(environment)
  }

  private init(_ environment: TerminalEnvironment) throws(TerminalError) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw .notATerminal
    }
    self.environment = environment
    glyphs = ccurses_set_locale() == 1 ? .utf8 : .ascii
    choice = try TerminalChoice.choose(requested: environment.terminal) { name in
      switch ccurses_knows(name) {
      case 2: .usable
      case 1: .withoutCursor
      default: .unknown
      }
    }
    let wantsColours = !environment.withoutColour && environment.theme != .mono
    guard ccurses_open(choice.name, STDIN_FILENO, STDOUT_FILENO, wantsColours ? 1 : 0) == 0 else {
      let code = errno
      throw code == EBUSY ? .alreadyOpen : .system(call: "newterm", code: code)
    }
    colours = ColourDepth(colours: Int(ccurses_colours()))
    theme = Theme(environment.theme ?? .dark, depth: colours)
    writer = RowWriter(glyphs: glyphs)
    // A substituted description says nothing about the terminal that is really there.
    let described = choice.requested == choice.name && ccurses_has_bracketed_paste() == 1
    decoder = InputDecoder(marksPastes: described || environment.insideTmux)
    size = Self.fit()
    takeTheme()
  }

  deinit { close() }

  /// Milliseconds after which a lone ESC byte is the Escape key (`ESCDELAY`, else 25).
  public var escapeDelay: Int { Int(ccurses_escape_delay()) }
  /// Whether the screen of before comes back on `close`; where it can't, the screen is cleared.
  public var hasAlternateScreen: Bool { ccurses_has_alternate_screen() == 1 }

  /// Whether curses draws, because the terminal is none that could be drawn on without it, or the person
  /// wants it so.
  public var isDrawnByCurses: Bool { frames == nil }

  /// Shows a picture; only what differs from the one before is sent.
  ///
  /// Where the cursor stands in a text field, keys read after it are taken as typing however fast they
  /// come.
  public func draw(_ canvas: Canvas) {
    guard isOpen else { return }
    fieldHasFocus = canvas.showsCursor
    guard frames != nil else { return drawWithCurses(canvas) }
    if isBlankDue {
      ccurses_blank()
      isBlankDue = false
      shown = nil
    }
    if let frame = frame(for: canvas) { send(frame, canvas) }
  }

  /// Works out what has to be sent for a picture that may come next.
  public func prepare(_ canvas: Canvas) -> ReadyFrame {
    ReadyFrame(
      canvas: canvas, frame: isBlankDue ? nil : frame(for: canvas), version: version)
  }

  /// Shows a picture that was prepared, and prepares it anew when the screen is another one by now.
  public func show(_ ready: ReadyFrame) {
    guard isOpen, ready.version == version, !isBlankDue, let frame = ready.frame else {
      return draw(ready.canvas)
    }
    fieldHasFocus = ready.canvas.showsCursor
    send(frame, ready.canvas)
  }

  private func frame(for canvas: Canvas) -> FrameWriter.Frame? {
    let before = shown?.size == canvas.size ? shown : nil
    return frames?.frame(canvas, after: before, on: size, cursor: cursor)
  }

  private func send(_ frame: FrameWriter.Frame, _ canvas: Canvas) {
    let due = TerminalSession.bytes(128) { ccurses_due($0, $1) }
    if !due.isEmpty || !frame.bytes.isEmpty {
      // The cursor is not seen on its way. It is where the person is on every screen: magnifiers and screen
      // readers follow it.
      let hidden = TerminalSession.bytes(32) { ccurses_cursor(0, $0, $1) }
      let bytes =
        due + hidden + frame.bytes + TerminalSession.bytes(32) { ccurses_cursor(1, $0, $1) }
      ccurses_write(bytes, bytes.count)
    }
    shown = canvas
    cursor = frame.cursor
    version += 1
  }

  private static func bytes(
    _ limit: Int32, _ fill: (UnsafeMutablePointer<UInt8>?, Int32) -> Int32
  ) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Int(limit)) { buffer, count in
      count = Int(fill(buffer.baseAddress, limit))
    }
  }

  private func drawWithCurses(_ canvas: Canvas) {
    let before = shown?.size == canvas.size ? shown : nil
    if before == nil { ccurses_erase() }
    for row in 0..<min(canvas.size.rows, size.rows) {
      writer.write(row: row, of: canvas, columns: size.columns, theme: theme, before: before)
    }
    shown = canvas
    let cursorRow = max(0, min(canvas.cursor.row, size.rows - 1))
    let cursorColumn = max(0, min(canvas.cursor.column, size.columns - 1))
    ccurses_show(Int32(cursorRow), Int32(cursorColumn), 1)
    version += 1
  }

  /// Takes over what the person has chosen; `HOMEROUND_THEME` and `NO_COLOR` win over it.
  public func show(_ settings: ScreenSettings) {
    guard isOpen else { return }
    theme = Theme(environment.theme ?? settings.theme, depth: colours)
    decoder.takesWheel = settings.mouse
    ccurses_set_mouse(settings.mouse ? 1 : 0)
  }

  /// Makes the next `draw` paint everything: the person's remedy for a screen that is garbled.
  public func redraw() {
    forget()
    isBlankDue = true
    ccurses_redraw()
  }

  /// What is on the screen is no longer known.
  private func forget() {
    shown = nil
    cursor = nil
    version += 1
  }

  /// Shows a picture in place of everything, also of what the terminal keeps of lines that are gone.
  ///
  /// Some terminals put what is cleared among the lines that they keep, so those are forgotten last.
  public func wipe(showing canvas: Canvas) {
    guard isOpen else { return }
    redraw()
    draw(canvas)
    ccurses_forget_scrollback()
  }

  /// What the person did since the last call; never waits.
  public func readInputs() -> [TerminalInput] {
    guard isOpen else { return [] }
    var inputs: [TerminalInput] = []
    // Bounded, so that a terminal that never stops sending does not keep the screen from drawing.
    for _ in 0..<64 {
      let raw = withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.batch) { units in
        let count = Int(ccurses_read(units.baseAddress, Int32(Self.batch)))
        return units.prefix(count).map { RawInput(unit: $0) }
      }
      let drained = raw.count < Self.batch
      inputs += decoder.decode(
        raw, at: MonotonicClock.milliseconds(), fieldHasFocus: fieldHasFocus, drained: drained)
      if drained { break }
    }
    return inputs
  }

  /// Throws away what was typed before a question was on the screen, so that it can't answer it.
  public func discardInputs() { _ = readInputs() }

  /// Milliseconds until `readInputs` has something to say although nothing was typed; nil: never.
  var patience: Int64? {
    decoder.expiry.map { max(0, $0 - MonotonicClock.milliseconds()) }
  }

  /// Takes over the terminal's present size.
  @discardableResult
  public func resize() -> Size {
    guard isOpen else { return size }
    size = Self.fit()
    forget()
    return size
  }

  /// Stops the program as Ctrl-Z does elsewhere; returns when it is continued.
  ///
  /// Draw afterwards.
  public func suspend() {
    guard isOpen else { return }
    ccurses_suspend()
    isBlankDue = true
    resize()
  }

  /// Lends the terminal to another program, and takes it back.
  ///
  /// Draw afterwards.
  public func lend<Result>(_ use: () -> Result) -> Result {
    guard isOpen else { return use() }
    ccurses_lend()
    let result = use()
    ccurses_resume()
    isBlankDue = true
    resize()
    // What was typed while the other program ended was not meant for a screen that nobody saw.
    discardInputs()
    return result
  }

  /// Takes the terminal again after the program was stopped and continued from outside.
  func resume() {
    guard isOpen else { return }
    ccurses_resume()
    isBlankDue = true
    resize()
  }

  var isShowing: Bool { isOpen }

  /// Whether there is still a terminal behind it.
  var isAlive: Bool { isOpen && ccurses_is_alive() == 1 }

  /// Leaves the terminal as it was before; the second time it does nothing.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    ccurses_close()
  }

  /// Ends the process by a signal, after `close`, so that its exit status tells whoever started it.
  public static func endProcess(by signal: Int32) -> Never {
    ccurses_end_by_signal(signal)
    // Not reached: the call above ends the process one way or another.
    exit(128 &+ signal)
  }

  private func takeTheme() {
    for meaning in Meaning.allCases {
      let paint = theme.paint(meaning)
      ccurses_set_pair(
        RowWriter.pair(meaning), Int32(truncatingIfNeeded: paint.foreground ?? -1),
        Int32(truncatingIfNeeded: paint.background ?? -1))
    }
    if !environment.wantsCurses, ccurses_speaks_ecma48() == 1 {
      let styles = StyleTable(theme) { colour, isBehind in
        TerminalSession.parameters(of: colour, isBehind: isBehind)
      }
      frames = FrameWriter(glyphs: glyphs, styles: styles)
    }
    redraw()
  }

  /// What the terminal's description says between CSI and m for a colour; empty where it has none.
  private static func parameters(of colour: Int, isBehind: Bool) -> [UInt8] {
    guard (0..<Int(ccurses_colours())).contains(colour) else { return [] }
    var text = [CChar](repeating: 0, count: 64)
    let count = Int(
      ccurses_colour(Int32(colour), isBehind ? 1 : 0, &text, Int32(text.count)))
    return text.prefix(count).map { UInt8(bitPattern: $0) }
  }

  private static func fit() -> Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    ccurses_fit(Int32(limit.columns), Int32(limit.rows), &columns, &rows)
    return Size(columns: max(1, Int(columns)), rows: max(1, Int(rows)))
  }
}
