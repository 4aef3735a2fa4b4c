import RoundCore

/// Whether a journal can hold what was made of a line.
enum DraftSize {
  /// Leaves room in `JournalLine.longest` for what the writer puts around a body.
  private static let mostBytes = JournalLine.longest - 1024

  /// Asked while planning, because an import must not come to a stop halfway.
  static func fits(_ body: any EntryBody) -> Bool {
    guard let bytes = try? body.json().bytes(.canonical) else { return false }
    return bytes.count <= mostBytes
      && (try? JSONParser.parse(bytes, limits: JSONParser.Limits.journal)) != nil
  }

  static let sentence: SafeText =
    "There is more text on this line than one entry can hold: shorten it."
}
