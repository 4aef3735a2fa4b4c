import RoundScreens

/// One unit that was read from the terminal: a byte, or a key whose sequence was recognised.
public enum RawInput: Hashable, Sendable {
  case byte(UInt8)
  case key(Key)
  case pasteBegin
  case pasteEnd
  /// A key or report that the program has no use for.
  case other
}
