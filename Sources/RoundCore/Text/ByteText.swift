extension [UInt8] {
  /// Adds the UTF-8 bytes of a text.
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Adds the UTF-8 bytes of a text.
  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }

  /// Adds a number that is not negative in so many decimal digits, with zeros before it.
  mutating func append(_ number: Int, digits: Int) {
    var unit = 1
    for _ in 1..<digits { unit *= 10 }
    while unit > 0 {
      append(0x30 + UInt8(truncatingIfNeeded: number / unit % 10))
      unit /= 10
    }
  }

  /// Adds a whole number in decimal digits.
  mutating func append(number: Int) {
    guard number >= 0 else { return append(String(number)) }
    var digits = 1
    var unit = 10
    while digits < 19, number >= unit {
      digits += 1
      unit = unit &* 10
    }
    append(number, digits: digits)
  }
}
