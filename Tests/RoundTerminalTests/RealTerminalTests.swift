import Glibc
import Testing

/// The probe on a pseudo-terminal, with real curses.
@Suite("A real terminal", .serialized)
struct RealTerminalTests {
  @Test(
    "Shows what is drawn, in the alternate screen, and marks pastes",
    arguments: ["", "1"])
  func showsWhatIsDrawn(byCurses: String) throws {
    let terminal = try PseudoTerminal(environment: ["HOMEROUND_CURSES": byCurses])
    try terminal.expect("#1 size 80x24.")
    try terminal.expect("WALKER Mary")
    try terminal.expect("┌ café ┐")
    #expect(terminal.wrote("\u{1B}[?1049h"))
    #expect(terminal.wrote("\u{1B}[?2004h"))
    #expect(!terminal.wrote("\u{1B}]"), "The title is not set")
    if !byCurses.isEmpty { try terminal.expect("\u{1B}>") }
    #expect(terminal.wrote("\u{1B}>"), "The number pad would send sequences")
    #expect(terminal.wrote("\u{1B}="), "The number pad would send sequences")
    #expect(terminal.state.c_lflag & UInt32(ICANON | ECHO | ISIG) == 0)
    #expect(terminal.state.c_iflag & UInt32(IXON) == 0, "Ctrl-S must not freeze the window")
  }

  @Test("Cursor keys arrive in both forms, and so do the others")
  func keysArrive() throws {
    let terminal = try PseudoTerminal()
    try terminal.expect("#1 size")
    let keys: [(String, String)] = [
      ("\u{1B}[A", "up"), ("\u{1B}OA", "up"), ("\u{1B}[B", "down"), ("\u{1B}OB", "down"),
      ("\u{1B}[C", "right"), ("\u{1B}OD", "left"), ("\u{1B}[H", "home"), ("\u{1B}OF", "end"),
      ("\u{1B}[1~", "home"), ("\u{1B}[4~", "end"), ("\u{1B}[5~", "pageUp"),
      ("\u{1B}[3~", "delete"), ("\u{1B}[Z", "backTab"), ("\u{1B}OP", "F1"), ("\u{1B}[11~", "F1"),
      ("\u{1B}[20~", "F9"), ("\u{1B}[24~", "F12"), ("\u{1B}[1;5D", "wordLeft"),
      ("\u{1B}[1;5C", "wordRight"), ("\u{1B}OM", "enter"),
      ("\r", "enter"), ("\t", "tab"), ("\u{7F}", "backspace"), ("\u{8}", "backspace"),
      ("\u{1B}", "escape"), ("\u{13}", "ctrl s"), ("\u{1A}", "ctrl z"), ("\u{3}", "ctrl c"),
      ("é", "char é"), ("日", "char 日"),
    ]
    for (index, (bytes, name)) in keys.enumerated() {
      terminal.send(bytes)
      try terminal.expect("#\(index + 2) \(name)")
    }
  }

  @Test("What nobody knows is swallowed: the next key is the next input")
  func unknownIsSwallowed() throws {
    let terminal = try PseudoTerminal()
    try terminal.expect("#1 size")
    let unknown = [
      "\u{1B}[M !!", "\u{1B}[<0;10;10M", "\u{1B}[1;9P", "\u{1B}[?1;2c", "\u{1B}a", "\u{1B}[200;5u",
      "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}P1+r\u{1B}\\", "\u{1B}[I", "\u{1B}[1;2A",
    ]
    for (index, bytes) in unknown.enumerated() {
      terminal.send(bytes)
      terminal.send("\u{1B}[B")
      try terminal.expect("#\(index + 2) down.")
    }
  }

  @Test("A paste is one piece, and the lines in it run nothing")
  func pasteIsOnePiece() throws {
    let terminal = try PseudoTerminal()
    try terminal.expect("#1 size")
    terminal.send("\u{1B}[200~x\rqué\r\nx\u{1B}[201~j")
    // What comes with its end was copied too.
    try terminal.expect("#2 paste <x|qué|x> #3 paste <j>.")
  }

  @Test("An unmarked paste is recognised where the terminal marks none")
  func unmarkedPaste() throws {
    let terminal = try PseudoTerminal(term: "linux")
    try terminal.expect("#1 size")
    terminal.send("exit this now")
    try terminal.expect("#2 paste <exit this now>")
    let field = try PseudoTerminal("field", term: "linux")
    try field.expect("#1 size")
    field.send("Mrs Walker")
    try field.expect("#11 char r.")
  }

  @Test("A new size is seen, also after many in a row, and with LINES and COLUMNS exported")
  func resizes() throws {
    let terminal = try PseudoTerminal(environment: ["LINES": "24", "COLUMNS": "80"])
    try terminal.expect("#1 size 80x24")
    terminal.resize(columns: 120, rows: 40)
    try terminal.expect("size 120x40.")
    for step in 0..<200 { terminal.resize(columns: UInt16(1 + step), rows: UInt16(1 + step % 50)) }
    terminal.resize(columns: 0xFFFF, rows: 0xFFFF)
    terminal.resize(columns: 1, rows: 1)
    terminal.resize(columns: 101, rows: 33)
    try terminal.expect("size 101x33.")
    terminal.send("\u{1B}[B")
    try terminal.expect("down.")
  }

  @Test("Leaves the terminal whole: after quitting, a thrown error, exit")
  func leavesWhole() throws {
    for (action, status) in [("quit", Int32(0)), ("throw", 3), ("exit", 7)] {
      let terminal = try PseudoTerminal(action)
      try terminal.expect("#1 size")
      #expect(!terminal.isAsBefore)
      terminal.send("x")
      #expect(try terminal.waitForEnd() == .exit(status), "\(action)")
      #expect(terminal.isAsBefore, "\(action)")
      #expect(terminal.isLeft, "\(action)")
    }
  }

  @Test("Leaves the terminal whole after a trap, an abort and a fault")
  func leavesWholeAfterCrash() throws {
    for (action, signal) in [("trap", SIGILL), ("abort", SIGABRT), ("segv", SIGSEGV)] {
      let terminal = try PseudoTerminal(action)
      try terminal.expect("#1 size")
      terminal.send("x")
      let end = try terminal.waitForEnd()
      // A trap is another signal on other processors.
      #expect(end == .signal(signal) || (action == "trap" && end == .signal(SIGTRAP)))
      #expect(terminal.isAsBefore, "\(action)")
      #expect(terminal.isLeft, "\(action)")
    }
  }

  @Test("The message of a trap is shown after the screen of before is back")
  func trapMessageIsShown() throws {
    let terminal = try PseudoTerminal("trap")
    try terminal.expect("#1 size")
    terminal.send("x")
    _ = try terminal.waitForEnd()
    try terminal.expect("\u{1B}[?1049l")
    try terminal.expect("Fatal error")
  }

  @Test("Signals from outside end it in order, with the signal as exit status")
  func signalsEndInOrder() throws {
    for number in [SIGTERM, SIGHUP, SIGINT] {
      let terminal = try PseudoTerminal()
      try terminal.expect("#1 size")
      terminal.send(signal: number)
      #expect(try terminal.waitForEnd() == .signal(number))
      #expect(terminal.wrote("ended: terminated(\(number))"), "the loop ended by itself")
      #expect(terminal.isAsBefore)
      #expect(terminal.isLeft)
    }
    let terminal = try PseudoTerminal()
    try terminal.expect("#1 size")
    terminal.send(signal: SIGQUIT)
    #expect(try terminal.waitForEnd() == .signal(SIGQUIT))
    #expect(terminal.isAsBefore)
    #expect(terminal.isLeft)
  }

  @Test("A program that is stuck ends all the same when asked to")
  func stuckProgramEnds() throws {
    let terminal = try PseudoTerminal("stuck")
    try terminal.expect("#1 size")
    terminal.send("x")
    try terminal.expect("stuck")
    // It answers nothing any more, and it is asked twice, as by a closing window.
    terminal.send(signal: SIGTERM)
    terminal.send(signal: SIGHUP)
    let end = try terminal.waitForEnd()
    #expect(end == .signal(SIGTERM) || end == .signal(SIGHUP))
    #expect(terminal.isAsBefore)
    #expect(terminal.isLeft)
  }

  @Test("A window that is closed ends it, whether or not hang-ups are ignored")
  func closedWindowEnds() throws {
    let terminal = try PseudoTerminal()
    try terminal.expect("#1 size")
    terminal.closeMaster()
    let end = try terminal.waitForEnd()
    #expect(end == .signal(SIGHUP) || end == .exit(9))
    let deaf = try PseudoTerminal("nohup")
    try deaf.expect("#1 size")
    deaf.closeMaster()
    #expect(try deaf.waitForEnd() == .exit(9))
  }

  @Test(
    "A terminal type that is not installed is treated as a known one",
    arguments: [
      ("xterm-kitty", "xterm-256color"), ("foo", "xterm"), ("alacritty", "xterm-256color"),
    ])
  func unknownTypeFallsBack(requested: String, used: String) throws {
    // An empty folder in front does no harm; the system's descriptions stay.
    let terminal = try PseudoTerminal(term: requested, environment: ["TERMINFO": "/nonexistent"])
    try terminal.expect("#1 size")
    try terminal.expect("terminal \(used).")
    try terminal.expect(requested)
    terminal.send("x")
    #expect(try terminal.waitForEnd() == .exit(0))
  }

  @Test("A terminal without a movable cursor is refused, and left alone")
  func dumbIsRefused() throws {
    let terminal = try PseudoTerminal(term: "dumb")
    try terminal.expect("error: terminal: TERM dumb has no cup")
    #expect(try terminal.waitForEnd() == .exit(2))
    #expect(terminal.isAsBefore)
    #expect(!terminal.wrote("\u{1B}"))
  }

  @Test("NO_COLOR and the mono theme write no colours; otherwise there are some")
  func colours() throws {
    for environment in [["NO_COLOR": "1"], ["HOMEROUND_THEME": "mono"]] {
      let plain = try PseudoTerminal(term: "xterm-256color", environment: environment)
      try plain.expect("#1 size")
      plain.send("x")
      _ = try plain.waitForEnd()
      #expect(!plain.wroteColours)
    }
    let coloured = try PseudoTerminal(term: "xterm-256color", environment: ["NO_COLOR": ""])
    try coloured.expect("#1 size")
    try coloured.expect("38;5;208m")
    #expect(coloured.wroteColours)
    let light = try PseudoTerminal(
      term: "xterm-256color", environment: ["HOMEROUND_THEME": "light"])
    try light.expect("#1 size")
    try light.expect("38;5;130m")
  }

  @Test("Without UTF-8 everything is drawn in ASCII, in the same columns")
  func asciiGlyphs() throws {
    let terminal = try PseudoTerminal(environment: ["LC_ALL": "C"])
    try terminal.expect("#1 size")
    try terminal.expect("+ cafe +")
    terminal.send("x")
    _ = try terminal.waitForEnd()
    #expect(terminal.output.allSatisfy { $0 < 0x80 })
  }

  @Test("A locale that is not installed does not turn accents into rubbish")
  func missingLocale() throws {
    let terminal = try PseudoTerminal(environment: ["LANG": "xx_XX.UTF-8"])
    try terminal.expect("┌ café ┐")
  }

  @Test("Without an alternate screen nothing stays on it, after quitting and after a crash")
  func clearsWithoutAlternateScreen() throws {
    for (action, term) in [
      ("quit", "linux"), ("abort", "linux"), ("quit", "vt220"), ("abort", "vt220"),
    ] {
      let terminal = try PseudoTerminal(action, term: term)
      try terminal.expect("WALKER")
      terminal.send("x")
      // The picture with the letter, and then the screen is cleared.
      _ = try terminal.waitForEnd()
      while terminal.hasAnother("WALKER") { try terminal.expect("WALKER") }
      try terminal.expect("\u{1B}[H\u{1B}[J")
      #expect(terminal.isAsBefore)
    }
  }

  @Test("What a library prints comes after the screen, not on it")
  func errorsAreHeld() throws {
    let terminal = try PseudoTerminal("print")
    try terminal.expect("#1 size")
    terminal.send("x")
    try terminal.expect("#2 char x")
    #expect(!terminal.wrote("a library says"))
    terminal.send(signal: SIGTERM)
    _ = try terminal.waitForEnd()
    try terminal.expect("\u{1B}[?1049l")
    try terminal.expect("a library says")
  }

  @Test("Messages of another thread arrive, all and in order")
  func messagesArrive() throws {
    let terminal = try PseudoTerminal("mail")
    try terminal.expect("#101 letter 100.")
  }

  @Test("A deadline is reported, once, although nothing is typed")
  func deadlineIsReported() throws {
    let terminal = try PseudoTerminal("deadline")
    try terminal.expect("#2 deadline.")
    terminal.send("j")
    try terminal.expect("#3 char j.")
  }

  @Test("Stopped and continued, it takes the terminal again")
  func continues() throws {
    let terminal = try PseudoTerminal()
    try terminal.expect("#1 size")
    terminal.send(signal: SIGSTOP)
    terminal.setState(terminal.stateBefore)
    terminal.resize(columns: 90, rows: 30)
    terminal.send(signal: SIGCONT)
    try terminal.expect("size 90x30.")
    #expect(terminal.state.c_lflag & UInt32(ICANON) == 0)
    terminal.send("x")
    #expect(try terminal.waitForEnd() == .exit(0))
    #expect(terminal.isAsBefore)
  }
}
