/// Text from the clipboard, made fit to be typed: what a person could not see before pasting it is
/// taken out and counted.
public struct PastedText: Hashable, Sendable {
  /// Lines end at LF and tabs are spaces; emoji are whole; all else is as it was.
  public let text: String
  /// How many hidden scalars were taken out: controls, bidi controls, zero-width and other format
  /// characters, tags, variation selectors, noncharacters.
  public let removed: Int

  public init(_ raw: String) {
    var text = String.UnicodeScalarView()
    var removed = 0
    for character in raw {
      // CR LF is one character; the scalar before it is not needed to know the line break.
      if character == "\r\n" {
        text.append("\n")
      } else if EmojiSequence(character) != nil {
        text.append(contentsOf: character.unicodeScalars)
      } else {
        for scalar in character.unicodeScalars {
          if let kept = Self.kept(scalar) { text.append(kept) } else { removed += 1 }
        }
      }
    }
    self.text = String(text)
    self.removed = removed
  }

  private static func kept(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case " "..."~", "\n": return scalar
    case "\t": return " "
    // The line and page breaks of word processors.
    case "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": return "\n"
    default: break
    }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .format: return nil
    default: break
    }
    let isHidden =
      properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint
    return isHidden ? nil : scalar
  }
}
