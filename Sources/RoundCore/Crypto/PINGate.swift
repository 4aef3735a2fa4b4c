import Synchronization

/// The one place where a PIN is looked at: for signing, for unlocking, and at the command line.
///
/// A try is counted and synced before the PIN is looked at, so that nobody gets tries for nothing by
/// ending the program in between.
public struct PINGate: Sendable {
  /// What came of a try.
  public struct Answer: Hashable, Sendable {
    public let fits: Bool
    /// Seconds until the next PIN is looked at.
    public let secondsLeft: Int
    /// False where this one was not looked at, because it came too early.
    public let isTried: Bool

    public init(fits: Bool, secondsLeft: Int = 0, isTried: Bool = true) {
      self.fits = fits
      self.secondsLeft = secondsLeft
      self.isTried = isTried
    }
  }

  private let folder: RoundFolder
  private let clock: @Sendable () -> BootClock

  /// What is known of tries that no file could be written for: by folder and person.
  private static let remembered = Mutex<[String: PINTries]>([:])

  public init(
    folder: RoundFolder, clock: @escaping @Sendable () -> BootClock = { BootClock.now() }
  ) {
    self.folder = folder
    self.clock = clock
  }

  /// Looks at a PIN; takes as long as scrypt does, so never on the thread that owns the terminal.
  ///
  /// Two windows that try at once are taken one after the other.
  public func check(_ person: Person, _ pin: String) -> Answer {
    let lock = lock()
    defer { if let lock { folder.files.unlock(lock) } }
    let now = clock()
    let before = tries(of: person.id, now)
    let left = before?.secondsLeft(now) ?? 0
    guard left == 0 else { return Answer(fits: false, secondsLeft: left, isTried: false) }
    let counted = PINTries(wrong: (before?.wrong ?? 0) + 1, clock: now)
    remember(counted, of: person.id)
    // Another window may have changed the PIN, or taken the person away.
    let known = current(person)
    if let known, known.pin.matches(pin) {
      remember(PINTries(wrong: 0, clock: now), of: person.id)
      return Answer(fits: true)
    }
    return Answer(fits: false, secondsLeft: counted.secondsLeft(now))
  }

  private func lock() -> FileID? {
    guard (try? folder.files.kind(of: folder.people)) == .folder else { return nil }
    return try? folder.files.lock("\(folder.people)/tries.lock", seconds: 5)
  }

  private func current(_ person: Person) -> Person? {
    do throws(LocalError) {
      return try folder.load(Person.self, folder.personFile(person.id))
    } catch {
      return person
    }
  }

  private func path(_ person: PersonID) -> String { "\(folder.people)/\(person.text).tries" }

  private func tries(of person: PersonID, _ now: BootClock) -> PINTries? {
    let inMemory = PINGate.remembered.withLock { $0[path(person)] }
    do throws(LocalError) {
      guard let onDisk = try folder.load(PINTries.self, path(person)) else { return inMemory }
      guard let inMemory, inMemory.wrong > onDisk.wrong else { return onDisk }
      return inMemory
    } catch {
      if case .file(let problem) = error, !problem.isNotOurs { return inMemory }
      // Damage does not give new tries.
      let counted = PINTries(wrong: max(PINTries.free, inMemory?.wrong ?? 0), clock: now)
      remember(counted, of: person)
      return counted
    }
  }

  /// In memory only where the disk takes nothing: that keeps nobody from signing.
  private func remember(_ tries: PINTries, of person: PersonID) {
    let path = path(person)
    do throws(LocalError) {
      try folder.store(tries, path)
      PINGate.remembered.withLock { $0[path] = nil }
    } catch {
      PINGate.remembered.withLock { $0[path] = tries }
    }
  }
}
