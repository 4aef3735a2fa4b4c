import Synchronization

/// Counts wrong tries of a secret, and makes the next ones wait.
///
/// A try is counted and synced before the secret is looked at, so that nobody gets tries for nothing by
/// ending the program in between.
public struct TryGate: Sendable {
  private let folder: RoundFolder
  /// Where the tries stand.
  private let file: String
  /// Held while one is looked at.
  private let lockFile: String
  private let clock: @Sendable () -> BootClock

  /// What is known of tries that no file could be written for.
  private static let remembered = Mutex<[String: PINTries]>([:])

  /// - Parameters:
  ///   - file: in a folder that is there, or is not and then in memory only.
  public init(
    folder: RoundFolder, file: String, lockFile: String,
    clock: @escaping @Sendable () -> BootClock = { BootClock.now() }
  ) {
    self.folder = folder
    self.file = file
    self.lockFile = lockFile
    self.clock = clock
  }

  /// Two windows that try at once are taken one after the other.
  ///
  /// - Parameter fits: looks at the secret; not called when it comes too early.
  public func check(_ fits: () -> Bool) -> PINGate.Answer {
    let lock = lock()
    defer { if let lock { folder.files.unlock(lock) } }
    let now = clock()
    let before = tries(now)
    let left = before?.secondsLeft(now) ?? 0
    guard left == 0 else { return PINGate.Answer(fits: false, secondsLeft: left, isTried: false) }
    let counted = PINTries(wrong: (before?.wrong ?? 0) + 1, clock: now)
    remember(counted)
    if fits() {
      remember(PINTries(wrong: 0, clock: now))
      return PINGate.Answer(fits: true)
    }
    return PINGate.Answer(fits: false, secondsLeft: counted.secondsLeft(now))
  }

  private func lock() -> FileID? {
    guard (try? folder.files.kind(of: Paths.parent(of: lockFile))) == .folder else { return nil }
    return try? folder.files.lock(lockFile, seconds: 5)
  }

  private func tries(_ now: BootClock) -> PINTries? {
    let inMemory = TryGate.remembered.withLock { $0[file] }
    do throws(LocalError) {
      guard let onDisk = try folder.load(PINTries.self, file) else { return inMemory }
      guard let inMemory, inMemory.wrong > onDisk.wrong else { return onDisk }
      return inMemory
    } catch {
      if case .file(let problem) = error, !problem.isNotOurs { return inMemory }
      // Damage does not give new tries.
      let counted = PINTries(wrong: max(PINTries.free, inMemory?.wrong ?? 0), clock: now)
      remember(counted)
      return counted
    }
  }

  /// In memory only where the disk takes nothing: that keeps nobody from signing.
  private func remember(_ tries: PINTries) {
    do throws(LocalError) {
      try folder.store(tries, file)
      TryGate.remembered.withLock { $0[file] = nil }
    } catch {
      TryGate.remembered.withLock { $0[file] = tries }
    }
  }
}
