import RoundCore

/// Characters typed one after the other at a question that is answered by choosing.
///
/// A digit or Space chooses there; letters do not, and neither does a digit or Space within a word:
/// somebody who types words where none are asked for must not choose by accident. Letters go to the
/// choice that begins so, and Enter takes it.
struct TypedWord: Hashable, Sendable {
  /// What was typed since the last key that is no character.
  private(set) var text = ""
  /// The answer as it was before.
  private(set) var before: FieldKind?

  /// Whether there are letters in it, so that nothing in it may choose.
  var isWords: Bool { text.contains { !$0.isASCII || !($0.isNumber || $0 == " ") } }

  var isEmpty: Bool { text.isEmpty }

  mutating func add(_ character: Character, to kind: FieldKind) {
    if text.isEmpty { before = kind }
    // Longer than any choice; more says nothing new.
    if text.count < 60 { text.append(character) }
  }

  /// The choice that begins with what was typed, its own words first, then any word of it.
  func match(in options: [FieldOption]) -> Int? {
    let wanted = Folding.foldedForSearch(text.trimmed)
    guard !wanted.isEmpty else { return nil }
    let folded = options.map { Folding.foldedForSearch($0.words) }
    return folded.firstIndex { $0.hasPrefix(wanted) }
      ?? folded.firstIndex { words in
        words.indices.contains { index in
          (index == words.startIndex || words[words.index(before: index)] == " ")
            && words[index...].hasPrefix(wanted)
        }
      }
  }

  /// What is said while letters are typed.
  ///
  /// - Parameter chosen: what stands chosen, as it was before.
  func sentence(_ options: [FieldOption], chosen: String?) -> String {
    guard let match = match(in: options) else {
      let stands = options.first { $0.code == chosen }.map { "\($0.words) stays chosen" }
      return
        "\(stands ?? "Nothing is chosen"): no choice begins with \"\(text.trimmed)\". Backspace, "
        + "then choose with 1 to 9, or the arrows and Space."
    }
    return "\"\(text.trimmed)\" goes to: \(options[match].words). Enter takes it."
  }
}
