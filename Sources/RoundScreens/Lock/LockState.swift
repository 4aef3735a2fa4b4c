import RoundCore

/// The screen is locked: nothing of anybody is shown until a PIN fits.
public struct LockState: Sendable {
  public enum Reason: String, Hashable, Sendable {
    /// No key for the minutes of the settings.
    case idle
    /// F9.
    case hidden
    /// It was locked when the program last ended.
    case before
  }

  public let reason: Reason
  /// Whose work lies behind it; nil where nobody had said who they are.
  public let owner: PersonID?
  /// Who is to unlock it: index into the people of this computer.
  public var person: Int
  public var pin = TextEditor()
  /// The folder is sealed and its key was put away with the lock: the passphrase comes before the PIN.
  public internal(set) var needsPassphrase = false
  /// Until when the PIN is waited for while the folder is open; nil where no passphrase was given for it.
  ///
  /// Then its key is put away, and the passphrase comes before the PIN again.
  public internal(set) var pinUntil: Moment?
  /// As far as it was typed; kept no longer than until it is looked at.
  var phrase = ""
  public var problem: String?
  /// Until when no further try is looked at; nil where none was refused.
  var waitsUntil: Moment?
  /// The PIN is being looked at.
  public var isChecking = false

  /// How long a folder stays open for a PIN.
  static let minutes = 1

  init(_ reason: Reason, _ state: ProgramState) {
    self.reason = reason
    owner = state.me?.id
    // At the start it has just been asked for.
    needsPassphrase = state.isLockedStore && reason != .before
    if state.isLockedStore, !needsPassphrase {
      pinUntil = state.now.adding(minutes: LockState.minutes)
    }
    person = state.people.firstIndex { $0.id == state.me?.id } ?? 0
  }
}

extension ProgramState {
  /// Nothing of anybody is shown.
  public var isHidden: Bool { lock != nil }

  /// There is nothing to lock, and nobody to unlock it, before the first run is done.
  var needsNoPIN: Bool { people.isEmpty }

  /// Who is asked for the PIN that unlocks the screen.
  var unlocker: Person? {
    guard let lock, people.indices.contains(lock.person) else { return nil }
    return people[lock.person]
  }

  /// When the screen is locked, unless a key is pressed before.
  public var lockAt: Moment? {
    lock == nil && !people.isEmpty ? lastInput.adding(minutes: settings.lockingMinutes) : nil
  }

  /// When something on the locked screen changes by itself.
  var lockChangeAt: Moment? { lock.flatMap { $0.isChecking ? nil : $0.pinUntil } }

  /// When the picture of the locked screen changes by itself: only while a refused try makes the next one
  /// wait, second by second, and when the folder is closed.
  var lockPictureChangeAt: Moment? {
    let tick = lock?.waitsUntil?.nextSecond(after: now)
    return [tick, lockChangeAt].compactMap(\.self).min()
  }

  /// When a line that is asked for line by line is taken back.
  public var asksUntil: Moment? { lock == nil ? lockAt : lockChangeAt }

  /// When that is said.
  var lockWarningAt: Moment? {
    lockAt.map { Moment(milliseconds: $0.milliseconds - LockUpdate.warningMilliseconds) }
  }
}
