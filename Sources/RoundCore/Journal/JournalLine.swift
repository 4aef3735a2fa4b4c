/// The fixed places of a journal line.
///
/// A line is one JSON object that begins with `{"prev":"`, 43 characters and `",` (bytes 0 to 53) and
/// ends with `,"hash":"`, 43 characters, `"}` and a line feed (the last 55 bytes). The hash is SHA-256
/// over every byte before `,"hash":"`; `prev` is the hash of the line before. So the chain is checked
/// by cutting bytes, before any JSON reader sees the line, and with `head -c` and `sha256sum`.
public enum JournalLine {
  public static let headLength = 54
  public static let tailLength = 55
  /// Bytes of the longest line, its line feed included.
  public static let longest = 65_536
  /// The same of a line whose body is sealed, which takes a third more.
  public static let longestSealed = 90_112

  static let headStart = Array(#"{"prev":""#.utf8)
  static let headEnd = Array(#"","#.utf8)
  /// What a body begins its sealed part with.
  static let sealedStart = Array(#""sealed":[""#.utf8)
  private static let sequenceStart = Array("\"seq\":".utf8)
  static let tailStart = Array(#","hash":""#.utf8)
  static let tailEnd = Array("\"}\n".utf8)

  /// Why a line does not stand.
  public enum Problem: String, Error, Sendable {
    case tooLong = "the line is longer than 64 KiB"
    case form = "the line does not begin and end as a journal line does"
    case hash = "the bytes of the line are not those that were written (its hash does not fit)"
    case link = "the line does not follow the one before it"
    case sequence = "a number is missing or comes twice"
    case content = "the line is not an entry"
    case time = "the line is earlier than the one before it"
  }

  /// The hashes that a line names.
  public struct Hashes: Equatable, Sendable {
    public let previous: Digest
    public let own: Digest
  }

  /// Checks a line's form and its own hash; `line` includes the line feed.
  ///
  /// - Parameter isHashed: its bytes are known to be those that were written, so only its form is checked.
  public static func check(
    _ line: ArraySlice<UInt8>, isHashed: Bool = false
  ) throws(Problem) -> Hashes {
    guard line.count <= limit(of: line) else { throw .tooLong }
    guard line.count >= headLength + tailLength else { throw .form }
    let start = line.startIndex
    let tail = line.endIndex - tailLength
    guard line[start..<start + 9].elementsEqual(headStart),
      line[start + 52..<start + 54].elementsEqual(headEnd),
      line[tail..<tail + 9].elementsEqual(tailStart),
      line[tail + 52..<line.endIndex].elementsEqual(tailEnd),
      let previous = Digest(text: line[start + 9..<start + 52]),
      let own = Digest(text: line[tail + 9..<tail + 52])
    else { throw .form }
    guard isHashed || Digest(of: line[start..<tail]) == own else { throw .hash }
    return Hashes(previous: previous, own: own)
  }

  /// Bytes that a line may have, or the beginning of one.
  static func limit(of line: ArraySlice<UInt8>) -> Int {
    guard line.count > longest, line.starts(with: headStart) else { return longest }
    return line.prefix(2048).firstRange(of: sealedStart) == nil ? longest : longestSealed
  }

  /// The number of a line, by its fixed place after the head; nil where none stands.
  static func sequence(of line: ArraySlice<UInt8>) -> Int? {
    let start = line.startIndex + headLength
    guard line.count > headLength + tailLength,
      line[start..<start + 6].elementsEqual(sequenceStart)
    else { return nil }
    let digits = line[(start + 6)...].prefix { (0x30...0x39).contains($0) }
    guard (1...16).contains(digits.count) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Whether a line is that of an entry, by its fixed place after the number.
  static func names(_ id: EntryID, in line: ArraySlice<UInt8>) -> Bool {
    let name = Array("\"id\":\"\(id.text)\",".utf8)
    let start = line.startIndex + headLength + sequenceStart.count
    guard start < line.endIndex, let comma = line[start...].firstIndex(of: 0x2C) else {
      return false
    }
    return line[(comma + 1)...].starts(with: name)
  }

  /// Puts a line together.
  ///
  /// - Parameter middle: the members between `prev` and `hash`, as JSON text without a comma at
  ///   either end.
  /// - Throws: `tooLong`.
  static func make(
    previous: Digest, middle: [UInt8], limit: Int = longest
  ) throws(Problem) -> (bytes: [UInt8], hash: Digest) {
    var bytes = begin(after: previous, room: middle.count + headLength + tailLength)
    bytes += middle
    let hash = try end(&bytes, limit: limit)
    return (bytes, hash)
  }

  /// The head of a line, to which the members after `prev` are to be added.
  ///
  /// - Parameter room: how many bytes the whole line is likely to have.
  static func begin(after previous: Digest, room: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(room)
    bytes += headStart
    previous.write(to: &bytes)
    bytes += headEnd
    return bytes
  }

  /// Ends a line that has all its members but the last.
  ///
  /// - Returns: its hash.
  /// - Throws: `tooLong`.
  static func end(_ bytes: inout [UInt8], limit: Int = longest) throws(Problem) -> Digest {
    let hash = Digest(of: bytes)
    bytes += tailStart
    hash.write(to: &bytes)
    bytes += tailEnd
    guard bytes.count <= limit else { throw .tooLong }
    return hash
  }
}
