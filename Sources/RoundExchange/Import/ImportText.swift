import RoundCore

/// How cells are compared, and how they are quoted in a report.
enum ImportText {
  /// What two words must share to be the same: letters and digits, case and accents aside.
  static func key(of text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in Folding.foldedForSearch(text).unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      kept.append(scalar)
    }
    return String(kept)
  }

  /// What two names must share to be the same: `O'Hara-Smith` is `OHara Smith`.
  static func nameKey(_ name: String) -> String {
    var kept = String.UnicodeScalarView()
    var gap = false
    for scalar in Folding.foldedForSearch(name).unicodeScalars {
      if scalar == "'" { continue }
      if scalar.properties.isWhitespace || scalar == "-" || scalar == "." || scalar == "," {
        gap = !kept.isEmpty
        continue
      }
      if gap { kept.append(" ") }
      gap = false
      kept.append(scalar)
    }
    return String(kept)
  }

  /// A cell between quotes, made safe to show and cut to what a line of a report can carry.
  static func quoted(_ text: String) -> SafeText {
    "\"" + SafeText(text).cut(to: 60) + "\""
  }

  /// Words that people write into a cell to say that it is empty.
  static func saysNothing(_ text: String) -> Bool {
    let key = key(of: text)
    return key.isEmpty || ["na", "none", "nil", "unknown", "notknown", "tbc"].contains(key)
  }
}
