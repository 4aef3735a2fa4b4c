import RoundCore

/// Letters typed one after the other at a question that is answered by choosing.
///
/// A digit or Space chooses there, and what it has chosen is finished: no letter after it takes it
/// back. Letters choose nothing, and neither does a digit or Space among them: somebody who types words
/// where none are asked for must not choose by accident. Letters go to the choice that begins so, and
/// Enter takes it. A single letter that was hit by mistake is no word: the next digit chooses again. Nor do
/// several digits in one go choose where one of several is chosen: that is a telephone or NHS number which
/// belongs elsewhere.
struct TypedWord: Hashable, Sendable {
  /// What was typed since the last key that chose, or that is no character.
  private(set) var text = ""
  /// What was typed that chooses, since the last pause.
  private(set) var digits = ""
  /// Whether digits came one right after the other; it stays one, however long its groups are apart.
  private(set) var isNumber = false
  /// The answer as it was before the first of them.
  private(set) var before: FieldKind?
  /// When the last digit came.
  private var lastDigit: Moment?

  /// After so many seconds another digit is a change of mind.
  static let pause = 2

  var isEmpty: Bool { text.isEmpty }

  /// Whether a character belongs to the words being typed, so that it chooses nothing.
  func takes(_ character: Character, in options: [FieldOption]) -> Bool {
    guard character == " " || character.isASCII && character.isNumber else { return true }
    guard text.count == 1, character != " " else { return !text.isEmpty }
    // `NHS 111` and `999` are choices too.
    var longer = self
    longer.add(character)
    return longer.match(in: options) != nil
  }

  /// Whether it is a number where one of several is chosen; where several are ticked, each digit ticks one.
  func choosesNothing(of kind: FieldKind) -> Bool {
    guard case .choice = kind else { return false }
    return isNumber && text.isEmpty
  }

  /// Takes note of a character that chooses, after which no word goes on.
  mutating func end(with character: Character, of kind: FieldKind, at now: Moment) {
    text = ""
    if digits.isEmpty { before = kind }
    if character != " " {
      // A clock that was set back says nothing of how long ago it was.
      if let lastDigit, now >= lastDigit, now < lastDigit.adding(seconds: TypedWord.pause) {
        isNumber = true
      } else if !isNumber {
        digits = ""
        before = kind
      }
      lastDigit = now
    }
    // Longer than any number; more says nothing new.
    if digits.count < 60 { digits.append(character) }
  }

  mutating func add(_ character: Character) {
    digits = ""
    isNumber = false
    lastDigit = nil
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
    let number = digits.trimmed
    return "\(stands ?? "Nothing is chosen"): \"\(number)\" is several digits, and here one "
      + "digit chooses. Backspace, then 1 to \(min(9, options.count)), or the arrows and Space."
  }

  /// What is said while letters are typed.
  ///
  /// - Parameter kind: the question with its answer, which letters leave as it is.
  func sentence(_ options: [FieldOption], _ kind: FieldKind) -> String {
    guard let match = match(in: options) else {
      let first = text.count > 1 ? "Backspace, then choose" : "Choose"
      return
        "\(TypedWord.standing(options, kind)): no choice begins with \"\(text.trimmed)\". \(first) "
        + "with 1 to 9, or the arrows and Space."
    }
    return "\"\(text.trimmed)\" goes to: \(options[match].words). Enter takes it."
  }

  /// The answer that stands, in words.
  private static func standing(_ options: [FieldOption], _ kind: FieldKind) -> String {
    switch kind {
    case .choice(_, let chosen, _):
      let words = options.first { $0.code == chosen }?.words
      return words.map { "\($0) stays chosen" } ?? "Nothing is chosen"
    case .ticks(_, let ticked, _):
      switch ticked.count {
      case 0: return "Nothing is ticked"
      case 1: return "The one tick stays"
      default: return "All \(ticked.count) ticks stay"
      }
    default: return "Nothing is chosen"
    }
  }
}
