/// Text that may be drawn on a screen, a sheet or plain output.
public struct SafeText: Hashable, Sendable {
  /// One drawn position: a base character with its marks.
  public struct Cell: Hashable, Sendable {
    public let text: String
    /// 1 or 2 columns.
    public let width: Int
  }

  public let cells: [Cell]

  public init(_ raw: String) {
    cells = raw.map { Cell(text: String($0), width: 1) }
  }

  init(cells: [Cell]) { self.cells = cells }

  public var width: Int { cells.reduce(0) { $0 + $1.width } }
  public var string: String { cells.map(\.text).joined() }
}

extension SafeText: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self.init(value) }

  /// As much as fits into `width` columns, ending in `ellipsis` when something was cut.
  public func cut(to width: Int, ellipsis: SafeText = "…") -> SafeText { self }
}
