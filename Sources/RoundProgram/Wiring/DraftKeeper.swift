import RoundCore
import RoundScreens
import Synchronization

/// Keeps the drafts in `local/drafts`, away from the thread that owns the terminal.
///
/// What is asked for is done in the order in which it was asked. A draft is on the disk, synced, before
/// it is said to be saved.
final class DraftKeeper: Sendable {
  private enum Job: Sendable {
    case save(KeptDraft)
    case remove(String)
    case load

    var file: String? {
      switch self {
      case .save(let kept): return kept.file
      case .remove(let file): return file
      case .load: return nil
      }
    }
  }

  private let store: DraftStore
  private let report: @Sendable (ProgramAction) -> Void
  /// Begins work elsewhere.
  private let begin: @Sendable (@escaping @Sendable () -> Void) -> Void
  private let jobs = Mutex<[Job]>([])
  private let working = Mutex<Void>(())
  /// The file that tells other windows which form is open here.
  private let held = Mutex<DraftStore.Hold?>(nil)

  init(
    folder: RoundFolder, home: HomeID, files: (any TidyFileIO)? = nil,
    begin: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void = { work in
      Task.detached { work() }
    },
    report: @escaping @Sendable (ProgramAction) -> Void
  ) {
    self.begin = begin
    let files = files ?? folder.tidyFiles ?? SystemFileIO()
    store = DraftStore(folder: folder.drafts, home: home, files: files)
    self.report = report
  }

  /// Looks for the drafts that are there; answers with `.draftsLoaded`.
  func load() { ask(.load) }

  /// Answers with `.draftSaved` or `.draftFailed`.
  func save(_ kept: KeptDraft) { ask(.save(kept)) }

  func remove(_ file: String) { ask(.remove(file)) }

  /// Tells other windows that a form is open here, and finds its drafts.
  func hold(_ key: DraftKey) -> DraftHold {
    release()
    let (hold, answer) = store.hold(key)
    held.withLock { $0 = hold }
    return answer
  }

  func release() {
    let hold = held.withLock { hold in
      defer { hold = nil }
      return hold
    }
    if let hold { store.release(hold) }
  }

  /// Does at once, on this thread, what is still to be done.
  func settle() { work() }

  /// Does at once, on this thread, what is still to be done: the program is about to end.
  func finish() {
    work()
    release()
  }

  private func ask(_ job: Job) {
    jobs.withLock { jobs in
      // Of several states of one draft only the last is worth writing.
      if case .save = job { jobs.removeAll { $0.file == job.file } }
      jobs.append(job)
    }
    begin { self.work() }
  }

  private func work() {
    working.withLock { _ in
      while let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) { perform(job) }
    }
  }

  private func perform(_ job: Job) {
    switch job {
    case .load:
      let found = store.load()
      report(.draftsLoaded(found.drafts, problems: found.problems))
    case .remove(let file):
      if let sentence = store.remove(file) { report(.problem(sentence)) }
    case .save(let kept):
      do throws(FileError) {
        try store.save(kept)
        report(.draftSaved(file: kept.file, at: .now()))
      } catch {
        report(.draftFailed(file: kept.file, sentence: error.sentence))
      }
    }
  }
}
