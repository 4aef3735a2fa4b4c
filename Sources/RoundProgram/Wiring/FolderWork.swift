import Synchronization

/// What is being read from and written into the folder away from the thread that owns the terminal.
///
/// Before the key of a locked folder is put away, all of it is waited for: a pack that is being taken in
/// is taken in whole, and nothing is read halfway.
final class FolderWork: Sendable {
  private let running = Mutex<(next: Int, tasks: [Int: Task<Void, Never>])>((0, [:]))

  /// Does something away from this thread, and counts it as running until it is done.
  @discardableResult
  func begin(_ work: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
    running.withLock { running in
      let number = running.next
      running.next += 1
      // It can't be done, and so taken off, before it is noted: that waits for this lock.
      let task = Task.detached { [self] in
        await work()
        self.running.withLock { $0.tasks[number] = nil }
      }
      running.tasks[number] = task
      return task
    }
  }

  var isIdle: Bool { running.withLock { $0.tasks.isEmpty } }

  /// Waits until nothing runs any more, also nothing that was begun meanwhile, or until time is up.
  ///
  /// - Parameter limit: nil to wait for as long as it takes.
  /// - Returns: false when time was up first.
  @discardableResult
  func finish(within limit: Duration? = nil) async -> Bool {
    guard let limit else {
      await finish()
      return true
    }
    return await withCheckedContinuation { waiting in
      let answer = Answer(waiting)
      Task.detached {
        await self.finish()
        answer.give(true)
      }
      Task.detached {
        try? await Task.sleep(for: limit)
        answer.give(false)
      }
    }
  }

  private func finish() async {
    while let task = running.withLock({ $0.tasks.first?.value }) { await task.value }
  }

  /// The first of two answers counts.
  private final class Answer: Sendable {
    private let waiting: Mutex<CheckedContinuation<Bool, Never>?>

    init(_ waiting: CheckedContinuation<Bool, Never>) { self.waiting = Mutex(waiting) }

    func give(_ answer: Bool) {
      let first = waiting.withLock { waiting in
        defer { waiting = nil }
        return waiting
      }
      first?.resume(returning: answer)
    }
  }
}
