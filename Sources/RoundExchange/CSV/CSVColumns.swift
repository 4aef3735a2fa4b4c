/// The names of a table's columns, to be found by any way of writing them.
struct CSVColumns: Sendable {
  /// Trimmed, in file order; empty where a wholly empty column has no name.
  let names: [String]
  private let indexes: [String: Int]

  /// - Throws: `CSVProblem.duplicateHeader`.
  init(_ headings: [String]) throws(CSVProblem) {
    names = headings.map(CSVText.trimmed)
    var indexes: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      let key = CSVText.key(of: name)
      if key.isEmpty { continue }
      if let first = indexes[key] {
        throw .duplicateHeader(
          first: first + 1, firstName: names[first], second: index + 1, secondName: name)
      }
      indexes[key] = index
    }
    self.indexes = indexes
  }

  func index(of name: String) -> Int? { indexes[CSVText.key(of: name)] }

  /// Columns, from 0, that no name leads to.
  var nameless: [Int] { names.indices.filter { CSVText.key(of: names[$0]).isEmpty } }
}
