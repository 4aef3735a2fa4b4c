/// An emoji of several scalars, which terminals draw in one, two or more columns as they like.
enum EmojiSequence: Hashable {
  case picture
  /// A key with a digit, `#` or `*` on it.
  case keycap(Unicode.Scalar)

  /// - Returns: nil when the character is not such an emoji.
  init?(_ character: Character) {
    let scalars = Array(character.unicodeScalars)
    guard let first = scalars.first, scalars.count > 1 else { return nil }
    if first.isASCII {
      guard Self.isKey(first), scalars.last == "\u{20E3}" else { return nil }
      guard scalars.count == 2 || (scalars.count == 3 && scalars[1] == "\u{FE0F}") else {
        return nil
      }
      self = .keycap(first)
    } else if scalars.allSatisfy(Self.isRegionalIndicator) || Self.isFlagOfBritain(scalars)
      || Self.isJoined(scalars)
    {
      self = .picture
    } else {
      return nil
    }
  }

  /// Whether a scalar is an emoji that `CellWidth` refuses: half a flag, a skin tone, or one that is
  /// newer than the table.
  static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    isRegionalIndicator(scalar) || scalar.properties.isEmojiPresentation
  }

  private static func isKey(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "#" || scalar == "*" || ("0"..."9").contains(scalar)
  }

  private static func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  /// England, Scotland and Wales; other tag characters can carry hidden text and are no emoji here.
  private static func isFlagOfBritain(_ scalars: [Unicode.Scalar]) -> Bool {
    guard scalars.first == "\u{1F3F4}", scalars.last == "\u{E007F}" else { return false }
    let country = scalars.dropFirst().dropLast().map { $0.value &- 0xE0000 }
    return ["gbeng", "gbsct", "gbwls"].contains { $0.unicodeScalars.map(\.value) == country }
  }

  /// One or more emoji, each with a skin tone or a picture selector, joined by U+200D.
  private static func isJoined(_ scalars: [Unicode.Scalar]) -> Bool {
    var expectsEmoji = true
    var changes = 0
    for scalar in scalars {
      if expectsEmoji {
        guard scalar.properties.isEmoji, !scalar.isASCII else { return false }
        expectsEmoji = false
        changes = 0
      } else if scalar == "\u{200D}" {
        expectsEmoji = true
      } else {
        guard scalar == "\u{FE0F}" || scalar.properties.isEmojiModifier else { return false }
        changes += 1
        guard changes <= 2 else { return false }
      }
    }
    return !expectsEmoji
  }
}
