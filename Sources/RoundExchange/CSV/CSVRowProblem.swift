/// Why one row was refused while the rest of the file could be read.
public enum CSVRowProblem: Error, Equatable, Sendable {
  /// The row ends before the last column.
  case tooFewFields(found: Int, expected: Int)
  /// The row goes on after the last column: as a rule a separator in unquoted text.
  case tooManyFields(found: Int, expected: Int)
  /// Something other than a separator or a line end follows a closing quote; column from 1.
  case textAfterQuote(column: Int)
  /// A quote in a field that does not begin with one; column from 1.
  case quoteInField(column: Int)
  /// A field has more bytes than the limit; column from 1.
  case fieldTooLong(column: Int, limit: Int)
}

extension CSVRowProblem {
  /// What is wrong, for the person who made the file.
  public var sentence: String {
    switch self {
    case .tooFewFields(let found, let expected):
      return "This row has \(found) of \(expected) columns, so it is not clear which are missing."
    case .tooManyFields(let found, let expected):
      return "This row has \(found) columns, the heading row \(expected): put quotes round text "
        + "that has a comma or semicolon in it."
    case .textAfterQuote(let column):
      return "In column \(CSVText.letters(ofColumn: column)) text follows a closing quote: "
        + "write quotes inside quoted text twice."
    case .quoteInField(let column):
      return "In column \(CSVText.letters(ofColumn: column)) there is a quote in text that does "
        + "not begin with one: put the whole text in quotes and write inner quotes twice."
    case .fieldTooLong(let column, let limit):
      return "The text in column \(CSVText.letters(ofColumn: column)) is too long: "
        + "at most \(limit / 1024) KB fit."
    }
  }
}
