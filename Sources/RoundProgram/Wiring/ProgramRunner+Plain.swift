import RoundCore
import RoundScreens
import RoundTerminal

extension ProgramRunner {
  /// The program line by line: the same reducers, the same effects, no screen.
  func runPlain() {
    var terminal = PlainTerminal()
    var dialog = PlainDialog()
    if terminal.glyphs == .ascii { state.glyphs = .ascii }
    drafts?.load()
    defer {
      take(.ending)
      drafts?.finish()
      finishWriting()
      finishAudit()
    }
    // A script is nobody who could be passed by.
    if terminal.isTypedHere { lockIfMarked() }
    welcomeStandIn()
    terminal.say("homeround, line by line. ? says what can be done, q leaves.")
    while !wantsQuit {
      readOthers()
      for line in dialog.lines(state) { terminal.say(line) }
      let wasHidden = state.isHidden
      let asked = terminal.ask(dialog.prompt(state), until: state.asksUntil)
      if case .timeUp = asked {
        take(.time)
        settle()
        terminal.wipe()
        dialog.noteProblem(of: state)
        continue
      }
      guard case .line(let line) = asked else {
        let unsigned = state.unsignedWords
        if !unsigned.isEmpty {
          Output.message(
            "homeround: not signed, and kept as drafts: \(unsigned.joined(separator: "; "))")
        }
        return
      }
      for effect in dialog.answer(line, &state, now: .now()) { perform(effect) }
      settle()
      if !wasHidden, state.isHidden { terminal.wipe() }
      dialog.noteProblem(of: state)
    }
    for line in dialog.lines(state) { terminal.say(line) }
  }

  /// Takes what other threads have to say, and waits for what was asked of them.
  private func settle() {
    for action in mailbox.take() { take(action) }
    while state.isWaiting && !wantsQuit {
      for action in mailbox.wait() { take(action) }
    }
    // Nothing wakes it while it waits for the next line, so nothing waits to be kept until then.
    take(.ending)
  }

  /// Takes in what other windows have saved, before the next question is asked.
  private func readOthers() {
    refresh()
    while isRefreshing {
      for action in mailbox.wait() { take(action) }
    }
  }
}
