/// How well typed letters fit a text: all of them, in their order, with others between.
enum FuzzyMatch {
  /// From here on no word begins with what was typed.
  static let inside = 500

  /// - Returns: the lower the better; nil when a letter is missing. Both texts are folded for search.
  static func score(_ wanted: String, in text: String) -> Int? {
    let letters = wanted.filter { !$0.isWhitespace }
    guard !letters.isEmpty else { return 0 }
    if let whole = place(of: wanted.trimmedSpaces, in: text) { return whole }
    let characters = Array(text)
    var next = characters.startIndex
    var score = 1_000
    var before: Int?
    for letter in letters {
      guard let found = characters[next...].firstIndex(of: letter) else { return nil }
      if let before { score += (found - before - 1) * (startsWord(found, characters) ? 1 : 4) }
      before = found
      next = found + 1
    }
    // Letters that are strewn over a whole sentence fit nothing.
    return score > 1_000 + letters.count * 12 ? nil : score
  }

  /// Where the text holds what was typed as it stands; the beginning of a word first.
  private static func place(of wanted: String, in text: String) -> Int? {
    let wanted = Array(wanted)
    let characters = Array(text)
    guard !wanted.isEmpty, characters.count >= wanted.count else { return nil }
    var inside: Int?
    for start in 0...(characters.count - wanted.count)
    where characters[start..<start + wanted.count].elementsEqual(wanted) {
      if startsWord(start, characters) { return start }
      if inside == nil { inside = start + FuzzyMatch.inside }
    }
    return inside
  }

  private static func startsWord(_ index: Int, _ characters: [Character]) -> Bool {
    index == 0 || !characters[index - 1].isLetter
  }
}

extension String {
  /// Without blanks at its ends.
  fileprivate var trimmedSpaces: String {
    var text = Substring(self)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
