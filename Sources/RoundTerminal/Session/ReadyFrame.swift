import RoundScreens

/// A picture, and what has to be sent to show it in place of the one that is on the screen.
///
/// Made while nothing else is to do, for a picture that may come next.
public struct ReadyFrame: Sendable {
  public let canvas: Canvas
  /// Nil where curses draws, which finds out by itself what has to be sent.
  let frame: FrameWriter.Frame?
  /// Of the screen that it follows.
  let version: Int
}
