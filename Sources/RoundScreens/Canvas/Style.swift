/// What a piece of text means; a theme gives it a colour.
///
/// Meaning is carried by glyph and word first, so nothing is lost without colour.
public enum Meaning: UInt8, CaseIterable, Sendable {
  case ordinary
  case secondary
  case urgent
  case attention
  case done
  case heading
  case banner
  case deceased
  case pretend
}

/// How a cell is drawn.
///
/// `reverse`, `underline` and `bold` survive where there is no colour.
public struct Style: Hashable, Sendable {
  public var meaning: Meaning
  public var bold: Bool
  public var underline: Bool
  public var reverse: Bool

  public init(
    _ meaning: Meaning = .ordinary, bold: Bool = false, underline: Bool = false,
    reverse: Bool = false
  ) {
    self.meaning = meaning
    self.bold = bold
    self.underline = underline
    self.reverse = reverse
  }

  public static let ordinary = Style()
}
