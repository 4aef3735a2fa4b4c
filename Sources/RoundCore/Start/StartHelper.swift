import CSystem
import Dispatch
import Synchronization

/// A thread on another core, for what a start does until its first picture stands.
///
/// Not one of the system's pool: the first of those was begun on the core that was busy, a millisecond late,
/// brought two more with it, and shared the heap of the thread that owns the terminal, so that both waited
/// for each other at every text.
public final class StartHelper: Sendable {
  /// Something that the helper does when it comes to it, or nobody.
  public final class Job: Sendable {
    private enum Stage { case waiting, taken }

    private let stage = Mutex(Stage.waiting)
    private let isDone = DispatchSemaphore(value: 0)
    private let work: @Sendable () -> Void

    fileprivate init(_ work: @escaping @Sendable () -> Void) { self.work = work }

    /// Whether nobody had taken it.
    private func take() -> Bool {
      stage.withLock { stage in
        guard case .waiting = stage else { return false }
        stage = .taken
        return true
      }
    }

    fileprivate func run() {
      guard take() else { return }
      work()
      isDone.signal()
    }

    /// Waits until it is done, if it was begun, and else takes it from the helper; to be called once.
    ///
    /// - Returns: whether it was done.
    public func finish() -> Bool {
      guard !take() else { return false }
      isDone.wait()
      return true
    }
  }

  private struct Waiting {
    var jobs: [Job] = []
    var isEnded = false
  }

  private static let helper = Mutex<StartHelper?>(nil)

  private let waiting = Mutex(Waiting())
  private let isCalled = DispatchSemaphore(value: 0)

  private init() {}

  /// The one that was begun and has not ended; nil where there is none.
  public static var current: StartHelper? { helper.withLock { $0 } }

  /// Begins it, where there is another core.
  public static func begin() {
    helper.withLock { helper in
      guard helper == nil else { return }
      let made = StartHelper()
      // The thread's own, given back by it.
      let context = Unmanaged.passRetained(made)
      let isBegun = csystem_begin_beside(
        { context in
          if let context {
            Unmanaged<StartHelper>.fromOpaque(context).takeRetainedValue().work()
          }
          return nil
        }, context.toOpaque())
      guard isBegun == 0 else { return context.release() }
      helper = made
    }
  }

  /// Lets it end with what it is doing; what it has not begun stays undone.
  public static func end() {
    let ended = helper.withLock { helper in
      defer { helper = nil }
      return helper
    }
    guard let ended else { return }
    ended.waiting.withLock { $0 = Waiting(isEnded: true) }
    ended.isCalled.signal()
  }

  /// Gives it something to do, after what it was given before.
  ///
  /// - Returns: for whoever waits for it.
  @discardableResult
  public func begin(_ work: @escaping @Sendable () -> Void) -> Job {
    let job = Job(work)
    waiting.withLock { $0.jobs.append(job) }
    isCalled.signal()
    return job
  }

  private func work() {
    while true {
      isCalled.wait()
      let (job, isEnded) = waiting.withLock { waiting in
        (waiting.jobs.isEmpty ? nil : waiting.jobs.removeFirst(), waiting.isEnded)
      }
      if let job { job.run() } else if isEnded { return }
    }
  }
}
