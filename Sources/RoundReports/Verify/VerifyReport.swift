import RoundCore

/// What `verify` prints.
public struct VerifyReport: Hashable, Sendable {
  /// Files that bear a journal's suffix.
  public let journals: Int
  public let entries: Int
  public let bytes: Int
  public let damage: [Damage]

  public init(journals: Int, entries: Int, bytes: Int, damage: [Damage]) {
    self.journals = journals
    self.entries = entries
    self.bytes = bytes
    self.damage = damage
  }

  /// `FILE:LINE: reason` for each damaged place, in the order found.
  public var lines: [String] {
    damage.map { SafeText("\($0.file):\($0.line): \($0.reason)").string }
  }

  /// `{journals, entries, bytes, damage: [{file, line, byte, reason}]}`.
  public var json: JSON {
    .object([
      JSON.Member("journals", .integer(journals)),
      JSON.Member("entries", .integer(entries)),
      JSON.Member("bytes", .integer(bytes)),
      JSON.Member(
        "damage",
        .array(
          damage.map {
            .object([
              JSON.Member("file", .string($0.file)),
              JSON.Member("line", .integer($0.line)),
              JSON.Member("byte", .integer($0.byte)),
              JSON.Member("reason", .string($0.reason)),
            ])
          })),
    ])
  }
}
