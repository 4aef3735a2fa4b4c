/// A journal line as it stands in a locked folder: a line of a chain of its own, with the same number,
/// identifier, kind, time, author and resident, and the body sealed.
///
/// ```
/// plain   {"prev":P,"seq":...,"resident":...,"body":BODY,"hash":H}
/// sealed  {"prev":p,"seq":...,"resident":...,"body":{"sealed":[...]},"hash":h}
/// ```
///
/// What is sealed is P, H and BODY; it is bound to everything before the sealed line's body. So the plain
/// line comes back byte for byte, and its hash says that nothing in clear was changed either. Bytes that
/// make no whole entry line are sealed as `~` and base64url.
struct SealedLine {
  /// The plain line.
  let bytes: [UInt8]
  /// Of the plain line.
  let hash: Digest

  private static let bodyStart = Array(#","body":"#.utf8)
  private static let pieceBytes = 16_384
  private static let mark: UInt8 = 0x7E

  /// What stands in a line before its body, and where that begins.
  private static func header(
    _ line: ArraySlice<UInt8>
  ) -> (bytes: ArraySlice<UInt8>, body: Int)? {
    let start = line.startIndex + JournalLine.headLength
    guard line.count > JournalLine.headLength,
      let found = line[start...].prefix(1024).firstRange(of: bodyStart)
    else { return nil }
    return (line[start..<found.lowerBound], found.upperBound)
  }

  // MARK: Sealing

  /// - Parameters:
  ///   - previous: of the sealed line before.
  ///   - settled: what the sealed opening entry says of the segments before it.
  /// - Returns: nil for what is no whole entry line.
  static func seal(
    _ line: ArraySlice<UInt8>, after previous: Digest, key: SealingKey,
    settled: (SegmentOpened.Previous) -> SegmentOpened.Previous
  ) -> (bytes: [UInt8], hash: Digest)? {
    let tail = line.endIndex - JournalLine.tailLength
    guard let hashes = try? JournalLine.check(line), let header = header(line), header.body < tail
    else { return nil }
    let body = Array(line[header.body..<tail])
    guard body.first == 0x7B, body.last == 0x7D,
      let bound = bound(previous, header.bytes),
      let sealed = key.seal(hashes.previous.text + hashes.own.text + body, bound: bound)
    else { return nil }
    let clear = self.body(sealed: sealed, of: body, isOpening: isOpening(header.bytes), settled)
    let middle = Array(header.bytes) + bodyStart + clear
    guard
      let made = try? JournalLine.make(
        previous: previous, middle: middle, limit: JournalLine.longestSealed),
      let device = DeviceID("any"),
      (try? EntryLine.read(made.bytes[...], device: device, epoch: 1)) != nil
    else { return nil }
    return made
  }

  private static func bound(_ previous: Digest, _ header: ArraySlice<UInt8>) -> [UInt8]? {
    JournalLine.headStart + previous.text + JournalLine.headEnd + header + bodyStart
  }

  private static func isOpening(_ header: ArraySlice<UInt8>) -> Bool {
    header.firstRange(of: Array("\"kind\":\"\(SegmentOpened.kind)\"".utf8)) != nil
  }

  /// The opening entry's body stays in clear beside what is sealed: it names no resident, and by `needs`
  /// a program that does not know locked folders leaves it alone.
  private static func body(
    sealed: [UInt8], of body: [UInt8], isOpening: Bool,
    _ settled: (SegmentOpened.Previous) -> SegmentOpened.Previous
  ) -> [UInt8] {
    let text = Base64URL.encode(sealed)
    let pieces = stride(from: 0, to: text.count, by: pieceBytes).map {
      JSON.string(
        String(decoding: text[$0..<min(text.count, $0 + pieceBytes)], as: UTF8.self))
    }
    var members = [JSON.Member("sealed", .array(pieces))]
    if isOpening, let json = try? JSONParser.parse(body, limits: .journal),
      let opened = try? JSONValueDecoder.decode(SegmentOpened.self, from: json),
      let clear = try? JSONValueEncoder.encode(
        opened.sealed(previous: opened.previous.map(settled)))
    {
      members += clear.members ?? []
    }
    return JSON.object(members).bytes(.canonical)
  }

  /// Bytes that make no whole entry line, as they are kept; nil when the library could not do its work.
  static func sealRest(_ bytes: ArraySlice<UInt8>, key: SealingKey) -> [UInt8]? {
    let isEnded = bytes.last == 0x0A
    guard let sealed = key.seal(Array(isEnded ? bytes.dropLast() : bytes), bound: [mark]) else {
      return nil
    }
    return [mark] + Base64URL.encode(sealed) + (isEnded ? [0x0A] : [])
  }

  // MARK: Opening

  /// Opens one line with its line feed.
  ///
  /// - Returns: the plain line; nil for what can't be opened.
  static func open(_ line: ArraySlice<UInt8>, key: SealingKey) -> SealedLine? {
    let tail = line.endIndex - JournalLine.tailLength
    guard let hashes = try? JournalLine.check(line), let header = header(line), header.body < tail,
      let bound = bound(hashes.previous, header.bytes),
      let sealed = Base64URL.decode(text(line[header.body..<tail])),
      let plain = key.open(sealed, bound: bound), plain.count > 2 * Digest.length,
      let previous = Digest(text: plain[..<Digest.length]),
      let hash = Digest(text: plain[Digest.length..<2 * Digest.length])
    else { return nil }
    let middle = Array(header.bytes) + bodyStart + plain[(2 * Digest.length)...]
    guard let made = try? JournalLine.make(previous: previous, middle: middle), made.hash == hash
    else { return nil }
    return SealedLine(bytes: made.bytes, hash: hash)
  }

  /// The characters of what is sealed in a body.
  private static func text(_ body: ArraySlice<UInt8>) -> [UInt8] {
    guard let start = body.firstRange(of: JournalLine.sealedStart)?.upperBound else { return [] }
    return body[start...].prefix { $0 != 0x5D }.filter { $0 != 0x22 && $0 != 0x2C }
  }

  /// What stands for a line that can't be opened: as it is where it is no whole line, else a line that
  /// fits and holds no entry, so that nobody takes it for one that a power cut tore.
  static func standIn(_ line: ArraySlice<UInt8>, key: SealingKey) -> [UInt8] {
    let isEnded = line.last == 0x0A
    let text = isEnded ? line.dropLast() : line
    if text.first == mark, let sealed = Base64URL.decode(Array(text.dropFirst())),
      let plain = key.open(sealed, bound: [mark])
    {
      return plain + (isEnded ? [0x0A] : [])
    }
    guard let hashes = try? JournalLine.check(line) else { return Array(line) }
    let middle = header(line).map { Array($0.bytes) } ?? []
    return
      (try? JournalLine.make(
        previous: hashes.previous, middle: middle + bodyStart + Array("null".utf8)))?.bytes
      ?? Array(line.dropFirst())
  }

  /// What the beginning of a line held that was cut off while it was written; of a line of ours never
  /// empty, so that whoever finds it knows that something is there.
  static func beginning(_ tail: ArraySlice<UInt8>, key: SealingKey) -> [UInt8] {
    if tail.first == mark {
      if let sealed = Base64URL.decode(Array(tail.dropFirst())),
        let plain = key.open(sealed, bound: [mark])
      {
        return plain
      }
      return key.beginning(of: Base64URL.beginning(tail.dropFirst()))
    }
    let start = tail.startIndex
    let first = tail.prefix(JournalLine.headStart.count)
    // No line of ours, so it is shown as it is.
    guard JournalLine.headStart.starts(with: first) else { return Array(tail) }
    guard tail.count > JournalLine.headLength, let header = header(tail),
      let text = tail[header.body...].firstRange(of: JournalLine.sealedStart)?.upperBound
    else { return tail.count > 4096 ? Array(tail) : Array(first) }
    let sealed = Base64URL.beginning(
      tail[text...].prefix { $0 != 0x5D }.lazy.filter { $0 != 0x22 && $0 != 0x2C })
    let plain = key.beginning(of: sealed)
    let head = tail[start..<start + JournalLine.headStart.count]
    guard plain.count >= Digest.length else { return head + plain }
    return head + plain[..<Digest.length] + JournalLine.headEnd + header.bytes + bodyStart
      + plain.dropFirst(2 * Digest.length)
  }
}
