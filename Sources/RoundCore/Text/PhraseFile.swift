/// The phrases that a home or a person has added, as their file holds them.
///
/// The file is there to be edited, by the program and by hand. What in it can't be typed is told, and
/// stays as it stands.
public struct PhraseFile: Codable, Hashable, Sendable {
  /// What the file is about, in words of whoever wrote it.
  public let about: String?
  /// In the order of the file, those that can't be typed too.
  public private(set) var phrases: [PhraseBook.Phrase]

  public init(about: String? = nil, phrases: [PhraseBook.Phrase] = []) {
    self.about = about
    self.phrases = phrases
  }

  /// Those that can be typed.
  public var usable: [PhraseBook.Phrase] { PhraseBook(phrases).phrases }

  /// What can't be typed and why, each a sentence that says where it stands.
  public var problems: [String] {
    phrases.indices.compactMap { index in
      let phrase = phrases[index]
      guard let problem = PhraseFile.problem(phrase) else {
        return phrases[..<index].contains { $0.key == phrase.key }
          ? "Phrase \(index + 1): \"\(phrase.key)\" is there twice; this one counts." : nil
      }
      return "Phrase \(index + 1), \"\(phrase.key)\": \(problem)"
    }
  }

  /// Why a phrase could not be typed; nil when it can.
  public static func problem(_ phrase: PhraseBook.Phrase) -> String? {
    if !PhraseBook.isKey(phrase.key) { return "The short word is 1 to 12 small letters or digits." }
    return phrase.text.trimmed.isEmpty ? "It has no text." : nil
  }

  /// One change of a file.
  public enum Change: Hashable, Sendable {
    /// Adds a phrase, in the place of the one with this short word if it is there.
    case put(PhraseBook.Phrase, insteadOf: String?)
    /// Takes out whatever has this short word.
    case remove(String)
  }

  public mutating func make(_ change: Change) {
    switch change {
    case .put(let phrase, let old):
      let place = phrases.lastIndex { $0.key == old ?? phrase.key }
      if let place { phrases[place] = phrase } else { phrases.append(phrase) }
    case .remove(let key): phrases.removeAll { $0.key == key }
    }
  }
}
