import Glibc
import RoundCore
import RoundScreens
import RoundTerminal

/// The smallest program on a session.
struct Probe {
  struct Failure: Error {}

  let action: String
  private var seen: [String] = []
  private var size = Size(columns: 1, rows: 1)
  private var isDeadlineWanted: Bool
  private var wantsEnd = false

  init(action: String) {
    self.action = action
    isDeadlineWanted = action == "deadline"
  }

  mutating func run() -> Int32 {
    if action == "nohup" { signal(SIGHUP, SIG_IGN) }
    do {
      let end = try session()
      print("ended: \(end)")
      if case .terminated(let signal) = end { TerminalSession.endProcess(by: signal) }
      return end == .terminalGone ? 9 : 0
    } catch let error as TerminalError {
      print("error: \(error.logText)")
      return 2
    } catch {
      print("thrown")
      return 3
    }
  }

  private mutating func session() throws -> LoopEnd {
    let session = try TerminalSession.open()
    let mailbox = try Mailbox<String>()
    var loop = try EventLoop(session: session, mailbox: mailbox)
    let soon = Moment(milliseconds: Moment.now().milliseconds + 50)
    if action == "mail" {
      var thread = pthread_t()
      let box = Unmanaged.passRetained(mailbox).toOpaque()
      pthread_create(
        &thread, nil,
        { box in
          guard let box else { return nil }
          let mailbox = Unmanaged<Mailbox<String>>.fromOpaque(box).takeRetainedValue()
          for number in 1...100 { mailbox.post("letter \(number)") }
          return nil
        }, box)
    }
    let wanted = isDeadlineWanted
    let end = loop.run(deadline: { wanted ? soon : nil }) { events in
      for event in events { note(event) }
      if wantsEnd {
        wantsEnd = false
        if action == "throw" || action == "quit" { return .quit }
        if action == "suspend" { return .suspend }
        act()
      }
      return .repaint(canvas(session))
    }
    if action == "throw" { throw Failure() }
    session.close()
    session.close()
    return end
  }

  private func act() {
    switch action {
    case "trap":
      let empty: [Int] = []
      seen.withUnsafeBufferPointer { _ in print(empty[seen.count]) }
    case "abort": abort()
    case "segv": UnsafeMutablePointer<Int>(bitPattern: 16)?.pointee = 1
    case "exit": exit(7)
    case "stuck":
      write(STDOUT_FILENO, "stuck", 5)
      while true { pause() }
    case "print": perror("a library says")
    default: break
    }
  }

  private mutating func note(_ event: LoopEvent<String>) {
    let text: String
    switch event {
    case .message(let message): text = message
    case .deadline: text = "deadline"
    case .watched: text = "watched"
    case .terminate(let signal): text = "terminate \(signal)"
    case .terminalGone: text = "gone"
    case .input(.resize(let newSize)):
      size = newSize
      text = "size \(newSize.columns)x\(newSize.rows)"
    case .input(.paste(let pasted)):
      text = "paste <" + pasted.map { $0 == "\n" ? "|" : String($0) }.joined() + ">"
    case .input(.key(.character("x"))):
      wantsEnd = true
      text = "char x"
    case .input(.key(.character(let character))): text = "char \(character)"
    case .input(.key(.control(let character))): text = "ctrl \(character)"
    case .input(.key(.function(let number))): text = "F\(number)"
    case .input(.key(let key)): text = "\(key)"
    }
    seen.append("#\(seen.count + 1) \(text)")
  }

  private func canvas(_ session: TerminalSession) -> Canvas {
    var canvas = Canvas(size: size)
    let last = seen.suffix(4).joined(separator: " ")
    canvas.put(SafeText(last + "."), column: 0, row: 0)
    canvas.put("WALKER Mary", column: 2, row: 2, style: Style(.urgent))
    canvas.put("Seen on Monday", column: 2, row: 3, style: Style(.done))
    canvas.put("┌ caf\u{E9} ┐", column: 2, row: 4, style: Style(.secondary))
    canvas.put(SafeText("terminal \(session.choice.name)."), column: 2, row: 5)
    if let note = session.choice.note { canvas.put(SafeText(note), column: 2, row: 6) }
    canvas.put("!", column: size.columns - 1, row: size.rows - 1)
    canvas.cursor = Point(column: 2, row: 2)
    canvas.showsCursor = action == "field"
    return canvas
  }
}
