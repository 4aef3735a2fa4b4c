import RoundData

/// Abbreviations that have been misread, and what to write in their place.
///
/// Data of `Resources/abbreviations.json` with the source of each. They are pointed out and never
/// changed: people decide.
public struct Abbreviations: Sendable {
  /// One abbreviation and what to write.
  public struct Item: Codable, Hashable, Sendable {
    public let found: [String]
    public let write: String
    public let why: String
    /// `published` or `practice`.
    public let sure: String
    public let source: String?
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
    for word in text.split(whereSeparator: { $0.isWhitespace || "/()[],;:!?\"'".contains($0) }) {
      // `10mcg` and `4U`: what follows the number is the abbreviation.
      let bare = word.drop { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
      guard !bare.isEmpty else { continue }
      let spellings = [String(bare), String(bare.last == "." ? bare.dropLast() : bare)]
      for item in items {
        guard let found = item.found.first(where: spellings.contains),
          !findings.contains(where: { $0.item == item })
        else { continue }
        findings.append(Finding(found: found, item: item))
      }
    }
    return findings
  }
}
