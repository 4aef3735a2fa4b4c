/// What the scanner found between two line ends, before it is held against the heading row.
struct CSVRecord {
  let line: Int
  var lastLine: Int
  /// At most as many as the scanner was asked to keep.
  var fields: [String] = []
  /// All there were.
  var fieldCount = 0
  /// False when every field is empty or white space.
  var hasText = false
  /// The first thing wrong with it.
  var problem: CSVRowProblem?
}
