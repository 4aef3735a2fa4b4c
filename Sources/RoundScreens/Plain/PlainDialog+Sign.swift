import RoundCore

extension PlainDialog {
  /// Everything that will be signed, as sentences.
  func sign(_ state: ProgramState, _ sign: SignState) -> [String] {
    var lines = ["", "REVIEW AND SIGN: \(sign.title)"]
    if let resident = sign.resident { lines += banner(resident, state) }
    for sentence in sign.sentences {
      switch sentence.kind {
      case .heading: lines.append("\(sentence.text):")
      case .text: lines.append("  \(sentence.text)")
      case .before: lines.append("  Before: \(sentence.text)")
      case .after: lines.append("  After: \(sentence.text)")
      case .warning: lines.append("  ! \(sentence.text)")
      }
    }
    let signer =
      state.me ?? (state.signers.indices.contains(sign.signer) ? state.signers[sign.signer] : nil)
    lines.append(
      "Signing as \(signer.map { state.catalog.shown($0.author) } ?? "nobody"). "
        + "Nothing is signed yet.")
    if !SignUpdate.isPINFresh(state), let words = state.pretendPINWords(of: signer) {
      lines.append(words)
    }
    if state.signers.count > 1 { lines.append("Somebody else signs: type other.") }
    return lines
  }

  func signPrompt(_ state: ProgramState) -> Prompt {
    SignUpdate.isPINFresh(state)
      ? Prompt(text: "y signs (empty: back)> ", isSecret: false)
      : Prompt(text: "Your PIN signs; it is not shown (empty: back)> ", isSecret: true)
  }

  mutating func answerSign(_ line: String, _ state: inout ProgramState) -> [ProgramEffect] {
    if line.isEmpty { return press(.escape, &state) }
    // All of it was said when the review was opened.
    if case .sign(var sign)? = state.stack.last {
      sign.isReadToEnd = true
      ProgramUpdate.replaceTop(&state, .sign(sign))
    }
    if line.lowercased() == "other" {
      place = nil
      return press(.tab, &state)
    }
    if SignUpdate.isPINFresh(state) {
      guard line == "y" else {
        notes.append("Only y signs. An empty line goes back.")
        return []
      }
      return press(.character("y"), &state)
    }
    guard line.allSatisfy({ ("0"..."9").contains($0) }) else {
      notes.append("A PIN has digits only. Nothing is signed.")
      return []
    }
    return line.flatMap { press(.character($0), &state) } + press(.enter, &state)
  }

  /// Says what was wrong with a PIN, once the program has checked it.
  public mutating func noteProblem(of state: ProgramState) {
    if let lock = state.lock {
      if let problem = LockView.problem(lock, at: state.now) { notes.append("! \(problem)") }
    } else if case .sign(let sign)? = state.stack.last,
      let problem = SignUpdate.waiting(state) ?? sign.problem
    {
      notes.append("! \(problem)")
    }
  }
}

extension ProgramState {
  /// Whether an answer of the program is awaited: a PIN being checked, an entry being saved.
  public var isWaiting: Bool {
    if saving != nil || isExchanging || lock?.isChecking ?? false { return true }
    if case .sign(let sign)? = stack.last { return sign.isChecking }
    return false
  }

  /// What has been begun and not signed, in words.
  public var unsignedWords: [String] { drafts.list.map { words(for: $0.draft) } }
}
