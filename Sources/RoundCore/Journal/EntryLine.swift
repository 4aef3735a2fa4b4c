/// Turns entries into the middle of a journal line and back.
enum EntryLine {
  /// Builds a whole line and reads it back, so that nothing is written which a reader would refuse.
  ///
  /// - Returns: the line, its hash, and the entry as a reader takes it from these bytes.
  /// - Throws: `tooLong`, or `cannotEncode` when the body holds what journals do not.
  static func make(
    after previous: Digest, _ header: EntryHeader, _ body: any EntryBody
  ) throws(JournalError) -> (bytes: [UInt8], hash: Digest, entry: Entry) {
    guard let json = try? body.json() else { throw .cannotEncode }
    // Nearly all lines are shorter, and one that is not makes room for itself.
    var line = JournalLine.begin(after: previous, room: 1024)
    // Identifiers hold nothing that JSON escapes.
    line.append("\"seq\":")
    line.append(number: header.sequence)
    line.append(",\"id\":\"")
    line.append(header.id.text)
    line.append("\",\"v\":")
    line.append(number: header.version)
    line.append(",\"kind\":\"")
    line.append(header.kind)
    line.append("\",\"at\":\"")
    header.at.write(to: &line)
    line.append("\",\"by\":")
    quote(header.by?.text, &line)
    line.append(",\"resident\":")
    quote(header.resident?.text, &line)
    line.append(",\"body\":")
    let start = line.count
    json.write(.canonical, to: &line)
    let end = line.count
    let hash: Digest
    do throws(JournalLine.Problem) {
      hash = try JournalLine.end(&line)
    } catch {
      throw .tooLong
    }
    if let entry = try? read(line[...], device: header.device, epoch: header.epoch),
      case .known = entry.content
    {
      return (line, hash, entry)
    }
    do throws(JSONParser.Problem) {
      _ = try JSONParser.parse(line[start..<end], limits: .journal)
    } catch {
      if error.reason == .stringTooLong { throw .tooLong }
    }
    throw .cannotEncode
  }

  private static func quote(_ text: String?, _ line: inout [UInt8]) {
    guard let text else { return line.append("null") }
    line.append(0x22)
    line.append(text)
    line.append(0x22)
  }

  private static let names = [
    "prev", "seq", "id", "v", "kind", "at", "by", "resident", "body", "hash",
  ]

  /// Reads a line whose form and hash have been checked.
  ///
  /// A kind, version or body that is not known is no problem: the line is kept as it came.
  ///
  /// - Parameters:
  ///   - epoch: of the segment in which it stands.
  ///   - kinds: those whose bodies are read; nil for all. What is wrong with a line is found all the same.
  static func read(
    _ line: ArraySlice<UInt8>, device: DeviceID, epoch: Int, kinds: Set<String>? = nil
  ) throws(JournalLine.Problem) -> Entry {
    let keeps = { (name: String, before: [JSON.Member]) -> Bool in
      // The hashes were read from their fixed places.
      if name == "prev" || name == "hash" { return false }
      guard let kinds, name == "body" else { return true }
      return before.contains { $0.name == "kind" && kinds.contains($0.value.text ?? "") }
    }
    guard let json = try? JSONParser.parse(line.dropLast(), limits: .journal, keeping: keeps),
      let members = json.members, members.count == names.count,
      zip(members, names).allSatisfy({ $0.name == $1 }),
      let sequence = members[1].value.number, sequence > 0,
      let id = identifier(members[2].value, Subject.Entry.self),
      let version = members[3].value.number,
      let kind = members[4].value.text,
      let at = members[5].value.text.flatMap(ClockReading.init(text:)),
      members[6].value == .null || identifier(members[6].value, Subject.Entry.self) != nil,
      members[7].value == .null || identifier(members[7].value, Subject.Resident.self) != nil,
      members[8].value.members != nil
    else { throw .content }
    // The program's own name of the kind is one for all of its entries.
    let header = EntryHeader(
      id: id, device: device, sequence: sequence,
      kind: EntryRegistry.kinds[kind]?.kind ?? kind, version: version, at: at,
      by: identifier(members[6].value, Subject.Entry.self),
      resident: identifier(members[7].value, Subject.Resident.self), epoch: epoch)
    if let kinds, !kinds.contains(kind) { return Entry(header: header, content: .passedOver) }
    if let body = EntryRegistry.body(kind: kind, version: version, json: members[8].value) {
      return Entry(header: header, content: .known(body))
    }
    return Entry(header: header, content: .unknown(line: Array(line)))
  }

  private static func identifier<Kind>(_ value: JSON, _ kind: Kind.Type) -> Identifier<Kind>? {
    value.text.flatMap { Identifier<Kind>($0) }
  }
}
