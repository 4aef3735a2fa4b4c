/// An event and its place in the chain.
public struct AuditLine: Hashable, Sendable {
  /// From 1, without gaps.
  public let sequence: Int
  public let previous: Digest
  public let hash: Digest
  /// Nil where the line stands as it was written and this version can't read what it says.
  public let event: AuditEvent?

  /// What the first line of all follows.
  static let beginning = Digest(of: Array("homeround:audit:1\n".utf8))

  private struct Content: Codable {
    let prev: String
    let seq: Int
    let event: AuditEvent
  }

  /// A line in the form of a journal's: the hash is of every byte before `,"hash":"`.
  static func bytes(
    of event: AuditEvent, sequence: Int, after previous: Digest
  ) -> (line: [UInt8], hash: Digest)? {
    guard let body = LocalFile.line(of: event) else { return nil }
    var line = Array("{\"prev\":\"".utf8) + previous.text
    line += Array("\",\"seq\":\(sequence),\"event\":".utf8) + body
    let hash = Digest(of: line)
    line += Array(",\"hash\":\"".utf8) + hash.text + Array("\"}\n".utf8)
    return line.count <= JournalLine.longest ? (line, hash) : nil
  }

  /// Reads a line with its line feed; only its own bytes are checked, not what it follows.
  init(_ line: ArraySlice<UInt8>) throws(JournalLine.Problem) {
    let hashes = try JournalLine.check(line)
    guard let sequence = JournalLine.sequence(of: line) else { throw .form }
    self.sequence = sequence
    previous = hashes.previous
    hash = hashes.own
    let json = try? JSONParser.parse(Array(line.dropLast()))
    event = json.flatMap { LocalFile.value(Content.self, in: $0) }?.event
  }
}
