/// Writes any character in ASCII, in the same number of columns.
///
/// A character that has no honest twin becomes `?`: a sign that changes what a number means
/// (a raised 2, a half, "at least") must not be replaced by something that reads as another number.
public enum Transliteration {
  /// - Parameters:
  ///   - text: one cell: a character with its marks.
  ///   - width: its columns, 1 or 2.
  /// - Returns: exactly `width` ASCII characters.
  public static func ascii(_ text: String, width: Int) -> String {
    let columns = max(1, min(width, 2))
    guard let scalar = text.unicodeScalars.first else {
      return String(repeating: " ", count: columns)
    }
    let twin = ascii(scalar)
    guard columns == 2 else { return String(twin) }
    return twin == "?" ? "??" : "\(twin) "
  }

  static func ascii(_ scalar: Unicode.Scalar) -> Character {
    switch scalar.value {
    case 0x20...0x7E: Character(scalar)
    case 0x2500...0x257F: boxDrawing(scalar)
    case 0x2581...0x2588: level(scalar.value - 0x2581)
    default: table[scalar] ?? baseLetter(scalar) ?? "?"
    }
  }

  private static func boxDrawing(_ scalar: Unicode.Scalar) -> Character {
    switch scalar {
    case "─", "━", "┄", "┅", "┈", "┉", "╌", "╍", "═", "╴", "╶", "╸", "╺", "╼", "╾": "-"
    case "│", "┃", "┆", "┇", "┊", "┋", "╎", "╏", "║", "╵", "╷", "╹", "╻", "╽", "╿": "|"
    case "╱": "/"
    case "╲": "\\"
    case "╳": "x"
    default: "+"
    }
  }

  /// The blocks that draw small charts, low to high.
  private static func level(_ height: UInt32) -> Character {
    let levels: [Character] = ["_", ".", "-", "~", "=", "+", "*", "#"]
    let index = Int(height)
    return levels.indices.contains(index) ? levels[index] : "#"
  }

  /// The letter under an accent, from the character's Unicode name.
  private static func baseLetter(_ scalar: Unicode.Scalar) -> Character? {
    guard scalar.properties.isAlphabetic, let name = scalar.properties.name else { return nil }
    let small = "LATIN SMALL LETTER "
    let capital = "LATIN CAPITAL LETTER "
    let isSmall = name.hasPrefix(small)
    guard isSmall || name.hasPrefix(capital) else { return nil }
    let rest = name.dropFirst(isSmall ? small.count : capital.count)
    guard let letter = rest.first, letter.isASCII, rest.dropFirst().hasPrefix(" WITH ") else {
      return nil
    }
    return isSmall ? Character(letter.lowercased()) : letter
  }

  private static let table: [Unicode.Scalar: Character] = [
    "\u{A0}": " ", "\u{202F}": " ", "\u{2009}": " ", "\u{2007}": " ",
    // A degree sign as a letter would make 38 degrees read as 380.
    "°": " ", "µ": "u", "μ": "u", "×": "x", "÷": "/", "¦": "|", "¡": "!", "¿": "?",
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "\u{AD}": "-",
    "‘": "'", "’": "'", "‚": "'", "′": "'", "´": "'", "`": "`",
    "“": "\"", "”": "\"", "„": "\"", "″": "\"", "«": "\"", "»": "\"", "‹": "<", "›": ">",
    "…": ".", "·": ".", "•": "*", "●": "*", "○": "o", "◦": "o", "∙": ".", "■": "#", "□": "o",
    "▪": "*", "◆": "*", "◇": "o", "★": "*", "☆": "*",
    "✓": "v", "✔": "v", "✗": "x", "✘": "x", "‼": "!", "⚠": "!", "❗": "!", "☐": "o", "☑": "v",
    "←": "<", "→": ">", "↑": "^", "↓": "v", "↵": "<", "⏎": "<", "⇧": "^",
    "▶": ">", "▸": ">", "►": ">", "◀": "<", "◂": "<", "◄": "<", "▲": "^", "▴": "^", "▼": "v",
    "▾": "v", "❯": ">", "❮": "<",
    "░": ".", "▒": ":", "▓": "#", "▀": "#", "▌": "#", "▐": "#",
    "ß": "s", "Æ": "A", "æ": "a", "Œ": "O", "œ": "o", "Ð": "D", "ð": "d", "Þ": "T", "þ": "t",
    "ı": "i", "ȷ": "j", "ĸ": "k", "Ŋ": "N", "ŋ": "n", "ſ": "s", "Ə": "E", "ə": "e",
  ]
}
