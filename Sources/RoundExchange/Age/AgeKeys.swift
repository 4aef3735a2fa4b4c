import Crypto
import RoundCore

/// A public key of the age format: whoever holds its secret can open what is sealed to it.
public struct AgePublicKey: Hashable, Sendable {
  /// 32 bytes.
  public let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// - Parameter text: `age1` and 58 characters; nil for anything else.
  public init?(text: String) {
    guard let bytes = Bech32.decode(prefix: "age", text), bytes.count == 32,
      text.utf8.first == 0x61
    else { return nil }
    self.bytes = bytes
  }

  public var text: String { Bech32.encode(prefix: "age", bytes) }
}

/// A secret key of the age format: X25519 (RFC 7748).
///
/// Kept in `local/keys`, never sent.
public struct AgeSecretKey: Sendable {
  let key: Curve25519.KeyAgreement.PrivateKey

  /// A new key, from the system's random numbers.
  public init() { key = Curve25519.KeyAgreement.PrivateKey() }

  /// - Parameter text: `AGE-SECRET-KEY-1` and 58 characters; nil for anything else.
  public init?(text: String) { self.init(text: Array(text.utf8)) }

  /// The same from bytes, which whoever has them overwrites.
  init?(text: [UInt8]) {
    guard var bytes = Bech32.decode(prefix: "age-secret-key-", text) else { return nil }
    defer { Secret.forget(&bytes) }
    guard bytes.count == 32, text.first == 0x41,
      let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes)
    else { return nil }
    self.key = key
  }

  public var text: String {
    Bech32.encode(prefix: "age-secret-key-", Array(key.rawRepresentation)).uppercased()
  }

  public var publicKey: AgePublicKey { AgePublicKey(bytes: Array(key.publicKey.rawRepresentation)) }
}

/// What opens a file.
public enum AgeIdentity: Sendable {
  case key(AgeSecretKey)
  /// The bytes of a passphrase.
  case passphrase([UInt8])
}
