import RoundCore
import RoundScreens
import Synchronization

/// Writes down who saw and did what, away from the thread that owns the terminal and in the order in
/// which it happened.
///
/// A disk that takes nothing stops nobody's work: it is said once, and how many things are missing is
/// written down as soon as something can be.
final class AuditKeeper: Sendable {
  private struct Waiting {
    var events: [AuditEvent] = []
    /// Things that could not be written down.
    var missed = 0
    var isTold = false
  }

  private let log: AuditLog
  private let report: @Sendable (ProgramAction) -> Void
  private let waiting = Mutex(Waiting())
  private let working = Mutex<Void>(())

  init(folder: RoundFolder, report: @escaping @Sendable (ProgramAction) -> Void) {
    log = AuditLog(folder)
    self.report = report
  }

  func note(_ event: AuditEvent) {
    keep(event)
    writeKept()
  }

  /// Notes what is to be written down with what comes next: the disk is not kept busy before the first
  /// picture.
  func keep(_ event: AuditEvent) { waiting.withLock { $0.events.append(event) } }

  func writeKept() { Task.detached { self.work() } }

  /// Does at once, on this thread, what is still to be done.
  ///
  /// - Returns: what is to be said when something could not be written down.
  func finish() -> String? {
    work()
    let missed = waiting.withLock { $0.missed }
    guard missed > 0 else { return nil }
    let what = missed == 1 ? "One thing" : "\(missed) things"
    return "\(what) that you saw or did could not be noted in the audit of this computer."
  }

  private func work() {
    working.withLock { _ in
      while let (events, missed) = next() { write(events, missed) }
    }
  }

  private func next() -> ([AuditEvent], Int)? {
    waiting.withLock { waiting in
      guard let first = waiting.events.first else { return nil }
      defer { waiting.events = [] }
      guard waiting.missed > 0 else { return (waiting.events, 0) }
      let gap = AuditEvent(
        .missed, at: first.at, home: first.home, detail: String(waiting.missed))
      return ([gap] + waiting.events, waiting.missed)
    }
  }

  private func write(_ events: [AuditEvent], _ missed: Int) {
    do throws(FileError) {
      try log.append(events)
      waiting.withLock {
        $0.missed = 0
        $0.isTold = false
      }
    } catch {
      let isNew = waiting.withLock { waiting in
        defer { waiting.isTold = true }
        waiting.missed += events.count - (missed > 0 ? 1 : 0)
        return !waiting.isTold
      }
      guard isNew else { return }
      report(
        .problem(
          "Who saw and did what can't be noted just now. \(error.sentence) Your work goes on as "
            + "always; how much is missing from the notes is counted."))
    }
  }

  /// Writes one event down where nothing else runs; what can't be written is said on standard error.
  static func noteOnce(_ event: AuditEvent, in folder: RoundFolder) {
    do throws(FileError) {
      try AuditLog(folder).append([event])
    } catch {
      Output.message("homeround: this could not be noted in the audit. \(error.sentence)")
    }
  }
}
