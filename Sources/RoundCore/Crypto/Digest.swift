import Crypto

/// A SHA-256 digest as the journals write it: 43 characters of unpadded base64url.
public struct Digest: Hashable, Sendable {
  /// 43 ASCII bytes.
  public let text: [UInt8]

  /// Takes 43 characters as they stand in a line; nil for any other length or alphabet.
  public init?(text: some Collection<UInt8>) {
    guard text.count == 43,
      text.allSatisfy({ Identifiers.isLetterOrDigit($0) || $0 == 0x2D || $0 == 0x5F })
    else { return nil }
    self.text = Array(text)
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
    text = Base64URL.encode(Array(hash.finalize()))
  }

  public var string: String { String(decoding: text, as: UTF8.self) }
}

/// Base64 with the URL alphabet and no padding (RFC 4648, section 5).
enum Base64URL {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count * 4 + 2) / 3)
    var index = 0
    while index < bytes.count {
      let left = min(3, bytes.count - index)
      var group = UInt32(bytes[index]) << 16
      if left > 1 { group |= UInt32(bytes[index + 1]) << 8 }
      if left > 2 { group |= UInt32(bytes[index + 2]) }
      for place in 0...left {
        out.append(alphabet[Int(group >> UInt32(18 - place * 6)) & 63])
      }
      index += 3
    }
    return out
  }

  static func decode(_ text: [UInt8]) -> [UInt8]? {
    var out: [UInt8] = []
    var group: UInt32 = 0
    var bits = 0
    for byte in text {
      guard let value = alphabet.firstIndex(of: byte) else { return nil }
      group = group << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        out.append(UInt8(truncatingIfNeeded: group >> UInt32(bits)))
        group &= (1 << UInt32(bits)) - 1
      }
    }
    return out
  }
}
