import RoundCore

/// The round list's own state.
public struct RoundListState: Hashable, Sendable {
  public enum Filter: Int, CaseIterable, Sendable {
    case all, toSee, urgent, late, question, done

    /// The second key after f.
    public var key: Character {
      switch self {
      case .all: return "a"
      case .toSee: return "s"
      case .urgent: return "u"
      case .late: return "c"
      case .question: return "q"
      case .done: return "d"
      }
    }

    public var words: String {
      switch self {
      case .all: return "all"
      case .toSee: return "to see"
      case .urgent: return "urgent"
      case .late: return "after cut-off"
      case .question: return "with a question"
      case .done: return "done"
      }
    }
  }

  /// An order being made: the residents, and whether the selected one is picked up.
  public struct Ordering: Hashable, Sendable {
    public var order: [ResidentID]
    public var isHeld = false
  }

  public var selected: ResidentID?
  public var scroll = Scroll()
  public var filter = Filter.all
  /// The same on the home's list.
  public var prepareFilter = PrepareFilter.all
  public var search: TextEditor?
  public var ordering: Ordering?

  public init() {}

  /// Whether everybody is shown, in the order of the list.
  var isWhole: Bool { ordering == nil && filter == .all && (search?.text ?? "").isEmpty }

  /// Takes every filter away.
  mutating func showAll() {
    filter = .all
    prepareFilter = .all
  }
}
