import RoundData

/// Abbreviations that have been misread, and what to write in their place.
///
/// Data of `Resources/abbreviations.json` with the source of each. They are pointed out and never
/// changed: people decide.
public struct Abbreviations: Sendable {
  /// One abbreviation and what to write.
  public struct Item: Codable, Hashable, Sendable {
    /// Empty where `number` says what is pointed out.
    public let found: [String]
    /// Pointed out right behind a number only: `U and E` is no dose.
    public let afterNumber: Bool?
    /// How a number is written that is pointed out, and the units of which one stands right behind it.
    public let number: NumberForm?
    public let units: [String]?
    public let write: String
    public let why: String
    /// `published` or `practice`.
    public let sure: String
    public let source: String?
  }

  /// Ways of writing a number that have been misread.
  public enum NumberForm: String, Codable, Hashable, Sendable {
    /// `.5`
    case noNoughtBefore
    /// `5.0`
    case noughtAfter

    /// - Parameter number: digits and points.
    func isSeen(in number: Substring) -> Bool {
      let parts = number.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[1].isEmpty else { return false }
      switch self {
      case .noNoughtBefore: return parts[0].isEmpty
      case .noughtAfter: return !parts[0].isEmpty && parts[1].allSatisfy { $0 == "0" }
      }
    }
  }

  /// An abbreviation that stands in a text.
  public struct Finding: Hashable, Sendable {
    public let found: String
    public let item: Item

    /// What to write in its place, why, and where that is published.
    public var sentence: String {
      let source = item.source.map { "; \($0)" } ?? "; usual advice"
      return "\"\(found)\": write \(item.write) (\(item.why)\(source))."
    }
  }

  public let items: [Item]

  public static let shipped: Abbreviations = {
    guard let json = try? JSONParser.parse(RoundData.abbreviations),
      let list = json["abbreviations"]?.items
    else { return Abbreviations(items: []) }
    return Abbreviations(
      items: list.compactMap { try? JSONValueDecoder.decode(Item.self, from: $0) })
  }()

  /// The abbreviations in a text, each once, in the order of the text.
  public func find(in text: String) -> [Finding] {
    var findings: [Finding] = []
    let words = text.split { $0.isWhitespace || "/()[],;:!?\"'".contains($0) }
    for (index, word) in words.enumerated() {
      let next = words.indices.contains(index + 1) ? words[index + 1] : ""
      for item in items where item.isNumber(word, before: next) {
        if findings.contains(where: { $0.item == item }) { continue }
        findings.append(Finding(found: String(word), item: item))
      }
      // `10mcg` and `4U`: what follows the number is the abbreviation.
      let bare = word.drop { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
      guard !bare.isEmpty else { continue }
      let spellings = [String(bare), String(bare.last == "." ? bare.dropLast() : bare)]
      let isAfterNumber =
        bare.count < word.count || index > 0 && words[index - 1].last?.isNumber ?? false
      for item in items where item.afterNumber != true || isAfterNumber {
        guard let found = item.found.first(where: spellings.contains),
          !findings.contains(where: { $0.item == item })
        else { continue }
        findings.append(Finding(found: found, item: item))
      }
    }
    return findings
  }
}

extension Abbreviations.Item {
  /// Whether a word is a number of the kind that is pointed out, with a unit behind it or in the next word.
  fileprivate func isNumber(_ word: Substring, before next: Substring) -> Bool {
    guard let number, let units else { return false }
    let digits = word.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard number.isSeen(in: digits) else { return false }
    var unit = digits.endIndex == word.endIndex ? next : word[digits.endIndex...]
    if unit.last == "." { unit.removeLast() }
    return units.contains { $0 == unit }
  }
}
