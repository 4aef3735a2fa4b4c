import RoundCore

/// The reasons of the catalogue, ready to be found by what a cell says.
struct ReasonWords {
  private let choices: [(choice: Catalog.Choice, key: String)]
  private var codes: [String: String] = [:]
  /// Which reasons name a thing, by its key.
  private var things: [String: [Catalog.Choice]] = [:]

  init(_ catalog: Catalog) {
    choices = catalog.reasons.map { ($0, ImportText.key(of: $0.words)) }
    for (choice, key) in choices {
      for key in [ImportText.key(of: choice.code), key] where codes[key] == nil {
        codes[key] = choice.code
      }
      for key in Set(ReasonWords.things(choice.words).map(ImportText.key)) {
        things[key, default: []].append(choice)
      }
    }
  }

  /// The words for a code; the code itself where there is no such reason.
  func words(_ code: String) -> String {
    choices.first { $0.choice.code == code }?.choice.words ?? code
  }

  /// The code of the reason whose code or words have this key.
  func exact(_ key: String) -> String? { codes[key] }

  /// The reason of which this is one of the things named, such as `wound`; nil when another reason
  /// has the words too.
  func partly(_ key: String) -> Catalog.Choice? {
    guard key.count > 2, let named = things[key], named.count == 1, let only = named.first,
      choices.count(where: { $0.key.contains(key) }) == 1
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
