import RoundCore

/// Bech32 (BIP 173) without its limit on length, as the age format writes keys.
enum Bech32 {
  private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)

  private static func checksum(_ values: [UInt8]) -> UInt32 {
    let generator: [UInt32] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]
    var sum: UInt32 = 1
    for value in values {
      let top = sum >> 25
      sum = (sum & 0x1ff_ffff) << 5 ^ UInt32(value)
      for place in 0..<5 where top >> UInt32(place) & 1 == 1 { sum ^= generator[place] }
    }
    return sum
  }

  private static func expanded(_ prefix: [UInt8]) -> [UInt8] {
    prefix.map { $0 >> 5 } + [0] + prefix.map { $0 & 31 }
  }

  /// Groups bits anew; nil when what is left over says something.
  private static func regroup(_ values: [UInt8], from: UInt32, to: UInt32, pad: Bool) -> [UInt8]? {
    var out: [UInt8] = []
    var group: UInt32 = 0
    var bits: UInt32 = 0
    for value in values {
      group = group << from | UInt32(value)
      bits += from
      while bits >= to {
        bits -= to
        out.append(UInt8(group >> bits & ((1 << to) - 1)))
      }
      group &= (1 << bits) - 1
    }
    if pad {
      if bits > 0 { out.append(UInt8(group << (to - bits) & ((1 << to) - 1))) }
    } else if bits >= from || group != 0 {
      return nil
    }
    return out
  }

  /// - Parameter prefix: in lower case.
  static func encode(prefix: String, _ bytes: [UInt8]) -> String {
    let head = Array(prefix.utf8)
    let values = regroup(bytes, from: 8, to: 5, pad: true) ?? []
    let sum = checksum(expanded(head) + values + [UInt8](repeating: 0, count: 6)) ^ 1
    let tail = (0..<6).map { UInt8(sum >> UInt32(5 * (5 - $0)) & 31) }
    return String(
      decoding: head + [0x31] + (values + tail).map { alphabet[Int($0)] }, as: UTF8.self)
  }

  /// The bytes of a text with this prefix; nil for anything else, mixed case among it.
  static func decode(prefix: String, _ text: String) -> [UInt8]? {
    decode(prefix: prefix, Array(text.utf8))
  }

  /// The same from bytes.
  ///
  /// What is made of them on the way is overwritten: it may be a secret key.
  static func decode(prefix: String, _ raw: [UInt8]) -> [UInt8]? {
    let hasUpper = raw.contains { (0x41...0x5A).contains($0) }
    let hasLower = raw.contains { (0x61...0x7A).contains($0) }
    guard raw.count <= 2048, !(hasUpper && hasLower) else { return nil }
    var lower = raw.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }
    defer { Secret.forget(&lower) }
    let head = Array(prefix.utf8)
    guard lower.count >= head.count + 7, lower.starts(with: head), lower[head.count] == 0x31 else {
      return nil
    }
    var values: [UInt8] = []
    values.reserveCapacity(lower.count)
    defer { Secret.forget(&values) }
    for character in lower[(head.count + 1)...] {
      guard let value = alphabet.firstIndex(of: character) else { return nil }
      values.append(UInt8(value))
    }
    guard checksum(expanded(head) + values) == 1 else { return nil }
    return regroup(values.dropLast(6), from: 5, to: 8, pad: false)
  }
}
