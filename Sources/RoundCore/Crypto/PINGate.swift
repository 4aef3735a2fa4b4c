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
    let gate = TryGate(
      folder: folder, file: "\(folder.people)/\(person.id.text).tries",
      lockFile: "\(folder.people)/tries.lock", clock: clock)
    // Another window may have changed the PIN, or taken the person away.
    return gate.check { current(person)?.pin.matches(pin) ?? false }
  }

  private func current(_ person: Person) -> Person? {
    do throws(LocalError) {
      return try folder.load(Person.self, folder.personFile(person.id))
    } catch {
      return person
    }
  }
}
