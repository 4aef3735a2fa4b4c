/// A table read from a CSV file, strictly by RFC 4180.
///
/// Nothing is guessed: a row that is shorter or longer than the heading row is refused rather than
/// padded or cut, because a shifted column puts a note on the wrong resident. Beyond the RFC a
/// byte-order mark, any kind of line end, semicolons or tabs, and Excel's `sep=` line are read, and
/// rows without any text are passed over. Line ends inside quoted fields are read as LF.
public struct CSVTable: Sendable {
  public let separator: CSVSeparator
  /// Trimmed, in file order; empty for a column that has neither name nor text.
  public let headers: [String]
  /// In file order, those refused included.
  public let rows: [CSVRow]
  private let columns: CSVColumns

  /// Whether there is a column of this name: case, spaces, underscores and hyphens are ignored.
  public func has(column name: String) -> Bool { columns.index(of: name) != nil }

  /// Reads a whole file.
  ///
  /// - Throws: `CSVProblem` when nothing of it can be used; what is wrong with single rows is in
  ///   `CSVRow.values`.
  public static func read(
    _ bytes: [UInt8], limits: CSVLimits = CSVLimits()
  ) throws(CSVProblem) -> CSVTable {
    guard bytes.count <= limits.fileBytes else {
      throw .tooLarge(bytes: bytes.count, limit: limits.fileBytes)
    }
    let preamble = try CSVPreamble(bytes)
    var scanner = CSVScanner(
      bytes, start: preamble.start, line: preamble.line, separator: preamble.separator,
      fieldBytes: limits.fieldBytes)
    let columns = try readHeadings(&scanner, limits: limits)
    let nameless = columns.nameless
    var rows: [CSVRow] = []
    while let record = try scanner.next(keep: columns.names.count) {
      guard record.hasText || record.problem != nil else { continue }
      guard rows.count < limits.rows else { throw .tooManyRows(limit: limits.rows) }
      let row = CSVRow(
        line: record.line, lastLine: record.lastLine,
        values: values(of: record, expected: columns.names.count), columns: columns)
      if case .fields(let fields) = row.values {
        for index in nameless where !CSVText.isBlank(fields[index]) {
          throw .namelessColumn(column: index + 1, line: row.line)
        }
      }
      rows.append(row)
    }
    return CSVTable(
      separator: preamble.separator, headers: columns.names, rows: rows, columns: columns)
  }

  private static func readHeadings(
    _ scanner: inout CSVScanner, limits: CSVLimits
  ) throws(CSVProblem) -> CSVColumns {
    while let record = try scanner.next(keep: limits.columns) {
      if let problem = record.problem { throw .headingRow(line: record.line, problem) }
      guard record.hasText else { continue }
      guard record.fieldCount <= limits.columns else {
        throw .tooManyColumns(limit: limits.columns)
      }
      return try CSVColumns(record.fields)
    }
    throw .empty
  }

  private static func values(of record: CSVRecord, expected: Int) -> CSVRow.Values {
    if let problem = record.problem { return .refused(problem) }
    if record.fieldCount < expected {
      return .refused(.tooFewFields(found: record.fieldCount, expected: expected))
    }
    if record.fieldCount > expected {
      return .refused(.tooManyFields(found: record.fieldCount, expected: expected))
    }
    return .fields(record.fields)
  }
}
