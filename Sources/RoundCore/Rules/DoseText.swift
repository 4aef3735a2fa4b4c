/// What stands in the words of a dose.
public enum DoseText {
  /// The first number of a dose in whose words nothing says what it counts; nil where something does, or
  /// where there is no number.
  ///
  /// A comparison with the words of `Resources/outcomes.json`, not a check of the dose: it prompts, and
  /// its silence means nothing.
  public static func numberWithoutUnit(_ text: String, _ catalog: Catalog) -> String? {
    // A comma or point within a number belongs to it.
    let number = text.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == "." || $0 == "," }
    guard !number.isEmpty else { return nil }
    let words = text.split { !$0.isLetter && $0 != "%" }.map { $0.lowercased() }
    let isSaid = words.contains { word in
      catalog.doseUnits.contains(word)
        || word.hasSuffix("s") && catalog.doseUnits.contains(String(word.dropLast()))
    }
    return isSaid ? nil : String(number)
  }

  /// What is said of a dose whose first number is ten times the one before, or a tenth of it, in the same
  /// unit or in none; nil for every other.
  ///
  /// A comparison of numbers, not a check of the dose: it prompts, and its silence means nothing.
  public static func tenfold(before: String, after: String, _ catalog: Catalog) -> String? {
    guard let old = first(before, catalog), let new = first(after, catalog),
      old.unit == new.unit || old.unit == nil || new.unit == nil, old.value > 0
    else { return nil }
    let ratio = new.value / old.value
    if abs(ratio - 10) < 0.001 {
      return "\(new.text) is ten times the \(old.text) before: is it meant?"
    }
    if abs(ratio - 0.1) < 0.000_01 {
      return "\(new.text) is a tenth of the \(old.text) before: is it meant?"
    }
    return nil
  }

  /// Other ways to write a unit.
  private static let sameUnits = [
    "mcg": "microgram", "µg": "microgram", "milligram": "mg", "gram": "g", "millilitre": "ml",
    "tab": "tablet", "cap": "capsule", "nanogram": "ng",
  ]

  /// The first number of a text, and the unit right behind it.
  private static func first(
    _ text: String, _ catalog: Catalog
  ) -> (value: Double, text: String, unit: String?)? {
    var rest = text.drop { !$0.isNumber }
    // `.5 mg` is a half.
    if rest.startIndex > text.startIndex, text[text.index(before: rest.startIndex)] == "." {
      rest = text[text.index(before: rest.startIndex)...]
    }
    let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." || $0 == "," }
    let digits = number.filter { $0 != "," }
    guard let value = Double(digits.last == "." ? String(digits.dropLast()) : String(digits)) else {
      return nil
    }
    let behind = rest.dropFirst(number.count).drop { $0.isWhitespace }.prefix { $0.isLetter }
    let word = behind.lowercased()
    let unit = [word, word.hasSuffix("s") ? String(word.dropLast()) : word].first {
      catalog.doseUnits.contains($0)
    }
    return (value, String(number), unit.map { sameUnits[$0] ?? $0 })
  }

  /// What is to be looked at in what a change comes to; nil where there is nothing.
  public static func prompt(
    _ change: String, before: String? = nil, after: String?, _ catalog: Catalog
  ) -> String? {
    guard let text = after,
      catalog.medicineChanges.first(where: { $0.code == change })?.after == "dose"
    else { return nil }
    let unit = numberWithoutUnit(text, catalog).map {
      "No unit is written with \($0), such as mg, ml or tablets."
    }
    let sentences = [unit, before.flatMap { tenfold(before: $0, after: text, catalog) }]
      .compactMap(\.self)
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}
