/// How large a table may be before it is refused: a home's register is a few hundred rows.
public struct CSVLimits: Sendable {
  /// Bytes in the whole file.
  public var fileBytes = 20_000_000
  /// Rows after the header, blank ones not counted.
  public var rows = 200_000
  public var columns = 1000
  /// Bytes in one field; a row with a longer one is refused, not the file.
  public var fieldBytes = 16_384

  public init() {}
}
