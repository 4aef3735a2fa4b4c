import RoundCore

/// What the lab knows of a line that the program handed to the disk.
struct LabLine: Sendable {
  /// What an opening entry says of the bytes before its segment.
  struct Opening: Sendable {
    let isFirst: Bool
    let file: String
    let goodBytes: Int
    let leftOverBytes: Int
    let leftOverHash: String
    let isUnsynced: Bool
  }

  let id: String
  let kind: String
  let sequence: Int
  let previous: String
  let hash: String
  let opening: Opening?

  /// Kinds whose entries the lab compares with what the record shows.
  static let tracked: Set<String> = [
    "note.written", "resident.registered", "allergies.recorded",
  ]

  init?(_ line: [UInt8]) {
    guard line.last == 0x0A, let json = try? JSONParser.parse(Array(line.dropLast())),
      let id = json["id"]?.text, let kind = json["kind"]?.text,
      let sequence = json["seq"]?.number, let previous = json["prev"]?.text,
      let hash = json["hash"]?.text
    else { return nil }
    self.id = id
    self.kind = kind
    self.sequence = sequence
    self.previous = previous
    self.hash = hash
    guard kind == "segment.opened", let body = json["body"] else {
      opening = nil
      return
    }
    let before = body["previous"]
    opening = Opening(
      isFirst: before == nil, file: before?["file"]?.text ?? "",
      goodBytes: before?["goodBytes"]?.number ?? 0,
      leftOverBytes: before?["leftOverBytes"]?.number ?? 0,
      leftOverHash: before?["leftOverHash"]?.text ?? "",
      isUnsynced: before?["unsynced"]?.truth ?? false)
  }
}
