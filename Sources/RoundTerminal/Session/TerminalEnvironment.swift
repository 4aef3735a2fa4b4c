import Glibc

/// What the environment says about the terminal; read once, when the program starts.
public struct TerminalEnvironment: Hashable, Sendable {
  /// `TERM`; nil if it is not set or empty.
  public var terminal: String?
  /// Whether `NO_COLOR` has a value (no-color.org), or `CLICOLOR` is 0 (bixense.com/clicolors).
  public var withoutColour: Bool
  /// `HOMEROUND_THEME`, by `Theme.named`; anything else is as if it were not set.
  public var theme: Theme.Name?
  /// Whether `TMUX` is set: tmux marks pastes, also where its description does not say so.
  public var insideTmux: Bool
  /// Whether `STY` is set: GNU screen.
  public var insideScreen: Bool
  /// Whether `HOMEROUND_CURSES` is set: ncurses draws everything, as on terminals of another kind.
  public var wantsCurses: Bool

  public init(
    terminal: String?, withoutColour: Bool = false, theme: Theme.Name? = nil,
    insideTmux: Bool = false, insideScreen: Bool = false, wantsCurses: Bool = false
  ) {
    self.wantsCurses = wantsCurses
    self.terminal = terminal
    self.withoutColour = withoutColour
    self.theme = theme
    self.insideTmux = insideTmux
    self.insideScreen = insideScreen
  }

  /// The environment of this process.
  public static func current() -> TerminalEnvironment {
    TerminalEnvironment(
      terminal: value("TERM"),
      withoutColour: value("NO_COLOR") != nil || value("CLICOLOR") == "0",
      theme: value("HOMEROUND_THEME").flatMap(Theme.named),
      insideTmux: value("TMUX") != nil, insideScreen: value("STY") != nil,
      wantsCurses: value("HOMEROUND_CURSES") != nil)
  }

  private static func value(_ name: String) -> String? {
    guard let bytes = getenv(name), bytes.pointee != 0 else { return nil }
    return String(cString: bytes)
  }
}
