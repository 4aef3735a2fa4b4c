/// How names and values of a table are compared and shown.
enum CSVText {
  /// Without the white space at both ends; a no-break space counts as white space.
  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  static func isBlank(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(isBlank) }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    // The zero-width space and the byte-order mark look like nothing but are not white space to
    // Unicode; both come along when cells are pasted from web pages.
    scalar.properties.isWhitespace || scalar == "\u{200B}" || scalar == "\u{FEFF}"
  }

  /// What two column names must share to be the same: case, spaces, underscores and hyphens aside.
  static func key(of name: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where !isBlank(scalar) && scalar != "_" && scalar != "-" {
      kept.append(scalar)
    }
    return String(kept).lowercased()
  }

  /// The letters that a spreadsheet shows over a column: A to Z, then AA.
  ///
  /// `column` counts from 1; empty for less.
  static func letters(ofColumn column: Int) -> String {
    var letters = ""
    var rest = column
    while rest > 0 {
      let digit = (rest - 1) % 26
      letters = String(UnicodeScalar(UInt8(0x41 + digit))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
