import Crypto

/// The key of a locked folder: what is sealed in it is sealed with keys that come from this one.
///
/// It is held in a buffer that the library overwrites when nobody holds it any more.
public struct StoreKey: Sendable {
  /// As many bytes as the key has.
  public static let byteCount = 32

  private let key: SymmetricKey

  /// A new key, from the system's random numbers.
  public init() { key = SymmetricKey(size: .bits256) }

  /// - Parameter bytes: 32 of them; nil for any other number.
  public init?(bytes: [UInt8]) {
    guard bytes.count == StoreKey.byteCount else { return nil }
    key = SymmetricKey(data: bytes)
  }

  /// For wrapping it; whoever calls this overwrites what came.
  public var bytes: [UInt8] { key.withUnsafeBytes { Array($0) } }

  public func isSame(as other: StoreKey) -> Bool { key == other.key }

  /// The key for one file, by its place in the folder (HKDF-SHA256, RFC 5869).
  func sealing(_ place: String) -> SealingKey {
    func derived(_ purpose: String) -> SymmetricKey {
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: key, info: Array("homeround:store:1:\(purpose):\(place)".utf8),
        outputByteCount: StoreKey.byteCount)
    }
    return SealingKey(sealing: derived("seal"), choosing: derived("nonce"))
  }
}
