import RoundCore
import RoundScreens
import RoundTerminal

/// The picture that somebody waits for with nothing to look at.
extension ProgramRunner {
  /// The picture of the state.
  func view(after events: [LoopEvent<ProgramAction>], change before: Int) -> Canvas {
    if let drawn = drawnFirst(events, change: before) { return drawn }
    // The first picture of a part is the one that somebody waits for with nothing to look at.
    if isFirstPicture, state.isPart {
      Task.detached { [state] in ProgramView.prepareBeside(state) }
    }
    isFirstPicture = false
    return ProgramView.view(state)
  }

  /// Has the first picture of a part drawn while the terminal is being opened.
  func beginFirstPicture() {
    guard state.isPart, let helper = StartHelper.current,
      let size = TerminalSession.sizeBefore()
    else { return }
    state.size = size
    if state.settings.symbols == .ascii { state.glyphs = .ascii }
    firstPicture = FirstPicture(of: state, change: change, by: helper)
  }

  /// The picture that was drawn meanwhile, where nothing but the size of the window has come, and nothing
  /// has changed that it does not show.
  private func drawnFirst(_ events: [LoopEvent<ProgramAction>], change before: Int) -> Canvas? {
    defer { firstPicture = nil }
    guard let firstPicture, firstPicture.change == before, change == before &+ 1,
      events.count == 1, state.size == firstPicture.size, !state.isHidden, !wantsRedraw,
      let canvas = firstPicture.take(at: state.now)
    else { return nil }
    isFirstPicture = false
    return canvas
  }
}
