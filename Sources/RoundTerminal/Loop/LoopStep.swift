import RoundScreens

/// What the loop does after a batch of events.
public enum LoopStep: Sendable {
  case draw(Canvas)
  /// The same with one that was prepared.
  case show(ReadyFrame)
  /// What the batch leads to is on the screen already.
  case shown
  /// The same, for a question that must not be answered by keys typed before it was on the screen:
  /// what is waiting is thrown away before it is drawn.
  case ask(Canvas)
  /// Paint everything again, for a screen that is garbled.
  case repaint(Canvas)
  /// Stop the program as Ctrl-Z does elsewhere. When it is continued, the next batch is a resize.
  case suspend
  case quit
}
