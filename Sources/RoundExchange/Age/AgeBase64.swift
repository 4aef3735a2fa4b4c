/// Base64 with the usual alphabet (RFC 4648, section 4), strict: one text for each value.
enum AgeBase64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The value of each byte as a character; 255 for none.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()

  static func encode(_ bytes: some Collection<UInt8>, padded: Bool) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    var group: UInt32 = 0
    var count = 0
    for byte in bytes {
      group = group << 8 | UInt32(byte)
      count += 1
      if count == 3 {
        for shift: UInt32 in [18, 12, 6, 0] { out.append(alphabet[Int(group >> shift & 63)]) }
        group = 0
        count = 0
      }
    }
    if count == 1 {
      out.append(alphabet[Int(group >> 2 & 63)])
      out.append(alphabet[Int(group << 4 & 63)])
      if padded { out += [0x3D, 0x3D] }
    } else if count == 2 {
      out.append(alphabet[Int(group >> 10 & 63)])
      out.append(alphabet[Int(group >> 4 & 63)])
      out.append(alphabet[Int(group << 2 & 63)])
      if padded { out.append(0x3D) }
    }
    return out
  }

  /// Nil for what `encode` never writes.
  static func decode(
    _ text: some BidirectionalCollection<UInt8>, padded: Bool
  ) -> [UInt8]? {
    var characters = text[...]
    if padded {
      guard characters.count % 4 == 0 else { return nil }
      var padding = 0
      while padding < 2, characters.last == 0x3D {
        characters = characters.dropLast()
        padding += 1
      }
      // So much padding as makes the last group whole, and no more.
      guard (4 - characters.count % 4) % 4 == padding else { return nil }
    }
    var out: [UInt8] = []
    out.reserveCapacity(characters.count * 3 / 4)
    var group: UInt32 = 0
    var bits: UInt32 = 0
    for character in characters {
      let value = values[Int(character)]
      guard value < 64 else { return nil }
      group = group << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        out.append(UInt8(group >> bits & 255))
        group &= (1 << bits) - 1
      }
    }
    // Bits that say nothing are 0, and no character stands for less than a byte.
    return bits < 6 && group == 0 ? out : nil
  }
}
