import RoundCore

/// Locks the screen, and unlocks it by a PIN.
enum LockUpdate {
  static let warningMilliseconds: Int64 = 30_000

  /// Notes that somebody is there, or locks the screen when nobody was for too long.
  ///
  /// - Returns: whether the action goes on: the key that comes too late only wakes the lock.
  static func note(_ state: inout ProgramState, _ action: ProgramAction) -> Bool {
    // The clock was put back: the time without a key begins anew, it does not grow.
    if state.lastInput > state.now { state.lastInput = state.now }
    if isTooLate(&state) { return !isKey(action) }
    if let at = state.lockAt, at <= state.now {
      lock(&state, .idle)
      if case .input(.resize) = action { return true }
      if case .input = action { return false }
      return true
    }
    switch action {
    case .input(.key), .input(.paste): state.lastInput = state.now
    case .time: warn(&state)
    default: break
    }
    return true
  }

  private static func isKey(_ action: ProgramAction) -> Bool {
    switch action {
    case .input(.key), .input(.paste): return true
    default: return false
    }
  }

  /// Asks for the passphrase once more when no right PIN came in time: whoever has only seen the
  /// passphrase typed does not find the folder open for as long as it takes to guess a PIN.
  private static func isTooLate(_ state: inout ProgramState) -> Bool {
    // One that is being looked at was given in time.
    guard var lock = state.lock, let until = lock.pinUntil, !lock.isChecking else { return false }
    let most = state.now.adding(minutes: LockState.minutes)
    guard until <= state.now else {
      // The clock was put back: the minute begins anew, it does not grow.
      if until > most { state.lock?.pinUntil = most }
      return false
    }
    lock.pinUntil = nil
    lock.pin = TextEditor()
    lock.needsPassphrase = true
    lock.waitsUntil = nil
    lock.problem = "No PIN came within a minute, so the folder was closed again."
    state.lock = lock
    return true
  }

  private static func warn(_ state: inout ProgramState) {
    guard let at = state.lockWarningAt, at <= state.now, state.message == nil else { return }
    state.message = Message(
      .hint, "The screen locks in less than 30 seconds. Any key keeps it open.")
  }

  /// Locks at once.
  ///
  /// What was typed stays where it is, behind the lock.
  static func lock(_ state: inout ProgramState, _ reason: LockState.Reason) {
    guard state.lock == nil else { return }
    state.lock = LockState(reason, state)
    state.pinGoodUntil = nil
    state.wrongPINs = 0
    state.pinBlockedUntil = nil
    state.tour?.nextAt = nil
    // Half a PIN is not kept, and a signature that was on its way is asked for again.
    if case .sign(var sign)? = state.stack.last {
      sign.pin = TextEditor()
      sign.isChecking = false
      ProgramUpdate.replaceTop(&state, .sign(sign))
    }
  }

  static func press(
    _ state: inout ProgramState, _ lock: LockState, _ key: Key
  ) -> [ProgramEffect] {
    if key == .control("l") { return [.redraw] }
    guard !state.needsNoPIN else {
      state.lock = nil
      return []
    }
    guard !lock.isChecking else { return [] }
    if lock.needsPassphrase { return pressPassphrase(&state, lock, key) }
    var lock = lock
    switch key {
    case .tab, .backTab:
      // Somebody else is at the keyboard; before everything is read nobody takes over.
      guard state.people.count > 1, !state.isPart else { return [] }
      let step = key == .tab ? 1 : state.people.count - 1
      lock.person = (lock.person + step) % state.people.count
      lock.pin = TextEditor()
      lock.problem = nil
      // Each has tries of their own.
      lock.waitsUntil = nil
    case .character(let character) where ("0"..."9").contains(character):
      guard lock.pin.text.count < 12 else { return [] }
      _ = lock.pin.apply(key, width: 20, height: 1)
      lock.problem = nil
    case .backspace: _ = lock.pin.apply(key, width: 20, height: 1)
    case .escape: lock.pin = TextEditor()
    case .enter:
      guard !lock.pin.isEmpty, let person = state.unlocker else { return [] }
      let pin = lock.pin.text
      lock.pin = TextEditor()
      lock.problem = nil
      lock.isChecking = true
      state.lock = lock
      return [.unlock(person, pin: pin)]
    default: return []
    }
    state.lock = lock
    return []
  }

  /// The passphrase of a folder that is sealed while it is locked; the PIN is asked after it.
  private static func pressPassphrase(
    _ state: inout ProgramState, _ lock: LockState, _ key: Key
  ) -> [ProgramEffect] {
    var lock = lock
    switch key {
    case .character(let character):
      guard lock.phrase.utf8.count < 512 else { return [] }
      lock.phrase.append(character)
      lock.problem = nil
    case .backspace: _ = lock.phrase.popLast()
    case .escape: lock.phrase = ""
    case .enter:
      guard !lock.phrase.isEmpty else { return [] }
      let phrase = lock.phrase
      lock.phrase = ""
      lock.problem = nil
      lock.isChecking = true
      state.lock = lock
      return [.openStore(passphrase: phrase)]
    default: return []
    }
    state.lock = lock
    return []
  }

  /// The passphrase was looked at, and the folder is open where it fits.
  static func storeChecked(_ state: inout ProgramState, _ answer: PINGate.Answer) {
    guard var lock = state.lock, lock.isChecking, lock.needsPassphrase else { return }
    lock.isChecking = false
    lock.needsPassphrase = !answer.fits
    lock.pinUntil = answer.fits ? state.now.adding(minutes: LockState.minutes) : nil
    lock.problem = answer.fits ? nil : StoreWords.why(answer)
    lock.waitsUntil = answer.fits ? nil : answer.wait(from: state.now)
    state.lock = lock
  }

  /// The PIN was looked at.
  static func checked(_ state: inout ProgramState, _ answer: PINGate.Answer) -> [ProgramEffect] {
    guard var lock = state.lock, lock.isChecking, let person = state.unlocker else { return [] }
    lock.isChecking = false
    guard answer.fits else {
      lock.problem = PINWords.why(answer)
      lock.waitsUntil = answer.wait(from: state.now)
      state.lock = lock
      return []
    }
    state.lock = nil
    state.lastInput = state.now
    if person.id == lock.owner {
      state.me = person
    } else if lock.owner == nil, state.people.count == 1 || state.me == nil && !state.needsPerson {
      // Nobody had said who they are, and nothing hangs on it: whoever unlocked it has said so now.
      state.me = person
    } else {
      takeOver(&state, person)
    }
    state.pinGoodUntil = state.now.adding(minutes: ProgramState.pinMinutes)
    return []
  }

  /// Somebody else goes on: what the one before had typed stays a draft of theirs.
  private static func takeOver(_ state: inout ProgramState, _ person: Person) {
    let before = state.people.first { $0.id == state.me?.id }
    if state.tour != nil { TourUpdate.leave(&state) }
    DraftKeeping.leave(&state)
    let had = !state.drafts.list.isEmpty
    state.become(person)
    state.stack = [.roundList(RoundListState())]
    RoundListUpdate.toTheTop(&state)
    let kept =
      had && before != nil ? " What \(before?.author.name ?? "") had typed is kept as a draft." : ""
    state.message = Message(.good, "\(state.catalog.shown(person.author)).\(kept)")
  }
}
