import RoundCore

/// A table with its columns found by what they mean.
struct ImportTable {
  /// A home's register is a few hundred rows; more is a mistake that would only be found late.
  static let mostRows = 5000

  let rows: [CSVRow]
  /// Headings that mean nothing to this import, as they stand in the file.
  let notTaken: [String]
  private let headings: [ImportColumn: String]

  init(_ bytes: [UInt8], columns set: [ImportColumn]) throws(ImportProblem) {
    var limits = CSVLimits()
    limits.rows = ImportTable.mostRows
    let table: CSVTable
    do {
      table = try CSVTable.read(bytes, limits: limits)
    } catch {
      throw .csv(error)
    }
    var headings: [ImportColumn: String] = [:]
    var places: [ImportColumn: Int] = [:]
    var notTaken: [String] = []
    for (index, heading) in table.headers.enumerated() where !heading.isEmpty {
      guard let column = ImportColumn.named(heading, in: set) else {
        notTaken.append(heading)
        continue
      }
      if let first = places[column] {
        throw .sameMeaning(
          first: first + 1, firstName: table.headers[first], second: index + 1,
          secondName: heading)
      }
      places[column] = index
      headings[column] = heading
    }
    rows = table.rows
    self.notTaken = notTaken
    self.headings = headings
  }

  func has(_ column: ImportColumn) -> Bool { headings[column] != nil }

  func hasAny(of columns: [ImportColumn]) -> Bool { columns.contains(where: has) }

  /// The text of a cell; nil when it is empty, there is no such column or the row was refused.
  func cell(_ column: ImportColumn, of row: CSVRow) -> String? {
    guard let heading = headings[column], let text = row[heading], !text.isEmpty else {
      return nil
    }
    return text
  }

  /// What the report says of the file as a whole.
  var notes: [SafeText] {
    var notes: [SafeText] = []
    if rows.isEmpty { notes.append("There is no line below the headings.") }
    if !notTaken.isEmpty {
      let names = notTaken.map(ImportText.quoted).joined(separator: ", ")
      notes.append("Columns not taken: \(names).")
    }
    return notes
  }
}
