import CCurses
import Glibc

/// What can be said about a terminal without opening it: for support calls.
public struct TerminalFacts: Sendable {
  public let environment: TerminalEnvironment
  /// Nil when no description can be used: then the program goes on line by line.
  public let choice: TerminalChoice?
  public let problem: TerminalError?
  /// In the description that is used.
  public let colours: Int
  public let hasAlternateScreen: Bool
  public let marksPastes: Bool
  public let isUTF8: Bool
  /// Columns and rows; nil when nothing here is a terminal.
  public let size: (columns: Int, rows: Int)?
  /// Milliseconds, and whether `ESCDELAY` says so.
  public let escapeDelay: (milliseconds: Int, isSet: Bool)

  public init(environment: TerminalEnvironment = .current()) {
    self.environment = environment
    isUTF8 = ccurses_set_locale() == 1
    do throws(TerminalError) {
      choice = try TerminalChoice.choose(requested: environment.terminal) { name in
        switch ccurses_knows(name) {
        case 2: .usable
        case 1: .withoutCursor
        default: .unknown
        }
      }
      problem = nil
    } catch {
      choice = nil
      problem = error
    }
    var facts = ccurses_facts()
    if let choice { ccurses_describe(choice.name, &facts) }
    colours = Int(facts.colours)
    hasAlternateScreen = facts.alternate_screen == 1
    marksPastes = facts.marks_pastes == 1
    var found: (Int, Int)?
    for descriptor in [STDOUT_FILENO, STDIN_FILENO, STDERR_FILENO] where found == nil {
      var size = winsize()
      if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 {
        found = (Int(size.ws_col), Int(size.ws_row))
      }
    }
    size = found
    let delay = getenv("ESCDELAY").flatMap { Int(String(cString: $0)) }
    escapeDelay = (delay ?? 25, delay != nil)
  }

  /// Columns that the system gives a character; -1: it can't be drawn.
  public static func systemWidth(_ scalar: Unicode.Scalar) -> Int {
    Int(ccurses_width(scalar.value))
  }
}
