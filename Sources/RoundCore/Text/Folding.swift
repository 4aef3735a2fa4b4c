/// Text made comparable for searching: `Zoë Müller-Strauß` is found by `zoe muller-strauss`.
public enum Folding {
  /// Lower-cased, without accents on Latin letters, and with one kind of apostrophe, hyphen and
  /// space.
  ///
  /// For finding only: different names can fold to the same text. Greek, Cyrillic, Arabic, Chinese
  /// and other scripts keep their marks and are only lower-cased. Characters nobody sees are left
  /// out, so that they cannot hide a name from a search.
  public static func foldedForSearch(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    var result = ""
    // Marks are dropped only after a Latin letter: й is a letter of its own, also as и with a breve.
    var dropsMarks = true
    for scalar in text.unicodeScalars {
      if (0x300...0x36F).contains(scalar.value) {
        if !dropsMarks { result.unicodeScalars.append(scalar) }
      } else if let plain = plain(scalar) {
        result += plain
        dropsMarks = true
      } else {
        result += scalar.properties.lowercaseMapping
        dropsMarks = false
      }
    }
    return result
  }

  /// The words of a text, folded for search: runs of letters, so that `O'Connor-Hayes` is three.
  public static func words(_ text: String) -> [String] {
    foldedForSearch(text).split { !$0.isLetter }.map(String.init)
  }

  /// - Returns: nil for a scalar that is compared as it is.
  private static func plain(_ scalar: Unicode.Scalar) -> String? {
    let value = Int(scalar.value)
    switch value {
    case 0x41...0x5A: return Unicode.Scalar(scalar.value + 0x20).map { String($0) }
    case ..<0x80: return String(scalar)
    case 0xC0...0x28B: return entry(latin, value - 0xC0)
    case 0x1E00...0x1EFF: return entry(latinAdditional, value - 0x1E00)
    case 0x2C65: return "a"
    case 0x2C66: return "t"
    case 0x2018, 0x2019, 0x201B, 0x2BC, 0x2032, 0xB4: return "'"
    case 0x2010...0x2015, 0x2212: return "-"
    default:
      if scalar.properties.generalCategory == .spaceSeparator { return " " }
      return scalar.properties.isDefaultIgnorableCodePoint ? "" : nil
    }
  }

  private static func entry(_ table: Words, _ index: Int) -> String? {
    table[index].flatMap { $0 == "=" ? nil : $0 }
  }
}
