/// How many colours the terminal has, as far as themes care.
public enum ColourDepth: Hashable, Sendable {
  /// None, or the person wants none.
  case none
  case eight
  /// The 256 colours of xterm.
  case many

  /// From the number of colours in the terminal's description.
  public init(colours: Int) {
    self = colours >= 256 ? .many : colours >= 8 ? .eight : .none
  }
}
