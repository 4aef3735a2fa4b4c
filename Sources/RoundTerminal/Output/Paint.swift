/// How the terminal draws a style.
public struct Paint: Hashable, Sendable {
  /// A colour number of the terminal's palette; nil is the terminal's own text colour.
  public var foreground: Int?
  /// The same for the background; nil is the terminal's own.
  public var background: Int?
  public var bold: Bool
  public var underline: Bool
  public var reverse: Bool

  public init(
    _ foreground: Int? = nil, background: Int? = nil, bold: Bool = false, underline: Bool = false,
    reverse: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.underline = underline
    self.reverse = reverse
  }
}
