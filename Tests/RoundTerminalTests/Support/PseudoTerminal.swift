import Glibc

/// A program on a pseudo-terminal: what it is sent, what it writes, how it ends.
final class PseudoTerminal {
  struct Timeout: Error, CustomStringConvertible {
    let description: String
  }

  /// How a program ended.
  enum End: Equatable {
    case exit(Int32)
    case signal(Int32)
  }

  private(set) var master: Int32 = -1
  private var slave: Int32 = -1
  private var process: pid_t = 0
  private var end: End?
  /// All that it has written.
  private(set) var output: [UInt8] = []
  /// Everything before this was already looked at.
  private var position = 0
  let stateBefore: termios

  /// Long, since it is only waited for when something is wrong.
  private static let patience = Duration.seconds(30)

  /// Starts the probe.
  init(
    _ action: String = "quit", columns: UInt16 = 80, rows: UInt16 = 24, term: String? = "xterm",
    environment: [String: String] = [:]
  ) throws {
    var path = [CChar](repeating: 0, count: 256)
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&master, &slave, &path, nil, &size) == 0 else {
      throw Timeout(description: "openpty: errno \(errno)")
    }
    var state = termios()
    tcgetattr(slave, &state)
    stateBefore = state
    for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }

    var variables = ["LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
    variables["TERM"] = term
    for (name, value) in environment { variables[name] = value }
    if let libraries = getenv("LD_LIBRARY_PATH") {
      variables["LD_LIBRARY_PATH"] = String(cString: libraries)
    }
    try spawn(action, on: path, variables: variables)
  }

  deinit {
    if process > 0, end == nil {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    closeMaster()
    close(slave)
  }

  private func spawn(_ action: String, on path: [CChar], variables: [String: String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a new session opens becomes its own.
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    // glibc's POSIX_SPAWN_SETSID, which its headers hide from Swift.
    let newSession: Int32 = 0x80
    let flags = Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK) | newSession
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("terminal-probe"), strdup(action), nil]
    var entries =
      variables.map { strdup("\($0.key)=\($0.value)") } as [UnsafeMutablePointer<CChar>?]
    entries.append(nil)
    defer { for pointer in arguments + entries { free(pointer) } }
    let result = posix_spawn(
      &process, try Self.probePath(), &actions, &attributes, &arguments, &entries)
    guard result == 0 else { throw Timeout(description: "posix_spawn: errno \(result)") }
  }

  /// The probe is built beside the tests.
  private static func probePath() throws -> String {
    var bytes = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &bytes, bytes.count)
    guard count > 0 else { throw Timeout(description: "no /proc/self/exe") }
    let own = String(decoding: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let folder = own.lastIndex(of: "/").map { own[..<$0] } ?? "."
    return folder + "/terminal-probe"
  }

  // MARK: Talking to it

  func send(_ text: String) { send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  func send(signal number: Int32) { kill(process, number) }

  func resize(columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  func closeMaster() {
    if master >= 0 { close(master) }
    master = -1
  }

  // MARK: Waiting for it

  /// Waits until it has written this, after all that was waited for before.
  func expect(_ text: String) throws {
    let wanted = Array(text.utf8)
    let limit = ContinuousClock.now + Self.patience
    while true {
      if let match = find(wanted, from: position) {
        position = match + wanted.count
        return
      }
      guard ContinuousClock.now < limit, !hasEnded || receive(milliseconds: 50) else {
        throw Timeout(description: "no \(text.debugDescription) in \(recent)")
      }
      receive(milliseconds: 50)
    }
  }

  /// Whether it has ever written this.
  func wrote(_ text: String) -> Bool { find(Array(text.utf8), from: 0) != nil }

  /// Whether there is more of this, after all that was waited for.
  func hasAnother(_ text: String) -> Bool { find(Array(text.utf8), from: position) != nil }

  /// Whether it has ever set a colour: any of `ESC [ ... m` with 30 to 49 or 90 to 107.
  var wroteColours: Bool {
    output.split(separator: 0x1B).contains { part in
      guard part.first == UInt8(ascii: "["),
        let end = part.firstIndex(where: { (0x40...0x7E).contains($0) && $0 != 0x5B }),
        part[end] == UInt8(ascii: "m")
      else { return false }
      let text = String(decoding: part[part.startIndex..<end].dropFirst(), as: UTF8.self)
      return text.split(separator: ";").compactMap { Int($0) }
        .contains { (30...49).contains($0) || (90...107).contains($0) }
    }
  }

  private func find(_ wanted: [UInt8], from start: Int) -> Int? {
    guard output.count >= wanted.count else { return nil }
    let last = output.count - wanted.count
    guard start <= last else { return nil }
    return (start...last).first { output[$0..<$0 + wanted.count].elementsEqual(wanted) }
  }

  /// Waits for its end, reading on.
  func waitForEnd() throws -> End {
    let limit = ContinuousClock.now + Self.patience
    while ContinuousClock.now < limit {
      let isRead = master >= 0 && receive(milliseconds: 20)
      if hasEnded, !isRead, let end { return end }
    }
    throw Timeout(description: "still running; wrote \(recent)")
  }

  private var hasEnded: Bool {
    if end != nil { return true }
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return false }
    end = status & 0x7F == 0 ? .exit((status >> 8) & 0xFF) : .signal(status & 0x7F)
    return true
  }

  /// Reads what is there within the time.
  @discardableResult
  private func receive(milliseconds: Int32) -> Bool {
    var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&ready, 1, milliseconds) > 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 65536)
    let count = read(master, &bytes, bytes.count)
    guard count > 0 else { return false }
    output += bytes.prefix(count)
    return true
  }

  private var recent: String {
    String(decoding: output.suffix(1500), as: UTF8.self).debugDescription
  }

  // MARK: The terminal's state

  var state: termios {
    var state = termios()
    tcgetattr(slave, &state)
    return state
  }

  /// As a shell does with the program that it stopped.
  func setState(_ state: termios) {
    var state = state
    tcsetattr(slave, TCSANOW, &state)
  }

  /// Line by line with echo: how a shell finds a terminal that it can be used in.
  var isAsBefore: Bool {
    let now = state
    let same = withUnsafeBytes(of: now.c_cc) { now in
      withUnsafeBytes(of: stateBefore.c_cc) { now.elementsEqual($0) }
    }
    return same && now.c_iflag == stateBefore.c_iflag && now.c_oflag == stateBefore.c_oflag
      && now.c_cflag == stateBefore.c_cflag && now.c_lflag == stateBefore.c_lflag
  }

  /// Whether the last thing written about the screen is that the one of before comes back, with the
  /// cursor shown and pastes unmarked.
  var isLeft: Bool {
    let text = String(decoding: output, as: UTF8.self)
    func isOff(_ off: String, after on: String) -> Bool {
      guard let last = text.lastRange(of: off) else { return false }
      return text.lastRange(of: on).map { $0 < last } ?? true
    }
    return isOff("\u{1B}[?1049l", after: "\u{1B}[?1049h")
      && isOff("\u{1B}[?2004l", after: "\u{1B}[?2004h")
      && isOff("\u{1B}[?25h", after: "\u{1B}[?25l")
      && isOff("\u{1B}[?1l", after: "\u{1B}[?1h")
  }
}

extension String {
  /// Where `part` begins for the last time, in bytes.
  fileprivate func lastRange(of part: String) -> Int? {
    let all = Array(utf8)
    let wanted = Array(part.utf8)
    guard all.count >= wanted.count else { return nil }
    return (0...all.count - wanted.count).last {
      all[$0..<$0 + wanted.count].elementsEqual(wanted)
    }
  }
}
