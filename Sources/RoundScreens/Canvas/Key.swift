/// A key as the screens know it, whatever bytes the terminal sent for it.
public enum Key: Hashable, Sendable {
  /// A printable character.
  case character(Character)
  /// Ctrl with a lower-case letter, `a` to `z`; never h, i, j or m, which are keys of their own.
  case control(Character)
  /// F1 to F12.
  case function(Int)
  case enter, escape, tab, backTab, backspace, delete
  case up, down, left, right, home, end, pageUp, pageDown
  case wordLeft, wordRight
}

/// What comes from the terminal.
public enum TerminalInput: Hashable, Sendable {
  case key(Key)
  /// Text pasted as one piece (bracketed paste); it never runs a command.
  case paste(String)
  case resize(Size)

  public var isResize: Bool { if case .resize = self { true } else { false } }
}
