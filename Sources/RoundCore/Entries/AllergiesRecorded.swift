/// What a resident is allergic to.
public struct AllergiesRecorded: EntryBody {
  public static let kind = "allergies.recorded"

  /// The four labels of the NHS Common User Interface (PAB-0064), to the letter.
  public enum Status: String, Codable, Sendable {
    case known, none, notRecorded, unavailable

    public var label: String {
      switch self {
      case .known: return "Known allergies"
      case .none: return "No known allergies"
      case .notRecorded: return "Allergies not recorded"
      case .unavailable: return "Allergies unavailable"
      }
    }
  }

  public struct Allergy: Codable, Hashable, Sendable {
    public let agent: String
    public let reaction: String?

    public init(agent: String, reaction: String?) {
      self.agent = agent
      self.reaction = reaction
    }
  }

  public let status: Status
  public let items: [Allergy]
  /// The entries that this one takes the place of, as its author saw them.
  public let replaces: [EntryID]

  public init(status: Status, items: [Allergy], replaces: [EntryID] = []) {
    self.status = status
    self.items = items
    self.replaces = replaces
  }

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.update(header.resident) { $0.allergies.insert(self, header) }
  }

  /// `Known allergies Penicillin (rash), latex`.
  public var shown: String {
    guard status == .known, !items.isEmpty else { return status.label }
    let list = items.map { item in
      item.agent + (item.reaction.map { $0.isEmpty ? "" : " (\($0))" } ?? "")
    }
    return "\(status.label) \(list.joined(separator: ", "))"
  }
}
