import Glibc
import RoundScreens

extension TerminalSession {
  /// The size that a session will most likely have, asked before it is opened; nil where the terminal
  /// doesn't say it, or says what no window has.
  public static func sizeBefore() -> Size? {
    var found = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &found) == 0 else { return nil }
    let size = Size(columns: Int(found.ws_col), rows: Int(found.ws_row))
    guard 1...limit.columns ~= size.columns, 1...limit.rows ~= size.rows else { return nil }
    return size
  }
}
