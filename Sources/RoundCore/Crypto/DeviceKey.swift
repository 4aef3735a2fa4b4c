import Crypto

/// The key with which a computer seals its chains: Ed25519 (RFC 8032).
///
/// Kept in `local/keys`, never sent. Whoever has it can seal as this computer.
public struct DeviceKey: Sendable {
  /// As seals name it.
  public static let algorithm = "Ed25519"

  private let secret: Curve25519.Signing.PrivateKey

  /// A new key, from the system's random numbers.
  public init() { secret = Curve25519.Signing.PrivateKey() }

  /// - Parameter text: the secret's 32 bytes as 43 characters of base64url; nil for anything else.
  public init?(text: String) {
    guard let bytes = Base64URL.decode(Array(text.utf8)), bytes.count == 32,
      let secret = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
    else { return nil }
    self.secret = secret
  }

  /// The secret's 32 bytes, as 43 characters of base64url.
  public var text: String { DeviceKey.encoded(secret.rawRepresentation) }

  /// The public key's 32 bytes, as 43 characters of base64url.
  public var publicKey: String { DeviceKey.encoded(secret.publicKey.rawRepresentation) }

  /// A signature's 64 bytes, as 86 characters of base64url.
  ///
  /// - Throws: `CryptoKitError` when the library could not sign.
  public func signature(of bytes: [UInt8]) throws -> String {
    DeviceKey.encoded(try secret.signature(for: bytes))
  }

  /// Whether a signature is of these bytes, by the holder of a public key; false for damaged ones.
  public static func isSignature(
    _ signature: String, of bytes: [UInt8], by publicKey: String
  ) -> Bool {
    guard let rawKey = Base64URL.decode(Array(publicKey.utf8)),
      let raw = Base64URL.decode(Array(signature.utf8)), raw.count == 64,
      let key = try? Curve25519.Signing.PublicKey(rawRepresentation: rawKey)
    else { return false }
    return key.isValidSignature(raw, for: bytes)
  }

  private static func encoded(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Base64URL.encode(Array(bytes)), as: UTF8.self)
  }
}
