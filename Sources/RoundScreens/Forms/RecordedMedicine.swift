import RoundCore

/// One line of a resident's medicines as the home's MAR has them, read as a name and how it is taken.
///
/// The reading only fills in a form, where a person sees it and may change it.
struct RecordedMedicine: Hashable {
  /// As recorded, whole.
  let line: String
  /// What stands before a colon or before the first number.
  let name: String
  /// The rest: dose and times; empty where the line has no more than a name.
  let dose: String

  /// - Returns: nil for a heading, which ends in a colon, and for an empty line.
  init?(_ text: String) {
    let line = text.trimmed
    guard !line.isEmpty, line.last != ":" else { return nil }
    self.line = line
    let words = line.split(separator: " ")
    if let colon = words.firstIndex(where: { $0.last == ":" }), colon + 1 < words.count {
      name = String(words[...colon].joined(separator: " ").dropLast())
      dose = words[(colon + 1)...].joined(separator: " ")
    } else if let number = words.firstIndex(where: { $0.first?.isNumber == true }), number > 0 {
      name = words[..<number].joined(separator: " ")
      dose = words[number...].joined(separator: " ")
    } else {
      name = line
      dose = ""
    }
  }

  /// The medicines of a text with a line for each.
  static func all(in text: String) -> [RecordedMedicine] {
    text.split(separator: "\n").compactMap { RecordedMedicine(String($0)) }
  }

  /// The lines that are no medicine: where the list comes from, what is doubtful about it.
  static func headings(in text: String) -> [String] {
    text.split(separator: "\n").map { String($0).trimmed }.filter { $0.last == ":" }
  }

  /// Whether a typed name begins with the same word, whatever its accents and capitals.
  func isNamed(by typed: String) -> Bool {
    guard let first = RecordedMedicine.firstWord(typed) else { return false }
    return line.split(separator: " ").contains { RecordedMedicine.firstWord(String($0)) == first }
  }

  private static func firstWord(_ text: String) -> String? {
    let folded = Folding.foldedForSearch(text)
    return folded.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.first.map(String.init)
  }
}
