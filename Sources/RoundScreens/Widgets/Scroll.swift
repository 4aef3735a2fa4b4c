/// Where a pane of lines stands.
public struct Scroll: Hashable, Sendable {
  /// The first line shown.
  public var top = 0

  public init() {}

  /// Moves by lines and stays within `total` lines of which `height` are shown.
  public mutating func move(_ lines: Int, height: Int, total: Int) {
    top = min(max(0, top + lines), max(0, total - height))
  }

  /// Moves as little as needed for a range of lines to be shown; the first line wins.
  public mutating func show(_ range: Range<Int>, height: Int, total: Int) {
    if range.upperBound > top + height { top = range.upperBound - height }
    if range.lowerBound < top { top = range.lowerBound }
    move(0, height: height, total: total)
  }
}
