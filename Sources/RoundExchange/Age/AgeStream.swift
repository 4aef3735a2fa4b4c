import Crypto

/// The contents of a file: chunks of 64 KiB, each authenticated, the last one marked as the last.
enum AgeStream {
  static let chunk = 65_536
  private static let tag = 16
  static let nonceBytes = 16

  private static func key(_ fileKey: [UInt8], nonce: some Collection<UInt8>) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: fileKey), salt: Array(nonce),
      info: Array("payload".utf8), outputByteCount: 32)
  }

  /// 11 bytes that count the chunks, then 1 for the last one.
  private static func nonce(_ number: Int, isLast: Bool) throws -> ChaChaPoly.Nonce {
    var bytes = [UInt8](repeating: 0, count: 12)
    for place in 0..<8 { bytes[10 - place] = UInt8(number >> (place * 8) & 255) }
    bytes[11] = isLast ? 1 : 0
    return try ChaChaPoly.Nonce(data: bytes)
  }

  static func seal(_ plain: [UInt8], fileKey: [UInt8]) throws -> [UInt8] {
    let start = AgeRandom.bytes(nonceBytes)
    let key = key(fileKey, nonce: start)
    var out = start
    out.reserveCapacity(plain.count + (plain.count / chunk + 1) * tag + nonceBytes)
    var place = 0
    var number = 0
    repeat {
      let end = min(place + chunk, plain.count)
      let box = try ChaChaPoly.seal(
        plain[place..<end], using: key, nonce: nonce(number, isLast: end == plain.count))
      out += box.ciphertext
      out += box.tag
      place = end
      number += 1
    } while place < plain.count
    return out
  }

  private static func open(
    _ bytes: ArraySlice<UInt8>, _ key: SymmetricKey, _ number: Int, isLast: Bool
  ) -> [UInt8]? {
    guard bytes.count >= tag, let nonce = try? nonce(number, isLast: isLast),
      let box = try? ChaChaPoly.SealedBox(
        nonce: nonce, ciphertext: bytes.dropLast(tag), tag: bytes.suffix(tag))
    else { return nil }
    return (try? ChaChaPoly.open(box, using: key)).map { Array($0) }
  }

  /// Opens the chunks one by one.
  ///
  /// - Parameters:
  ///   - bytes: from the nonce on.
  ///   - take: gets each chunk once it is authenticated. Only when this returns is it known that there
  ///     are no more: whoever acts on the contents must wait for that.
  static func open(
    _ bytes: ArraySlice<UInt8>, fileKey: [UInt8], atMost limit: Int,
    take: ([UInt8]) -> Void
  ) throws(AgeProblem) {
    guard bytes.count >= nonceBytes else {
      throw .header(
        "it ends where its contents should "
          + "begin")
    }
    let key = key(fileKey, nonce: bytes.prefix(nonceBytes))
    var rest = bytes.dropFirst(nonceBytes)
    var number = 0
    var total = 0
    while true {
      let piece = rest.prefix(chunk + tag)
      rest = rest.dropFirst(piece.count)
      guard !piece.isEmpty else { throw .payload("its end is missing") }
      var isLast = piece.count < chunk + tag
      if isLast, number > 0, piece.count <= tag { throw .payload("its end is empty") }
      var plain = open(piece, key, number, isLast: isLast)
      if plain == nil, !isLast {
        isLast = true
        plain = open(piece, key, number, isLast: true)
      }
      guard let plain else { throw .payload("a part is not as it was sealed") }
      total += plain.count
      guard total <= limit else { throw .tooLarge }
      take(plain)
      number += 1
      if isLast {
        guard rest.isEmpty else { throw .payload("something stands after its end") }
        return
      }
    }
  }
}
