/// Turns entries into the middle of a journal line and back.
enum EntryLine {
  /// The members between `prev` and `hash`.
  ///
  /// - Throws: when the body holds what journals do not.
  static func middle(
    sequence: Int, id: EntryID, at: ClockReading, by: EntryID?, resident: ResidentID?,
    body: any EntryBody
  ) throws -> [UInt8] {
    let type = Swift.type(of: body)
    var out = Array("\"seq\":\(sequence),\"id\":\"\(id.text)\",\"v\":\(type.version),".utf8)
    out += Array("\"kind\":\"\(type.kind)\",\"at\":\"\(at.text)\",".utf8)
    out += Array("\"by\":\(quoted(by?.text)),\"resident\":\(quoted(resident?.text)),".utf8)
    out += Array("\"body\":".utf8)
    out += try body.json().bytes(.canonical)
    return out
  }

  /// Identifiers hold nothing that JSON escapes.
  private static func quoted(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "null" }

  private static let names = [
    "prev", "seq", "id", "v", "kind", "at", "by", "resident", "body", "hash",
  ]

  /// Reads a line whose form and hash have been checked.
  ///
  /// A kind, version or body that is not known is no problem: the line is kept as it came.
  static func read(
    _ line: ArraySlice<UInt8>, device: DeviceID
  ) throws(JournalLine.Problem) -> Entry {
    guard let json = try? JSONParser.parse(line.dropLast(), limits: .journal),
      let members = json.members, members.map(\.name) == names,
      let sequence = members[1].value.number, sequence > 0,
      let id = identifier(members[2].value, Subject.Entry.self),
      let version = members[3].value.number,
      let kind = members[4].value.text,
      let at = members[5].value.text.flatMap(ClockReading.init(text:)),
      members[6].value == .null || identifier(members[6].value, Subject.Entry.self) != nil,
      members[7].value == .null || identifier(members[7].value, Subject.Resident.self) != nil,
      members[8].value.members != nil
    else { throw .content }
    let header = EntryHeader(
      id: id, device: device, sequence: sequence, kind: kind, version: version, at: at,
      by: identifier(members[6].value, Subject.Entry.self),
      resident: identifier(members[7].value, Subject.Resident.self))
    if let body = EntryRegistry.body(kind: kind, version: version, json: members[8].value) {
      return Entry(header: header, content: .known(body))
    }
    return Entry(header: header, content: .unknown(line: Array(line)))
  }

  private static func identifier<Kind>(_ value: JSON, _ kind: Kind.Type) -> Identifier<Kind>? {
    value.text.flatMap { Identifier<Kind>($0) }
  }
}
