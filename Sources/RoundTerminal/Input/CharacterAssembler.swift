/// Puts UTF-8 bytes together, also when they come in several reads.
struct CharacterAssembler: Hashable, Sendable {
  private var bytes: [UInt8] = []
  private var wanted = 0

  /// Whether the first bytes of a character have come, but not all.
  var isPending: Bool { !bytes.isEmpty }

  mutating func reset() {
    bytes = []
    wanted = 0
  }

  /// Takes one byte of 0x80 or more.
  ///
  /// - Returns: the scalar that it completes; nil if there is more to come, or if the bytes are no
  ///   character (they are dropped).
  mutating func take(_ byte: UInt8) -> Unicode.Scalar? {
    if byte & 0xC0 != 0x80 {
      reset()
      switch byte {
      case 0xC2...0xDF: wanted = 2
      case 0xE0...0xEF: wanted = 3
      case 0xF0...0xF4: wanted = 4
      default: return nil
      }
    } else if bytes.isEmpty {
      return nil
    }
    bytes.append(byte)
    guard bytes.count == wanted else { return nil }
    defer { reset() }
    // Overlong forms and surrogates are refused here.
    return String(validating: bytes, as: UTF8.self)?.unicodeScalars.first
  }
}
