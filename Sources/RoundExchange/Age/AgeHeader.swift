import Crypto

/// The part of a file that says how its key is wrapped, and for whom.
struct AgeHeader: Sendable {
  let stanzas: [AgeStanza]
  /// The code that shows it unaltered: 32 bytes.
  let code: [UInt8]
  /// What the code is of.
  let coded: ArraySlice<UInt8>
  /// Where the contents begin.
  let end: Int

  static let version = "age-encryption.org/v1\n"
  /// A pack goes to a few computers; an endless header costs time.
  static let mostStanzas = 20
  static let mostBytes = 65_536

  static func code(of bytes: some Sequence<UInt8>, fileKey: [UInt8]) -> [UInt8] {
    let key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: fileKey), salt: [UInt8](), info: Array("header".utf8),
      outputByteCount: 32)
    return Array(HMAC<SHA256>.authenticationCode(for: Array(bytes), using: key))
  }

  static func isCode(_ code: [UInt8], of bytes: some Sequence<UInt8>, fileKey: [UInt8]) -> Bool {
    let key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: fileKey), salt: [UInt8](), info: Array("header".utf8),
      outputByteCount: 32)
    return HMAC<SHA256>.isValidAuthenticationCode(
      code, authenticating: Array(bytes), using: key)
  }

  static func bytes(_ stanzas: [AgeStanza], fileKey: [UInt8]) -> [UInt8] {
    let coded = Array(version.utf8) + stanzas.flatMap(\.bytes) + Array("---".utf8)
    let code = AgeBase64.encode(code(of: coded, fileKey: fileKey), padded: false)
    return coded + [0x20] + code + [0x0A]
  }

  static func parse(_ file: [UInt8]) throws(AgeProblem) -> AgeHeader {
    var reader = Reader(bytes: file)
    guard file.starts(with: Array("age-encryption.org/".utf8)) else {
      throw .header("it is no sealed file")
    }
    guard file.starts(with: Array(version.utf8)) else {
      throw .header("it is of a newer kind, or was damaged at its beginning")
    }
    reader.place = version.utf8.count
    var stanzas: [AgeStanza] = []
    while true {
      let start = reader.place
      let line = try reader.line()
      if line.starts(with: Array("---".utf8)) {
        guard line.count == 47, line[line.startIndex + 3] == 0x20,
          let code = AgeBase64.decode(line.dropFirst(4), padded: false), code.count == 32
        else { throw .header("the end of its header is damaged") }
        guard !stanzas.isEmpty else { throw .header("it is for nobody") }
        return AgeHeader(
          stanzas: stanzas, code: code, coded: file[0..<start + 3], end: reader.place)
      }
      guard stanzas.count < mostStanzas else { throw .header("it names too many receivers") }
      stanzas.append(try reader.stanza(line))
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var place = 0

    mutating func line() throws(AgeProblem) -> ArraySlice<UInt8> {
      guard place <= AgeHeader.mostBytes else { throw .header("its header is too long") }
      let limit = min(bytes.count, place + AgeHeader.mostBytes)
      guard let end = bytes[min(place, limit)..<limit].firstIndex(of: 0x0A) else {
        throw .header("its header is not whole")
      }
      defer { place = end + 1 }
      return bytes[place..<end]
    }

    mutating func stanza(_ line: ArraySlice<UInt8>) throws(AgeProblem) -> AgeStanza {
      guard line.starts(with: Array("-> ".utf8)) else {
        throw .header("a part of its header begins wrongly")
      }
      let words = line.dropFirst(3).split(separator: 0x20, omittingEmptySubsequences: false)
      guard let type = words.first,
        words.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x21...0x7E).contains($0) } })
      else { throw .header("a part of its header has a wrong name") }
      var body: [UInt8] = []
      while true {
        let row = try self.line()
        guard row.count <= AgeStanza.columns,
          let bytes = AgeBase64.decode(row, padded: false)
        else { throw .header("a part of its header is damaged") }
        body += bytes
        if row.count < AgeStanza.columns { break }
      }
      return AgeStanza(
        type: String(decoding: type, as: UTF8.self),
        arguments: words.dropFirst().map { String(decoding: $0, as: UTF8.self) }, body: body)
    }
  }
}
