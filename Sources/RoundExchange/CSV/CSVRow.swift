/// One row of a table: its fields, or why they could not be read.
public struct CSVRow: Sendable {
  /// What a row holds.
  public enum Values: Equatable, Sendable {
    /// As many as the table has headers, in that order, as they stand in the file.
    case fields([String])
    case refused(CSVRowProblem)
  }

  /// The line of the file on which the row begins, from 1.
  public let line: Int
  /// The line on which it ends; later than `line` where a quoted field has line ends in it.
  public let lastLine: Int
  public let values: Values
  let columns: CSVColumns

  /// The trimmed text of the column with this name, found as `CSVTable.has(column:)` finds it.
  ///
  /// Empty where the cell is empty; nil when there is no such column or the row was refused.
  public subscript(name: String) -> String? {
    guard case .fields(let fields) = values, let index = columns.index(of: name),
      fields.indices.contains(index)
    else { return nil }
    return CSVText.trimmed(fields[index])
  }

  /// Why the row was refused, if it was.
  public var problem: CSVRowProblem? {
    guard case .refused(let problem) = values else { return nil }
    return problem
  }
}
