import RoundCore

/// The locked screen in lines.
extension PlainDialog {
  /// Says once that it is locked; nothing that waits to be said is said before it is unlocked.
  mutating func lockedLines(_ state: ProgramState) -> [String] {
    var lines: [String] = []
    if place != .locked {
      place = .locked
      notes = []
      lines = LockView.lines(state).filter { !$0.isEmpty }
      if state.lock?.needsPassphrase != true, let words = state.pretendPINWords(of: state.unlocker)
      {
        lines.append(words)
      }
      let protection =
        state.isLockedStore
        ? "What is saved in this folder is sealed."
        : "The lock keeps out whoever passes by; it does not encrypt the disk."
      lines.append(
        "\(protection) What your terminal keeps of lines that were printed may still be there.")
      lines += state.strip.lines(hidingNames: true).map { "!! \($0)" }
    }
    lines += notes
    notes = []
    return lines
  }

  func lockPrompt(_ state: ProgramState) -> Prompt {
    guard !state.needsNoPIN, let person = state.unlocker else {
      return Prompt(text: "Enter shows the screen again> ", isSecret: false)
    }
    if state.lock?.needsPassphrase == true {
      return Prompt(text: "Passphrase of this folder; it is not shown> ", isSecret: true)
    }
    let other = state.people.count > 1 ? "; other: somebody else" : ""
    return Prompt(
      text: "PIN of \(person.author.name); it is not shown\(other)> ", isSecret: true)
  }

  /// The same as on the screen: F9 locks, and a PIN unlocks; nil where the line is for something else.
  mutating func answerLock(_ line: String, _ state: inout ProgramState) -> [ProgramEffect]? {
    guard state.isHidden else {
      // Too late: what was typed is not done, and a PIN is asked for.
      if let at = state.lockAt, at <= state.now {
        return ProgramUpdate.update(&state, .time, now: state.now)
      }
      state.lastInput = state.now
      return line.lowercased() == "f9" ? press(.function(9), &state) : nil
    }
    if let at = state.lockChangeAt, at <= state.now {
      // A PIN that comes too late is not taken for the passphrase.
      let effects = ProgramUpdate.update(&state, .time, now: state.now)
      noteProblem(of: state)
      return effects
    }
    if line.isEmpty { return state.needsNoPIN ? press(.enter, &state) : [] }
    if state.lock?.needsPassphrase == true {
      return line.flatMap { press(.character($0), &state) } + press(.enter, &state)
    }
    if line.lowercased() == "other" {
      place = nil
      return press(.tab, &state)
    }
    guard line.allSatisfy({ ("0"..."9").contains($0) }) else {
      notes.append("A PIN has digits only. The screen stays locked.")
      return []
    }
    return line.flatMap { press(.character($0), &state) } + press(.enter, &state)
  }
}
