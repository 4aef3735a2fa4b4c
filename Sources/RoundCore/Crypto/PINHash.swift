import Crypto
import CryptoExtras

/// A person's PIN, kept as a salted scrypt hash; the PIN itself is never stored.
///
/// A PIN of a few digits can be guessed by whoever holds the file, whatever the hash: it says who signs
/// among people who share a laptop. What keeps a thief out is the disk's encryption.
public struct PINHash: Codable, Hashable, Sendable {
  /// Base64url, 16 bytes.
  public let salt: String
  /// Base64url, 32 bytes.
  public let hash: String
  /// scrypt's N, a power of two; r is 8, p is 1.
  public let rounds: Int

  /// 4 to 12 digits.
  public static func isAcceptable(_ pin: String) -> Bool {
    let utf8 = pin.utf8
    return (4...12).contains(utf8.count) && utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// - Parameter salt: 16 bytes from a good source of random numbers.
  /// - Throws: `CryptoKitError` when scrypt could not run, for example for want of memory.
  public init(pin: String, salt: [UInt8], rounds: Int = 1 << 14) throws {
    let bytes = try PINHash.derive(pin, salt, rounds)
    self.salt = String(decoding: Base64URL.encode(salt), as: UTF8.self)
    self.hash = String(decoding: Base64URL.encode(bytes), as: UTF8.self)
    self.rounds = rounds
  }

  /// Whether this is the PIN; a damaged hash fits no PIN.
  public func matches(_ pin: String) -> Bool {
    // The limit keeps a file from somewhere else from asking for gigabytes.
    guard rounds > 1, rounds <= 1 << 18, rounds & (rounds - 1) == 0,
      let saltBytes = Base64URL.decode(Array(salt.utf8)),
      let bytes = try? PINHash.derive(pin, saltBytes, rounds)
    else { return false }
    let expected = Array(hash.utf8)
    let found = Base64URL.encode(bytes)
    guard expected.count == found.count else { return false }
    var difference: UInt8 = 0
    for (left, right) in zip(expected, found) { difference |= left ^ right }
    return difference == 0
  }

  private static func derive(_ pin: String, _ salt: [UInt8], _ rounds: Int) throws -> [UInt8] {
    let key = try KDF.Scrypt.deriveKey(
      from: Array(pin.utf8), salt: salt, outputByteCount: 32, rounds: rounds, blockSize: 8,
      parallelism: 1)
    return key.withUnsafeBytes { Array($0) }
  }
}
