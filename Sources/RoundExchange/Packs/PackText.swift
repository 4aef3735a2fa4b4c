import RoundCore

/// What a sealed pack holds: lines of JSON, signed.
///
/// The manifest, then for each segment a line that names it and its lines byte for byte, then a last
/// line with the digest of all before it and the sender's signature of that.
public struct PackText: Sendable {
  public let manifest: PackManifest
  public let parts: [SegmentPart]

  public init(manifest: PackManifest, parts: [SegmentPart]) {
    self.manifest = manifest
    self.parts = parts
  }

  struct Ending: Codable {
    struct Body: Codable {
      let hash: String
      let signature: String
    }
    let end: Body
  }

  static func signed(_ hash: Digest) -> [UInt8] { Array("homeround:pack:1\n\(hash.string)\n".utf8) }

  /// - Throws: when the library could not sign, or a name is longer than a line.
  public func bytes(signedBy key: DeviceKey) throws -> [UInt8] {
    guard let first = LocalFile.line(of: manifest) else { throw AgeFile.Failure.cannotSeal }
    var out = first + [0x0A]
    for part in parts { try PackText.write(part, to: &out) }
    let hash = Digest(of: out)
    let ending = Ending(
      end: Ending.Body(
        hash: hash.string, signature: try key.signature(of: PackText.signed(hash))))
    guard let last = LocalFile.line(of: ending) else { throw AgeFile.Failure.cannotSeal }
    return out + last + [0x0A]
  }

  private static func write(_ part: SegmentPart, to out: inout [UInt8]) throws {
    var lines = 0
    var place = 0
    while let feed = part.bytes[place...].firstIndex(of: 0x0A),
      (try? JournalLine.check(part.bytes[place...feed])) != nil
    {
      lines += 1
      place = feed + 1
    }
    var left: [[UInt8]] = []
    var rest = part.bytes[place...]
    while !rest.isEmpty {
      left.append(AgeBase64.encode(rest.prefix(PackLimits.left), padded: true))
      rest = rest.dropFirst(PackLimits.left)
    }
    let head = PackSegment.Line(
      segment: PackSegment(
        device: part.device, epoch: part.name.epoch, number: part.name.number, start: part.start,
        lines: lines, left: left.count))
    guard let line = LocalFile.line(of: head) else { throw AgeFile.Failure.cannotSeal }
    out += line + [0x0A]
    out += part.bytes[..<place]
    for text in left {
      let piece = PackSegment.Left(left: String(decoding: text, as: UTF8.self))
      guard let line = LocalFile.line(of: piece) else { throw AgeFile.Failure.cannotSeal }
      out += line + [0x0A]
    }
  }

  // MARK: Reading

  /// Checks the form, the digest and the signature; whose key it is signed with is for the caller.
  public static func read(_ bytes: [UInt8]) throws(GateProblem) -> PackText {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notAPack }
    let lines = try lines(of: bytes)
    guard lines.count >= 2, let first = lines.first, let last = lines.last else { throw .notWhole }
    let manifest = try manifest(bytes[first])
    let hash = Digest(of: bytes[..<last.lowerBound])
    guard let json = try? JSONParser.parse(bytes[last].dropLast(), limits: .journal),
      let ending = LocalFile.value(Ending.self, in: json)
    else { throw .notWhole }
    guard ending.end.hash == hash.string,
      DeviceKey.isSignature(ending.end.signature, of: signed(hash), by: manifest.from.key)
    else { throw .altered }
    return PackText(
      manifest: manifest, parts: try parts(bytes, lines[1..<(lines.count - 1)]))
  }

  /// Where the lines are, each with its line feed.
  private static func lines(of bytes: [UInt8]) throws(GateProblem) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      guard lines.count < PackLimits.lines else { throw .tooLarge }
      let limit = min(bytes.count, start + JournalLine.longest)
      guard let feed = bytes[start..<limit].firstIndex(of: 0x0A) else {
        throw limit == bytes.count ? .notWhole : .tooLarge
      }
      lines.append(start..<(feed + 1))
      start = feed + 1
    }
    return lines
  }

  private static func manifest(_ line: ArraySlice<UInt8>) throws(GateProblem) -> PackManifest {
    guard let json = try? JSONParser.parse(line.dropLast(), limits: .journal),
      json["pack"]?.text == PackManifest.format
    else { throw .notAPack }
    guard json["version"]?.number == PackManifest.newest else { throw .newer }
    guard let manifest = LocalFile.value(PackManifest.self, in: json) else { throw .notAPack }
    return manifest
  }

  private static func parts(
    _ bytes: [UInt8], _ lines: ArraySlice<Range<Int>>
  ) throws(GateProblem) -> [SegmentPart] {
    var parts: [SegmentPart] = []
    var rest = lines
    while let head = rest.popFirst() {
      guard let json = try? JSONParser.parse(bytes[head].dropLast(), limits: .journal),
        let segment = LocalFile.value(PackSegment.Line.self, in: json)?.segment,
        segment.epoch > 0, segment.number > 0, segment.number < 1_000_000,
        segment.epoch < 1_000_000, segment.start >= 0, segment.start <= 1 << 32,
        segment.lines >= 0, segment.left >= 0, segment.lines <= rest.count,
        segment.left <= rest.count - segment.lines
      else { throw .notAPack }
      var taken: [UInt8] = []
      if let first = rest.first, segment.lines > 0 {
        let last = rest[rest.startIndex + segment.lines - 1]
        taken = Array(bytes[first.lowerBound..<last.upperBound])
        for line in rest.prefix(segment.lines)
        where (try? JournalLine.check(bytes[line])) == nil { throw .altered }
        rest = rest.dropFirst(segment.lines)
      }
      for line in rest.prefix(segment.left) {
        guard let json = try? JSONParser.parse(bytes[line].dropLast(), limits: .data),
          let text = LocalFile.value(PackSegment.Left.self, in: json)?.left,
          let piece = AgeBase64.decode(Array(text.utf8), padded: true), !piece.isEmpty
        else { throw .notAPack }
        taken += piece
      }
      rest = rest.dropFirst(segment.left)
      parts.append(
        SegmentPart(
          device: segment.device, name: SegmentName(epoch: segment.epoch, number: segment.number),
          start: segment.start, bytes: taken))
    }
    return parts
  }
}
