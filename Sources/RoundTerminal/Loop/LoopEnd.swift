/// Why the loop ended.
public enum LoopEnd: Hashable, Sendable {
  case quit
  /// By this signal. After closing everything, end with `TerminalSession.endProcess(by:)`.
  case terminated(Int32)
  /// The window was closed or the line dropped.
  case terminalGone
}
