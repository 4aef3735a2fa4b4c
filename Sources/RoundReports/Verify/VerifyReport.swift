import RoundCore

/// What `verify` prints.
public struct VerifyReport: Hashable, Sendable {
  /// Files that bear a journal's suffix.
  public let journals: Int
  public let entries: Int
  public let bytes: Int
  public let damage: [Damage]
  /// Damage that a person has accepted as lost.
  public let accepted: [AcceptedLoss]

  public init(
    journals: Int, entries: Int, bytes: Int, damage: [Damage], accepted: [AcceptedLoss] = []
  ) {
    self.accepted = accepted
    self.journals = journals
    self.entries = entries
    self.bytes = bytes
    self.damage = damage
  }

  /// `FILE:LINE: reason` for each damaged place, in the order found; then those accepted as lost.
  public var lines: [String] {
    damage.map { SafeText("\($0.file):\($0.line): \($0.reason)").string }
      + accepted.map {
        let who = $0.author?.name ?? "somebody"
        return SafeText(
          "\($0.damage.file):\($0.damage.line): accepted as lost by \(who) on "
            + "\(UKTime($0.at).shown) (\($0.reason)): \($0.damage.reason)"
        ).string
      }
  }

  /// What is said when nothing is damaged, or only what was accepted as lost.
  public var conclusion: String {
    let counts = "\(journals) journals, \(entries) entries, \(bytes) bytes"
    switch accepted.count {
    case 0: return "\(counts): all as written."
    case 1: return "\(counts): all as written, but for 1 place accepted as lost."
    default: return "\(counts): all as written, but for \(accepted.count) places accepted as lost."
    }
  }

  /// `{journals, entries, bytes, damage: [{file, line, byte, reason}], accepted: [...]}`, where each of
  /// `accepted` has also `by`, `at` and `because`.
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
      JSON.Member(
        "accepted",
        .array(
          accepted.map {
            .object([
              JSON.Member("file", .string($0.damage.file)),
              JSON.Member("line", .integer($0.damage.line)),
              JSON.Member("byte", .integer($0.damage.byte)),
              JSON.Member("reason", .string($0.damage.reason)),
              JSON.Member("by", $0.author.map { .string($0.name) } ?? .null),
              JSON.Member("at", .string($0.at.iso)),
              JSON.Member("because", .string($0.reason)),
            ])
          })),
    ])
  }
}
