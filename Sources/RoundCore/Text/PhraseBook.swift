import RoundData

/// Short words that grow into phrases while somebody types.
///
/// Data of `Resources/phrases.json`, and what a home and a person have added.
public struct PhraseBook: Hashable, Sendable {
  public struct Phrase: Codable, Hashable, Sendable {
    /// 1 to 12 small letters or digits.
    public let key: String
    public let text: String

    public init(key: String, text: String) {
      self.key = key
      self.text = text
    }
  }

  /// In the order of the data; a later one of the same key has taken the place of an earlier one.
  public private(set) var phrases: [Phrase]

  public init(_ phrases: [Phrase] = []) {
    self.phrases = []
    add(phrases)
  }

  public static let empty = PhraseBook()

  /// The phrases that the program was built with.
  public static let shipped: PhraseBook = {
    guard let json = try? JSONParser.parse(RoundData.phrases),
      let file = try? JSONValueDecoder.decode(PhraseFile.self, from: json)
    else { return .empty }
    return PhraseBook(file.phrases)
  }()

  /// Adds phrases; one with a key that is there already takes its place.
  public mutating func add(_ more: [Phrase]) {
    for phrase in more where PhraseFile.problem(phrase) == nil {
      if let place = phrases.firstIndex(where: { $0.key == phrase.key }) {
        phrases[place] = phrase
      } else {
        phrases.append(phrase)
      }
    }
  }

  /// What `;key` stands for; nil when nothing does.
  public func text(for key: some StringProtocol) -> String? {
    phrases.first { $0.key == key }?.text
  }

  /// Those whose key begins so, shortest first.
  public func beginning(with start: some StringProtocol) -> [Phrase] {
    phrases.filter { $0.key.hasPrefix(start) }.sorted { $0.key.count < $1.key.count }
  }

  /// A line in which every `;key` between spaces has grown.
  public func expanded(_ line: String) -> String {
    line.split(separator: " ", omittingEmptySubsequences: false).map { word in
      guard word.hasPrefix(";"), let text = text(for: word.dropFirst()) else { return String(word) }
      return text
    }.joined(separator: " ")
  }

  static func isKey(_ text: String) -> Bool {
    (1...12).contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
  }
}
