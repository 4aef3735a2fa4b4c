/// Which terminal description is used, and whether it is the one asked for.
///
/// A plain system knows few terminals by name: kitty, alacritty, foot, ghostty and many others are
/// missing. Nearly all of them behave like xterm, so that is taken instead, and the person is told.
public struct TerminalChoice: Hashable, Sendable {
  /// What this system knows about a terminal's name.
  public enum Knowledge: Hashable, Sendable {
    case unknown
    /// It is known, and its cursor can't be moved: there is no full screen on it.
    case withoutCursor
    case usable
  }

  /// `TERM`; nil if it was not set.
  public let requested: String?
  /// The description that is used.
  public let name: String

  /// One sentence for the person when another description is used than `TERM` asks for.
  public var note: String? {
    guard let requested else {
      return "TERM is not set, so this terminal is treated as \(name)."
    }
    guard requested != name else { return nil }
    return "This computer doesn't know the terminal type \(requested), so it is treated as \(name)."
  }

  /// Chooses the first description that `knows` finds usable.
  ///
  /// - Throws: `.cannotMoveCursor` if the terminal is known to be too simple; `.unknownTerminal` if
  ///   not even the simplest description is there.
  public static func choose(
    requested: String?, knows: (String) -> Knowledge
  ) throws(TerminalError) -> TerminalChoice {
    // Nearly always it is the one that is asked for, and the others need not be thought of.
    if let requested, knows(requested) == .usable {
      return TerminalChoice(requested: requested, name: requested)
    }
    var tried: [String] = []
    for name in candidates(for: requested) {
      switch knows(name) {
      case .usable: return TerminalChoice(requested: requested, name: name)
      case .withoutCursor where name == requested: throw .cannotMoveCursor(name)
      case .withoutCursor, .unknown: tried.append(name)
      }
    }
    throw .unknownTerminal(tried)
  }

  /// The names to try, best first.
  static func candidates(for requested: String?) -> [String] {
    // Without any name it may be a real, simple terminal on a serial line.
    guard let requested else { return ["vt100"] }
    var names = [requested]
    if requested.hasPrefix("tmux") || requested.hasPrefix("screen") {
      names += requested.contains("256color") ? ["screen-256color", "screen"] : ["screen"]
    } else if isModern(requested) {
      names.append("xterm-256color")
    }
    names += ["xterm", "vt100"]
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// Emulators with 256 colours that answer to xterm's sequences.
  static func isModern(_ name: String) -> Bool {
    let families = [
      "xterm", "kitty", "alacritty", "foot", "ghostty", "wezterm", "ms-terminal", "nsterm", "putty",
      "konsole", "vte", "gnome", "st-", "iterm", "contour", "rio", "mintty", "mlterm", "rxvt",
      "256color", "direct", "truecolor",
    ]
    let lowercase = name.lowercased()
    return lowercase == "st" || families.contains { lowercase.contains($0) }
  }
}
