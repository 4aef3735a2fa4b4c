import Crypto

/// Seals and opens the bytes of one file (ChaCha20-Poly1305, RFC 8439).
///
/// The nonce is worked out from what is sealed and what it is bound to (HMAC-SHA256, its first 96 bits),
/// so the same bytes in the same place are sealed to the same bytes. A line that is laid down once more,
/// by a repair or a pack that was cut off, so comes out as the line that was there.
struct SealingKey: Sendable {
  static let nonceBytes = 12
  static let tagBytes = 16

  private let sealing: SymmetricKey
  private let choosing: SymmetricKey

  init(sealing: SymmetricKey, choosing: SymmetricKey) {
    self.sealing = sealing
    self.choosing = choosing
  }

  /// Nonce, sealed bytes and tag; nil when the library could not do its work.
  func seal(_ plain: [UInt8], bound: [UInt8]) -> [UInt8]? {
    var chosen = HMAC<SHA256>(key: choosing)
    withUnsafeBytes(of: UInt64(bound.count).littleEndian) { chosen.update(data: $0) }
    chosen.update(data: bound)
    chosen.update(data: plain)
    guard
      let nonce = try? ChaChaPoly.Nonce(
        data: Array(chosen.finalize()).prefix(SealingKey.nonceBytes)),
      let box = try? ChaChaPoly.seal(plain, using: sealing, nonce: nonce, authenticating: bound)
    else { return nil }
    return Array(box.combined)
  }

  /// Nil for anything that was not sealed with this key and bound to this.
  func open(_ sealed: [UInt8], bound: [UInt8]) -> [UInt8]? {
    guard let box = try? ChaChaPoly.SealedBox(combined: sealed),
      let plain = try? ChaChaPoly.open(box, using: sealing, authenticating: bound)
    else { return nil }
    return Array(plain)
  }

  /// What the beginning of sealed bytes held, as far as it goes; nothing vouches for it.
  ///
  /// Only for what was cut off while it was written: the cipher is a stream, and sealing zeros shows it.
  func beginning(of sealed: [UInt8]) -> [UInt8] {
    // The last bytes may be those of the tag.
    let body = sealed.dropFirst(SealingKey.nonceBytes).dropLast(SealingKey.tagBytes)
    guard !body.isEmpty,
      let nonce = try? ChaChaPoly.Nonce(data: sealed.prefix(SealingKey.nonceBytes)),
      let stream = try? ChaChaPoly.seal(
        [UInt8](repeating: 0, count: body.count), using: sealing, nonce: nonce)
    else { return [] }
    return zip(body, stream.ciphertext).map { $0 ^ $1 }
  }
}
