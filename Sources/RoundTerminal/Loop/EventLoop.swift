import CCurses
import Glibc
import RoundCore
import RoundScreens

/// The program's loop: waits, gathers everything that happened, hands it over, draws once.
///
/// One thread owns the terminal. Nothing ticks: without a key, a message or a deadline the process
/// sleeps. Pending keys are handled together and drawn once, so a key held down never runs behind.
public struct EventLoop<Message: Sendable> {
  private let session: TerminalSession
  private let mailbox: Mailbox<Message>
  private var watched: Int32?
  private let timer: WakeTimer
  /// Milliseconds between a picture and what is done while nothing waits.
  private static var pause: Int32 { 2 }

  /// - Parameter watch: a further descriptor (inotify's) of which `.watched` tells that it can be
  ///   read.
  /// - Throws: `.system` when no more descriptors can be opened.
  public init(
    session: TerminalSession, mailbox: Mailbox<Message>, watch: Int32? = nil
  ) throws(TerminalError) {
    self.session = session
    self.mailbox = mailbox
    watched = watch
    timer = try WakeTimer()
  }

  /// Runs until `handle` says `.quit`, a signal asks for the end, or the terminal is gone.
  ///
  /// - Parameters:
  ///   - deadline: asked before each wait: when to wake although nothing happens. The same moment is
  ///     reported once.
  ///   - whenShown: called once, when the first picture has been sent.
  ///   - whenIdle: called after a picture was sent and while nothing waits; for what is quickly done, piece
  ///     by piece: what it is given says whether nothing waits still.
  ///   - handle: gets a batch, never an empty one, in this order: messages, watched, deadline, input,
  ///     end. The first batch is the size of the screen.
  /// - Returns: why it ended. The session is still open.
  public mutating func run(
    deadline: () -> Moment?, whenShown: () -> Void = {},
    whenIdle: (_ isIdle: () -> Bool) -> Void = { _ in },
    handle: ([LoopEvent<Message>]) -> LoopStep
  ) -> LoopEnd {
    var reported: Moment?
    var isShown = false
    var events: [LoopEvent<Message>] = [.input(.resize(session.resize()))]
    while true {
      if !events.isEmpty {
        let step = handle(events)
        if let end = Self.end(of: events) { return end }
        switch step {
        case .draw(let canvas): session.draw(canvas)
        case .show(let ready): session.show(ready)
        case .shown: break
        case .ask(let canvas):
          // Before it is drawn: an answer that comes as soon as it can be read is one.
          session.discardInputs()
          session.draw(canvas)
        case .repaint(let canvas):
          session.redraw()
          session.draw(canvas)
        case .suspend:
          session.suspend()
          events = [.input(.resize(session.size))]
          continue
        case .quit: return .quit
        }
      }
      if !isShown {
        isShown = true
        whenShown()
      }
      // The terminal's turn first: it may wait for this processor to show what was sent.
      if isIdle(for: Self.pause) { whenIdle { isIdle(for: 0) } }
      let next = deadline()
      events = gather(until: next == reported ? nil : next)
      if events.contains(where: { if case .deadline = $0 { true } else { false } }) {
        reported = next
      }
    }
  }

  private static func end(of events: [LoopEvent<Message>]) -> LoopEnd? {
    for event in events {
      if case .terminate(let signal) = event { return .terminated(signal) }
      if case .terminalGone = event { return .terminalGone }
    }
    return nil
  }

  /// Waits for something, and takes all there is.
  private mutating func gather(until deadline: Moment?) -> [LoopEvent<Message>] {
    timer.set(milliseconds: wait(until: deadline))
    var ready = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: ccurses_wake_descriptor(), events: Int16(POLLIN), revents: 0),
      pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: timer.descriptor, events: Int16(POLLIN), revents: 0),
      // poll leaves a negative descriptor out.
      pollfd(fd: watched ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&ready, nfds_t(ready.count), -1)
    // Interrupted: the flags below know by what, and what is in a pipe wakes the next time.
    if count < 0 { for index in ready.indices { ready[index].revents = 0 } }
    if ready[3].revents != 0 { timer.drain() }

    var events: [LoopEvent<Message>] = []
    if ready[2].revents != 0 { events = mailbox.take().map { .message($0) } }
    if ready[4].revents & Int16(POLLIN) != 0 {
      events.append(.watched)
    } else if ready[4].revents != 0 {
      // It was closed: reported for ever, it would keep the loop from sleeping.
      watched = nil
    }
    if let deadline, deadline <= Moment.now() { events.append(.deadline) }
    if ready[1].revents != 0 { ccurses_drain_wake() }
    events += noticed()
    let inputs = session.readInputs()
    events += inputs.map { .input($0) }

    let signal = ccurses_leave_signal()
    if signal != 0 {
      events.append(.terminate(signal))
    } else if isGone(ready[0].revents, readSomething: !inputs.isEmpty) {
      events.append(.terminalGone)
    }
    return events
  }

  /// Whether neither a key nor a message nor a signal waits, or comes within some milliseconds.
  private func isIdle(for milliseconds: Int32) -> Bool {
    var waited = (
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: ccurses_wake_descriptor(), events: Int16(POLLIN), revents: 0),
      pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
    )
    return withUnsafeMutablePointer(to: &waited) { pointer in
      pointer.withMemoryRebound(to: pollfd.self, capacity: 3) { poll($0, 3, milliseconds) == 0 }
    }
  }

  /// Milliseconds to wait; nil: as long as it takes.
  private func wait(until deadline: Moment?) -> Int64? {
    let untilDeadline = deadline.map { max(0, $0.milliseconds - Moment.now().milliseconds) }
    guard let untilDeadline, let patience = session.patience else {
      return untilDeadline ?? session.patience
    }
    return min(untilDeadline, patience)
  }

  /// What signals left word of.
  private func noticed() -> [LoopEvent<Message>] {
    var sizeMayDiffer = ccurses_take_resized() == 1
    if ccurses_take_suspended() == 1 {
      session.suspend()
      sizeMayDiffer = true
    }
    if ccurses_take_continued() == 1 {
      session.resume()
      sizeMayDiffer = true
    }
    return sizeMayDiffer ? [.input(.resize(session.resize()))] : []
  }

  private func isGone(_ revents: Int16, readSomething: Bool) -> Bool {
    if revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { return true }
    // Readable, and nothing to read: the end of a file, or a terminal that answers with errors.
    return revents & Int16(POLLIN) != 0 && !readSomething && !session.isAlive
  }
}
