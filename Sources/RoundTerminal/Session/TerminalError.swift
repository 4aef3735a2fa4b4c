import Glibc

/// Why the screen can't be opened.
public enum TerminalError: Error, Hashable, Sendable {
  /// Standard input or standard output is a file or a pipe.
  case notATerminal
  /// The terminal, of this type, has no movable cursor.
  case cannotMoveCursor(String)
  /// No terminal description was found; these were looked for.
  case unknownTerminal([String])
  /// One session at a time.
  case alreadyOpen
  /// A system call failed, with this errno.
  case system(call: String, code: Int32)

  /// Whether the program can go on line by line instead.
  public var allowsPlain: Bool {
    switch self {
    case .cannotMoveCursor, .unknownTerminal: true
    case .notATerminal, .alreadyOpen, .system: false
    }
  }

  /// For the person: what it is, and what to do.
  public var text: String {
    switch self {
    case .notATerminal:
      "The screen needs a terminal window, and input or output is somewhere else. Start homeround "
        + "without redirecting them."
    case .cannotMoveCursor(let name):
      "A terminal of type \(name) can't show a full screen."
    case .unknownTerminal:
      "No description of this terminal is installed. Install the ncurses terminal descriptions "
        + "(on Debian: ncurses-base)."
    case .alreadyOpen:
      "The screen is already open."
    case .system:
      "The terminal could not be opened. Close this window, open a new one and try again."
    }
  }

  /// For a log or a support call; it holds nothing about residents.
  public var logText: String {
    switch self {
    case .notATerminal: "terminal: stdin or stdout is not a tty"
    case .cannotMoveCursor(let name): "terminal: TERM \(name) has no cup"
    case .unknownTerminal(let names):
      "terminal: no terminfo entry for \(names.joined(separator: ", "))"
    case .alreadyOpen: "terminal: second session"
    case .system(let call, let code): "terminal: \(call): errno \(code)"
    }
  }
}
