extension NHSNumber {
  /// Signs that people and spreadsheets put into a number and that mean nothing: `999-412-3068`,
  /// `="9994123068"`, `'9994123068`, `9,994,123,068`.
  ///
  /// No full stop: in `9.994123068` it says that digits may be missing.
  private static let meaningless: Set<Unicode.Scalar> = [
    "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}",
    "'", "\u{2018}", "\u{2019}", "\"", "\u{201C}", "\u{201D}", "=", ",", "(", ")", "/",
  ]

  /// Reads a number as it was typed or as a spreadsheet has it: white space of any kind separates,
  /// other signs between the digits are dropped (NHS Common User Interface, NHS number input).
  ///
  /// - Throws: `Problem`; letters and other digits than 0 to 9 are never dropped.
  public init(typed text: String) throws(Problem) {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !NHSNumber.meaningless.contains(scalar) {
      kept.append(scalar.properties.isWhitespace ? " " : scalar)
    }
    var plain = String(kept)
    // A spreadsheet's number that went through a program without whole numbers.
    if plain.hasSuffix(".0") { plain.removeLast(2) }
    try self.init(plain)
  }
}
