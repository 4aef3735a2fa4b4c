import RoundCore

/// The reasons of a row, as codes.
struct ReasonsCell {
  /// At least one.
  private(set) var codes: [String] = []
  /// Words that are no reason on the list; they go on with the flag.
  private(set) var otherWords: [String] = []
  private(set) var notes: [SafeText] = []

  private static let other = "other"
  /// More than any reason's words have.
  private static let mostCommas = 3

  /// Takes codes and words, between semicolons, bars, commas or line ends.
  init(_ cell: String?, catalog: Catalog) {
    let choices = catalog.reasons
    for piece in (cell ?? "").split(whereSeparator: { ";|\n".contains($0) }) {
      read(String(piece), choices)
    }
    if !otherWords.isEmpty { add(ReasonsCell.other) }
    if codes.isEmpty {
      add(ReasonsCell.other)
      let words = catalog.words(ReasonsCell.other, in: choices)
      notes.append("No reason given: taken as \"\(words)\".")
      return
    }
    let words = catalog.words(ReasonsCell.other, in: choices)
    if !otherWords.isEmpty {
      let written = ImportText.quoted(otherWords.joined(separator: "; "))
      notes.append("\(written) is not a reason on the list: taken as \"\(words)\".")
    }
  }

  private mutating func add(_ code: String) {
    if !codes.contains(code) { codes.append(code) }
  }

  /// Words of the list have commas of their own, so the longest run that is a reason wins.
  private mutating func read(_ piece: String, _ choices: [Catalog.Choice]) {
    let parts = piece.split(separator: ",").map { CSVText.trimmed(String($0)) }
      .filter { !ImportText.key(of: $0).isEmpty }
    var start = 0
    var prose: [String] = []
    while start < parts.count {
      let longest = min(parts.count, start + ReasonsCell.mostCommas + 1)
      let end = (start + 1...longest).reversed().first {
        ReasonsCell.exact(parts[start..<$0].joined(separator: " "), choices) != nil
      }
      if let end {
        let words = parts[start..<end].joined(separator: " ")
        if let code = ReasonsCell.exact(words, choices) { add(code) }
        start = end
        continue
      }
      if let choice = ReasonsCell.partly(parts[start], choices) {
        add(choice.code)
        notes.append("\(ImportText.quoted(parts[start])) taken as \"\(choice.words)\".")
      } else {
        prose.append(parts[start])
      }
      start += 1
    }
    if !prose.isEmpty { otherWords.append(prose.joined(separator: ", ")) }
  }

  private static func exact(_ words: String, _ choices: [Catalog.Choice]) -> String? {
    let key = ImportText.key(of: words)
    return choices.first {
      ImportText.key(of: $0.code) == key || ImportText.key(of: $0.words) == key
    }?.code
  }

  /// The reason of which this is one of the things named, such as `wound`; nil when another reason
  /// has the words too.
  private static func partly(_ words: String, _ choices: [Catalog.Choice]) -> Catalog.Choice? {
    let key = ImportText.key(of: words)
    guard key.count > 2 else { return nil }
    let named = choices.filter { choice in
      things(choice.words).contains { ImportText.key(of: $0) == key }
    }
    guard named.count == 1, let only = named.first,
      choices.count(where: { ImportText.key(of: $0.words).contains(key) }) == 1
    else { return nil }
    return only
  }

  /// What is named in `skin, wound or pressure damage`.
  private static func things(_ words: String) -> [String] {
    words.split(separator: ",").flatMap { part in
      part.split(separator: " ").split(separator: "or").map { $0.joined(separator: " ") }
    }
  }
}
