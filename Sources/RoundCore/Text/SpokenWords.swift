import RoundData

/// Words for what is read out over the telephone: fingerprints of keys, and passphrases.
public struct SpokenWords: Hashable, Sendable {
  /// How many; of 7,776 words each they are 77 bits.
  public static let count = 6

  public let words: [String]

  private struct File: Decodable {
    let words: [String]
  }

  /// The list; its order is part of the format.
  public static let list: [String] = {
    guard let json = try? JSONParser.parse(RoundData.spokenWords),
      let lines = json["words"]?.items?.compactMap(\.text)
    else { return [] }
    return lines.flatMap { $0.split(separator: " ").map(String.init) }
  }()

  private init(words: [String]) { self.words = words }

  /// The words for some bytes: 128 bits of their digest, written with words for digits.
  public init(of bytes: [UInt8]) {
    var left: [UInt32] = []
    for byte in Digest(of: bytes).text.prefix(22) { left.append(UInt32(byte)) }
    let base = UInt32(max(1, SpokenWords.list.count))
    var words: [String] = []
    for _ in 0..<SpokenWords.count {
      var rest: UInt32 = 0
      for place in left.indices {
        let value = rest << 8 | left[place]
        left[place] = value / base
        rest = value % base
      }
      words.append(SpokenWords.list.isEmpty ? "" : SpokenWords.list[Int(rest)])
    }
    self.words = words
  }

  /// Six words by chance, to seal something with.
  public static func random() -> SpokenWords {
    var generator = SystemRandomNumberGenerator()
    return SpokenWords(
      words: (0..<count).map { _ in list.randomElement(using: &generator) ?? "" })
  }

  public var text: String { words.joined(separator: " ") }

  /// The bytes that a file is sealed with.
  public var passphrase: [UInt8] { Array(text.utf8) }

  /// What somebody has typed, as the words would be written: small letters, one space between.
  public static func typed(_ text: String) -> String {
    let spaced = text.lowercased().map { $0.isLetter || $0 == "-" ? $0 : " " }
    return String(spaced).split(separator: " ").joined(separator: " ")
  }

  public func matches(_ typed: String) -> Bool {
    SpokenWords.typed(typed).utf8.elementsEqual(text.utf8)
  }
}
