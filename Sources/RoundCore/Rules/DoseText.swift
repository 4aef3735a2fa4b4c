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

  /// What is to be looked at in what a change comes to; nil where there is nothing.
  public static func prompt(_ change: String, after text: String?, _ catalog: Catalog) -> String? {
    guard let text, catalog.medicineChanges.first(where: { $0.code == change })?.after == "dose",
      let number = numberWithoutUnit(text, catalog)
    else { return nil }
    return "No unit is written with \(number), such as mg, ml or tablets."
  }
}
