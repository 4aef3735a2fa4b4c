import Crypto
import CryptoExtras

/// How a file's key is wrapped for a key or a passphrase, and unwrapped.
enum AgeWrap {
  static let fileKeyBytes = 16
  private static let tagBytes = 16
  private static let keyLabel = Array("age-encryption.org/v1/X25519".utf8)
  private static let phraseLabel = Array("age-encryption.org/v1/scrypt".utf8)
  /// Work that a passphrase may cost: 2 to this power times 1 KiB of memory, 1 GiB.
  static let mostWork = 20

  enum Failure: Error { case crypto }

  private static let zeroNonce = [UInt8](repeating: 0, count: 12)

  private static func seal(_ fileKey: [UInt8], _ key: SymmetricKey) throws -> [UInt8] {
    let box = try ChaChaPoly.seal(fileKey, using: key, nonce: ChaChaPoly.Nonce(data: zeroNonce))
    return Array(box.ciphertext) + Array(box.tag)
  }

  /// Nil when the key does not fit.
  private static func open(_ body: [UInt8], _ key: SymmetricKey) -> [UInt8]? {
    guard body.count == fileKeyBytes + tagBytes, let nonce = try? ChaChaPoly.Nonce(data: zeroNonce),
      let box = try? ChaChaPoly.SealedBox(
        nonce: nonce, ciphertext: body[..<fileKeyBytes], tag: body[fileKeyBytes...])
    else { return nil }
    return (try? ChaChaPoly.open(box, using: key)).map { Array($0) }
  }

  private static func wrapKey(
    _ shared: SharedSecret, share: [UInt8], receiver: [UInt8]
  ) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: shared.withUnsafeBytes { SymmetricKey(data: Array($0)) },
      salt: share + receiver, info: keyLabel, outputByteCount: 32)
  }

  static func wrap(_ fileKey: [UInt8], for receiver: AgePublicKey) throws -> AgeStanza {
    let once = Curve25519.KeyAgreement.PrivateKey()
    let share = Array(once.publicKey.rawRepresentation)
    let shared = try once.sharedSecretFromKeyAgreement(
      with: Curve25519.KeyAgreement.PublicKey(rawRepresentation: receiver.bytes))
    let key = wrapKey(shared, share: share, receiver: receiver.bytes)
    return AgeStanza(
      type: "X25519",
      arguments: [String(decoding: AgeBase64.encode(share, padded: false), as: UTF8.self)],
      body: try seal(fileKey, key))
  }

  static func wrap(_ fileKey: [UInt8], phrase: [UInt8], work: Int) throws -> AgeStanza {
    let salt = AgeRandom.bytes(16)
    guard let key = phraseKey(phrase, salt: salt, work: work) else { throw Failure.crypto }
    return AgeStanza(
      type: "scrypt",
      arguments: [
        String(decoding: AgeBase64.encode(salt, padded: false), as: UTF8.self), String(work),
      ], body: try seal(fileKey, key))
  }

  private static func phraseKey(_ phrase: [UInt8], salt: [UInt8], work: Int) -> SymmetricKey? {
    try? KDF.Scrypt.deriveKey(
      from: phrase, salt: phraseLabel + salt, outputByteCount: 32, rounds: 1 << work,
      blockSize: 8, parallelism: 1)
  }

  /// The file's key when a part of the header is for this identity; nil when it is for another.
  static func unwrap(
    _ stanza: AgeStanza, with identity: AgeIdentity
  ) throws(AgeProblem) -> [UInt8]? {
    switch identity {
    case .key(let key): return try unwrap(stanza, with: key)
    case .passphrase(let phrase): return try unwrap(stanza, phrase: phrase)
    }
  }

  /// A part of the format's own kinds must have its shape, whoever it is for.
  ///
  /// `mlkem768x25519` is newer than this program and never fits, but a damaged one is told all the same.
  static func check(_ stanza: AgeStanza) throws(AgeProblem) {
    let damaged = AgeProblem.header("a part of its header has a wrong shape")
    let wanted = fileKeyBytes + tagBytes
    func bytes(_ place: Int) -> Int? {
      AgeBase64.decode(Array(stanza.arguments[place].utf8), padded: false)?.count
    }
    switch stanza.type {
    case "X25519":
      guard stanza.arguments.count == 1, bytes(0) == 32, stanza.body.count == wanted else {
        throw damaged
      }
    case "mlkem768x25519":
      guard stanza.arguments.count == 1, bytes(0) == 1120, stanza.body.count == wanted else {
        throw damaged
      }
    case "scrypt":
      guard stanza.arguments.count == 2, bytes(0) == 16, stanza.body.count == wanted else {
        throw damaged
      }
      let digits = Array(stanza.arguments[1].utf8)
      guard (1...2).contains(digits.count), digits.first != 0x30,
        digits.allSatisfy({ (0x30...0x39).contains($0) }), let work = Int(stanza.arguments[1])
      else { throw damaged }
      guard work <= mostWork else { throw .header("opening it would take too long") }
    default: return
    }
  }

  private static func unwrap(
    _ stanza: AgeStanza, with key: AgeSecretKey
  ) throws(AgeProblem) -> [UInt8]? {
    guard stanza.type == "X25519", let argument = stanza.arguments.first,
      let share = AgeBase64.decode(Array(argument.utf8), padded: false)
    else { return nil }
    // A share of low order leads to no secret at all, only to zeros: the library lets it pass.
    guard let point = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: share),
      let shared = try? key.key.sharedSecretFromKeyAgreement(with: point),
      shared.withUnsafeBytes({ $0.contains { $0 != 0 } })
    else { throw .header("a part of its header holds no proper key") }
    return open(
      stanza.body, wrapKey(shared, share: share, receiver: key.publicKey.bytes))
  }

  private static func unwrap(
    _ stanza: AgeStanza, phrase: [UInt8]
  ) throws(AgeProblem) -> [UInt8]? {
    guard stanza.type == "scrypt", stanza.arguments.count == 2,
      let salt = AgeBase64.decode(Array(stanza.arguments[0].utf8), padded: false),
      let work = Int(stanza.arguments[1]), (1...mostWork).contains(work)
    else { return nil }
    guard let key = phraseKey(phrase, salt: salt, work: work) else {
      throw .header("this computer has too little memory to open it")
    }
    return open(stanza.body, key)
  }
}

/// The system's random numbers.
enum AgeRandom {
  static func bytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}
