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
  init(_ cell: String?, words: ReasonWords) {
    for piece in (cell ?? "").split(whereSeparator: { ";|\n".contains($0) }) {
      read(String(piece), words)
    }
    if !otherWords.isEmpty { add(ReasonsCell.other) }
    if codes.isEmpty {
      add(ReasonsCell.other)
      notes.append("No reason given: taken as \"\(words.words(ReasonsCell.other))\".")
      return
    }
    if !otherWords.isEmpty {
      let written = ImportText.quoted(otherWords.joined(separator: "; "))
      notes.append(
        """
        \(written) is not a reason on the list: taken as \
        \"\(words.words(ReasonsCell.other))\".
        """)
    }
  }

  private mutating func add(_ code: String) {
    if !codes.contains(code) { codes.append(code) }
  }

  /// Words of the list have commas of their own, so the longest run that is a reason wins.
  private mutating func read(_ piece: String, _ words: ReasonWords) {
    let parts = piece.split(separator: ",").map { CSVText.trimmed(String($0)) }
      .map { (text: $0, key: ImportText.key(of: $0)) }.filter { !$0.key.isEmpty }
    var start = 0
    var prose: [String] = []
    while start < parts.count {
      let longest = min(parts.count, start + ReasonsCell.mostCommas + 1)
      // A key has letters and digits only, so the key of a run is the keys of its parts.
      let runs = (start + 1...longest).reversed().lazy.compactMap { end in
        words.exact(parts[start..<end].map(\.key).joined()).map { (end: end, code: $0) }
      }
      if let run = runs.first {
        add(run.code)
        start = run.end
        continue
      }
      let part = parts[start]
      if let choice = words.partly(part.key) {
        if !codes.contains(choice.code) {
          notes.append("\(ImportText.quoted(part.text)) taken as \"\(choice.words)\".")
        }
        add(choice.code)
      } else {
        prose.append(part.text)
      }
      start += 1
    }
    if !prose.isEmpty { otherWords.append(prose.joined(separator: ", ")) }
  }
}
