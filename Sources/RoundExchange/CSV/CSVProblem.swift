/// Why a whole file was refused; nothing of it is used.
public enum CSVProblem: Error, Equatable, Sendable {
  case empty
  case tooLarge(bytes: Int, limit: Int)
  case tooManyRows(limit: Int)
  case tooManyColumns(limit: Int)
  /// A byte-order mark of UTF-16 or UTF-32, as Excel's "Unicode Text" has.
  case utf16
  /// An Excel workbook rather than text.
  case workbook
  /// Bytes that are not UTF-8, as a rule Windows-1252; the line, from 1.
  case notUTF8(line: Int)
  case nulByte(line: Int)
  /// A first line `sep=` with a sign that we do not split on.
  case unknownSeparator
  /// A quote that is never closed; the line on which it opened, from 1.
  case unterminatedQuote(line: Int)
  /// The heading row itself cannot be read.
  case headingRow(line: Int, CSVRowProblem)
  /// Two columns whose names are the same, case and spaces aside; columns from 1.
  case duplicateHeader(first: Int, firstName: String, second: Int, secondName: String)
  /// A column without a name that has text on this line; column and line from 1.
  case namelessColumn(column: Int, line: Int)
}

extension CSVProblem {
  private static let saveAs =
    "In Excel choose File, Save As, and the type \"CSV UTF-8 (Comma delimited)\"."

  /// What is wrong and what to do, for the person who made the file.
  public var sentence: String {
    switch self {
    case .empty: return "The file is empty: it needs a heading row."
    case .tooLarge(let bytes, let limit):
      return "The file has \(bytes / 1_000_000) MB; at most \(limit / 1_000_000) MB are read."
    case .tooManyRows(let limit): return "The file has more than \(limit) rows."
    case .tooManyColumns(let limit): return "The heading row has more than \(limit) columns."
    case .utf16: return "The file is saved as UTF-16 text. \(CSVProblem.saveAs)"
    case .workbook: return "The file is a workbook, not a CSV file. \(CSVProblem.saveAs)"
    case .notUTF8(let line):
      return "Line \(line) has letters that are not saved as UTF-8. \(CSVProblem.saveAs)"
    case .nulByte(let line):
      return "Line \(line) has a byte that no text has. \(CSVProblem.saveAs)"
    case .unknownSeparator:
      return "The first line names a separator that is not read: use a comma, semicolon or tab."
    case .unterminatedQuote(let line):
      return "A quote opens on line \(line) and is never closed."
    case .headingRow(let line, let problem):
      return "The heading row on line \(line) cannot be read. \(problem.sentence)"
    case .duplicateHeader(let first, let firstName, let second, let secondName):
      return "Columns \(CSVText.letters(ofColumn: first)) (\(firstName)) and "
        + "\(CSVText.letters(ofColumn: second)) (\(secondName)) have the same name."
    case .namelessColumn(let column, let line):
      return "Column \(CSVText.letters(ofColumn: column)) has no name, but there is text in it "
        + "on line \(line)."
    }
  }
}
