import RoundCore

/// The red flags that a row names, separated by semicolons.
///
/// Words that mean none of the home's red flags are told, never dropped in silence.
struct RedFlagsCell {
  private(set) var codes: [String] = []
  private(set) var notes: [SafeText] = []

  init(_ cell: String?, rules: RedFlagRules) {
    for part in (cell ?? "").split(separator: ";") {
      let written = String(part).trimmed
      let key = ImportText.key(of: written)
      guard !key.isEmpty, !["no", "none", "n"].contains(key) else { continue }
      let found = rules.items.first { item in
        ImportText.key(of: item.words) == key || ImportText.key(of: item.code) == key
      }
      if let found {
        codes.append(found.code)
      } else {
        notes.append(
          "Red flag not read: \(ImportText.quoted(written)). If it cannot wait, ring now.")
      }
    }
  }
}
