/// Which characters the terminal can be trusted to draw.
public enum GlyphSet: Hashable, Sendable {
  case utf8
  /// The locale is not UTF-8: every other character is transliterated.
  case ascii
}
