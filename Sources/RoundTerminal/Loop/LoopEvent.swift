import RoundScreens

/// Something that the loop noticed.
public enum LoopEvent<Message: Sendable>: Sendable {
  case input(TerminalInput)
  /// Posted by another thread through the mailbox.
  case message(Message)
  /// The moment that the caller asked for has come.
  case deadline
  /// The watched descriptor can be read. Read it, or it is reported again at once.
  case watched
  /// The program is asked to end by this signal (TERM, HUP or INT). It has less than half a second to
  /// keep what is unsaved; the loop ends after this batch.
  case terminate(Int32)
  /// There is no terminal any more; the loop ends after this batch.
  case terminalGone
}

extension LoopEvent: Equatable where Message: Equatable {}
