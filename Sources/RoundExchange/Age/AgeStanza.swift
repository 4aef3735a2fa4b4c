/// One part of a header: the file's key, wrapped for one receiver.
struct AgeStanza: Hashable, Sendable {
  let type: String
  let arguments: [String]
  let body: [UInt8]

  static let columns = 64

  var bytes: [UInt8] {
    var out = Array("-> \(([type] + arguments).joined(separator: " "))\n".utf8)
    let text = AgeBase64.encode(body, padded: false)
    var start = 0
    // A short line ends the part, an empty one where the others are all full.
    while text.count - start >= AgeStanza.columns {
      out += text[start..<start + AgeStanza.columns] + [0x0A]
      start += AgeStanza.columns
    }
    return out + text[start...] + [0x0A]
  }
}
