/// Which layout a window gets.
public enum Layout: Hashable, Sendable {
  /// One pane at a time.
  case single
  /// The list beside the resident.
  case double
  /// The list, the resident, and a third column.
  case triple

  public static let smallest = Size(columns: 40, rows: 12)

  public static func isTooSmall(_ size: Size) -> Bool {
    size.columns < smallest.columns || size.rows < smallest.rows
  }

  public static func of(_ size: Size) -> Layout {
    if size.columns < 60 || size.rows < 18 { return .single }
    return size.columns < 110 ? .double : .triple
  }

  /// Columns of the list beside the resident.
  public static func listWidth(_ size: Size) -> Int {
    switch of(size) {
    case .single: return size.columns
    case .double: return min(36, size.columns * 2 / 5)
    case .triple: return size.columns >= 160 ? 44 : 38
    }
  }

  /// Two-line rows and air between groups.
  public static func isComfortable(_ size: Size) -> Bool { size.rows >= 30 }
}
