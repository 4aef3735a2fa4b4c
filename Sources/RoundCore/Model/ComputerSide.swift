/// On which side of the weekly round a computer is, as pairing has confirmed it, and from when on.
public struct ComputerSide: Hashable, Sendable {
  public let side: Side
  /// What was written before is judged by the role of its author alone: until then the computer was
  /// nobody's in particular, and may have been lent.
  public let since: Moment

  public init(_ side: Side, since: Moment) {
    self.side = side
    self.since = since
  }
}
