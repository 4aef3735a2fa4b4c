/// A piece of a date as a person types it.
enum DateToken: Equatable {
  /// The value and how many digits it was written with; at most six.
  case number(Int, digits: Int)
  /// Small letters.
  case word(String)
  /// `/`, `-` or `.` between two pieces.
  case joint(UInt8)
  case plus

  /// Longer than any way of writing a date.
  private static let mostBytes = 64

  /// The pieces of a text; nil when there is a sign in it that no date has.
  static func read(_ text: String) -> [DateToken]? {
    let bytes = Array(text.utf8)
    guard bytes.count <= mostBytes else { return nil }
    var tokens: [DateToken] = []
    var rest = bytes[...]
    while let byte = rest.first {
      switch byte {
      case 0x30...0x39:
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard digits.count <= 6, let value = Day.number(digits) else { return nil }
        tokens.append(.number(value, digits: digits.count))
        rest = rest.dropFirst(digits.count)
      case 0x41...0x5A, 0x61...0x7A:
        let letters = rest.prefix { (0x61...0x7A).contains($0 | 0x20) }
        let word = String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self)
        rest = rest.dropFirst(letters.count)
        if case .number = tokens.last, ["st", "nd", "rd", "th"].contains(word) { continue }
        if ["of", "the"].contains(word) { continue }
        tokens.append(.word(word))
      case 0x2B:
        tokens.append(.plus)
        rest = rest.dropFirst()
      case 0x2D, 0x2E, 0x2F:
        tokens.append(.joint(byte))
        rest = rest.dropFirst()
      case 0x09, 0x20, 0x2C:
        rest = rest.dropFirst()
      default:
        return nil
      }
    }
    return tokens
  }

  var word: String? {
    guard case .word(let word) = self else { return nil }
    return word
  }
}
