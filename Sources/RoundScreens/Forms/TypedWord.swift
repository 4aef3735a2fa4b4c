import RoundCore

/// Characters typed one after the other at a question that is answered by choosing.
///
/// A digit or Space chooses there; letters do not, and neither does a digit or Space within a word:
/// somebody who types words where none are asked for must not choose by accident. Letters go to the
/// choice that begins so, and Enter takes it. Nor do several digits in one go, where one of several is
/// chosen: that is a telephone or NHS number which belongs elsewhere.
struct TypedWord: Hashable, Sendable {
  /// What was typed since the last key that is no character.
  private(set) var text = ""
  /// The answer as it was before.
  private(set) var before: FieldKind?
  /// Whether digits came one right after the other.
  private(set) var isNumber = false
  /// When the last digit came.
  private var lastDigit: Moment?

  /// After so many seconds another digit is a change of mind.
  static let pause = 2

  /// Whether there are letters in it, so that nothing in it may choose.
  var isWords: Bool { text.contains { !$0.isASCII || !($0.isNumber || $0 == " ") } }

  var isEmpty: Bool { text.isEmpty }

  /// Whether it is a number where one of several is chosen; where several are ticked, each digit ticks one.
  func choosesNothing(of kind: FieldKind) -> Bool {
    guard case .choice = kind else { return false }
    return isNumber && !isWords
  }

  mutating func add(_ character: Character, to kind: FieldKind, at now: Moment) {
    if text.isEmpty { before = kind }
    if ("0"..."9").contains(character) {
      if let lastDigit, now < lastDigit.adding(seconds: TypedWord.pause) { isNumber = true }
      lastDigit = now
    }
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

  /// What is said of several digits.
  ///
  /// - Parameter chosen: what stands chosen, as it was before.
  func numberSentence(_ options: [FieldOption], chosen: String?) -> String {
    let stands = options.first { $0.code == chosen }.map { "\($0.words) stays chosen" }
    return "\(stands ?? "Nothing is chosen"): \"\(text.trimmed)\" is several digits, and here one "
      + "digit chooses. Backspace, then 1 to \(min(9, options.count)), or the arrows and Space."
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
