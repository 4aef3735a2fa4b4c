/// One resident on a round's list, with every flag that put them there.
public struct ListItem: Hashable, Sendable {
  /// Where a resident on the list stands, what is left to do first; the raw values are those of `list --json`.
  public enum Status: String, CaseIterable, Sendable {
    case escalated, toSee, died, reviewed, notSeen, withdrawn

    /// The status as people read it: `To see`.
    public var words: String {
      switch self {
      case .escalated: return "Escalated"
      case .toSee: return "To see"
      case .died: return "Died"
      case .reviewed: return "Reviewed"
      case .notSeen: return "Not seen"
      case .withdrawn: return "Taken off the list"
      }
    }

    /// Whether closing the round may pass over this resident.
    public var isAccountedFor: Bool {
      switch self {
      case .reviewed, .notSeen, .withdrawn, .died: return true
      case .toSee, .escalated: return false
      }
    }
  }

  public let resident: ResidentID
  public let flags: [Fact<FlagRaised>]
  public let status: Status
  /// Raised after the cut-off or after the list was sent.
  public let isLate: Bool
  /// Place in the list as the home sent it, from 1; nil when it came later or no list was sent.
  public let homePlace: Int?

  /// 1 (first) to 3: the most urgent of the flags.
  public var priority: Int { flags.map(\.body.priority).min() ?? 3 }

  /// Codes of `Resources/reasons.json`, each once, in the order raised.
  public var reasons: [String] {
    var seen = Set<String>()
    return flags.flatMap(\.body.reasons).filter { seen.insert($0).inserted }
  }

  /// Why the priority is what it is, in the words of whoever set it.
  public var priorityReason: String? {
    flags.first { $0.body.priority == priority && $0.body.priorityReason != nil }?.body
      .priorityReason
  }
}
