import Crypto

/// A SHA-256 digest as the journals write it: 43 characters of unpadded base64url.
public struct Digest: Hashable, Sendable {
  static let length = 43

  /// The characters, then zeros: in place, because a chain of many lines makes two for each.
  private var characters = SIMD64<UInt8>()

  /// 43 ASCII bytes.
  public var text: [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(Digest.length)
    write(to: &text)
    return text
  }

  /// Adds the 43 characters to some bytes.
  func write(to out: inout [UInt8]) {
    withUnsafeBytes(of: characters) { out.append(contentsOf: $0.prefix(Digest.length)) }
  }

  /// Takes 43 characters as they stand in a line; nil for any other length or alphabet.
  public init?(text: some Collection<UInt8>) {
    guard text.count == Digest.length else { return nil }
    var place = 0
    var all: UInt8 = 0
    Base64URL.values.withUnsafeBufferPointer { values in
      withUnsafeMutableBytes(of: &characters) { target in
        for byte in text {
          all |= values[Int(byte)]
          target[place] = byte
          place += 1
        }
      }
    }
    // Six bits each, or one that is no such character.
    guard all < 64 else { return nil }
  }

  /// The digest of some bytes.
  public init(of bytes: some Collection<UInt8>) {
    var hash = SHA256()
    let done: Void? = bytes.withContiguousStorageIfAvailable {
      hash.update(bufferPointer: UnsafeRawBufferPointer($0))
    }
    if done == nil {
      Array(bytes).withUnsafeBytes { hash.update(bufferPointer: $0) }
    }
    take(hash)
  }

  /// The digest of several, one behind the other.
  init(ofAll parts: some Sequence<[UInt8]>) {
    var hash = SHA256()
    for part in parts { part.withUnsafeBytes { hash.update(bufferPointer: $0) } }
    take(hash)
  }

  private mutating func take(_ hash: SHA256) {
    var place = 0
    withUnsafeMutableBytes(of: &characters) { target in
      hash.finalize().withUnsafeBytes { raw in
        Base64URL.encode(raw) { character in
          target[place] = character
          place += 1
        }
      }
    }
  }

  public var string: String { String(decoding: text, as: UTF8.self) }
}

extension Digest {
  public static func == (left: Digest, right: Digest) -> Bool {
    withUnsafeBytes(of: left.characters) { left in
      withUnsafeBytes(of: right.characters) { right in
        var differing: UInt64 = 0
        for place in stride(from: 0, to: left.count, by: 8) {
          differing |=
            left.load(fromByteOffset: place, as: UInt64.self)
            ^ right.load(fromByteOffset: place, as: UInt64.self)
        }
        return differing == 0
      }
    }
  }

  public func hash(into hasher: inout Hasher) {
    withUnsafeBytes(of: characters) { hasher.combine(bytes: $0) }
  }
}

/// Base64 with the URL alphabet and no padding (RFC 4648, section 5).
enum Base64URL {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count * 4 + 2) / 3)
    bytes.withUnsafeBytes { raw in encode(raw) { out.append($0) } }
    return out
  }

  /// Hands over the characters one by one.
  static func encode(_ bytes: UnsafeRawBufferPointer, _ put: (UInt8) -> Void) {
    alphabet.withUnsafeBufferPointer { alphabet in
      var index = 0
      while index < bytes.count {
        let left = min(3, bytes.count - index)
        var group = UInt32(bytes[index]) << 16
        if left > 1 { group |= UInt32(bytes[index + 1]) << 8 }
        if left > 2 { group |= UInt32(bytes[index + 2]) }
        for place in 0...left {
          put(alphabet[Int(group >> UInt32(18 - place * 6)) & 63])
        }
        index += 3
      }
    }
  }

  /// Each character's six bits; 0xFF for what is none.
  static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()

  /// The whole bytes at the beginning of some characters, up to the first that is none.
  static func beginning(_ text: some Sequence<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var group: UInt32 = 0
    var bits: UInt32 = 0
    for byte in text {
      let value = values[Int(byte)]
      guard value != 0xFF else { break }
      group = group << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        out.append(UInt8(truncatingIfNeeded: group >> bits))
        group &= (1 << bits) - 1
      }
    }
    return out
  }

  /// Nil for what `encode` never writes.
  static func decode(_ text: [UInt8]) -> [UInt8]? {
    var out: [UInt8] = []
    out.reserveCapacity(text.count * 3 / 4)
    var group: UInt32 = 0
    var bits = 0
    let values = values
    for byte in text {
      let value = values[Int(byte)]
      guard value != 0xFF else { return nil }
      group = group << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        out.append(UInt8(truncatingIfNeeded: group >> UInt32(bits)))
        group &= (1 << UInt32(bits)) - 1
      }
    }
    // One text for each value: bits that say nothing are 0.
    return bits < 6 && group == 0 ? out : nil
  }
}
