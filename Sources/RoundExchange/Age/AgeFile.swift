/// Files of the public age format, version 1 (age-encryption.org/v1): sealed to keys, or with a
/// passphrase; without the plug-ins and newer kinds of key.
///
/// Debian's `age` opens what is sealed here, and the other way round.
public enum AgeFile {
  public enum Failure: Error, Sendable {
    /// The library could not do its work, or a key is none.
    case cannotSeal
  }

  /// As the `age` program writes it: about a second's work to try one passphrase.
  public static let usualWork = 18

  /// Seals bytes so that the holder of any one of the keys can open them.
  public static func seal(
    _ plain: [UInt8], to receivers: [AgePublicKey]
  ) throws(Failure) -> [UInt8] {
    guard !receivers.isEmpty, receivers.count <= AgeHeader.mostStanzas else { throw .cannotSeal }
    let fileKey = AgeRandom.bytes(AgeWrap.fileKeyBytes)
    do {
      let stanzas = try receivers.map { try AgeWrap.wrap(fileKey, for: $0) }
      return AgeHeader.bytes(stanzas, fileKey: fileKey)
        + (try AgeStream.seal(plain, fileKey: fileKey))
    } catch {
      throw .cannotSeal
    }
  }

  /// Seals bytes with a passphrase.
  public static func seal(
    _ plain: [UInt8], passphrase: [UInt8], work: Int = usualWork
  ) throws(Failure) -> [UInt8] {
    guard (1...AgeWrap.mostWork).contains(work) else { throw .cannotSeal }
    let fileKey = AgeRandom.bytes(AgeWrap.fileKeyBytes)
    do {
      let stanza = try AgeWrap.wrap(fileKey, phrase: passphrase, work: work)
      return AgeHeader.bytes([stanza], fileKey: fileKey)
        + (try AgeStream.seal(plain, fileKey: fileKey))
    } catch {
      throw .cannotSeal
    }
  }

  /// Whether a file is sealed with a passphrase; nil when its header can't be read.
  public static func needsPassphrase(_ file: [UInt8]) -> Bool? {
    guard let header = try? AgeHeader.parse(file) else { return nil }
    return header.stanzas.contains { $0.type == "scrypt" }
  }

  /// The work that a file asks of whoever tries a passphrase; nil when it is none of that kind, or its
  /// header can't be read.
  static func work(of file: [UInt8]) -> Int? {
    guard let header = try? AgeHeader.parse(file), header.stanzas.count == 1,
      let stanza = header.stanzas.first, stanza.type == "scrypt",
      (try? AgeWrap.check(stanza)) != nil
    else { return nil }
    return Int(stanza.arguments[1])
  }

  /// Does the work of trying a passphrase, for nothing.
  static func spend(_ work: Int, on passphrase: [UInt8]) {
    _ = try? AgeWrap.wrap(
      AgeRandom.bytes(AgeWrap.fileKeyBytes), phrase: passphrase, work: work)
  }

  /// Opens a file; nothing of it is returned before all of it is authenticated.
  ///
  /// - Parameters:
  ///   - file: the bytes, without armour.
  ///   - limit: bytes that the contents may have.
  public static func open(
    _ file: [UInt8], with identities: [AgeIdentity], atMost limit: Int
  ) throws(AgeProblem) -> [UInt8] {
    var plain: [UInt8] = []
    try open(file, with: identities, atMost: limit) { plain += $0 }
    return plain
  }

  static func open(
    _ file: [UInt8], with identities: [AgeIdentity], atMost limit: Int, take: ([UInt8]) -> Void
  ) throws(AgeProblem) {
    let header = try AgeHeader.parse(file)
    for stanza in header.stanzas { try AgeWrap.check(stanza) }
    if header.stanzas.count > 1, header.stanzas.contains(where: { $0.type == "scrypt" }) {
      throw .header("it is sealed with a passphrase and for something else at once")
    }
    let fileKey = try fileKey(header, identities)
    guard AgeHeader.isCode(header.code, of: header.coded, fileKey: fileKey) else { throw .altered }
    try AgeStream.open(file[header.end...], fileKey: fileKey, atMost: limit, take: take)
  }

  private static func fileKey(
    _ header: AgeHeader, _ identities: [AgeIdentity]
  ) throws(AgeProblem) -> [UInt8] {
    for identity in identities {
      for stanza in header.stanzas {
        if let key = try AgeWrap.unwrap(stanza, with: identity) { return key }
      }
    }
    throw .noMatch
  }
}
