/// Which residents the home's list shows.
public enum PrepareFilter: Int, CaseIterable, Sendable {
  case all, putForward, missing, late, left, notPutForward, weeks

  /// The second key after f.
  public var key: Character {
    switch self {
    case .all: return "a"
    case .putForward: return "p"
    case .missing: return "m"
    case .late: return "c"
    case .left: return "e"
    case .notPutForward: return "n"
    case .weeks: return "w"
    }
  }

  public var words: String {
    switch self {
    case .all: return "all"
    case .putForward: return "put forward"
    case .missing: return "with something missing"
    case .late: return "after cut-off"
    case .left: return "with something left from earlier rounds"
    case .notPutForward: return "not put forward"
    case .weeks: return "by weeks since last considered"
    }
  }
}
