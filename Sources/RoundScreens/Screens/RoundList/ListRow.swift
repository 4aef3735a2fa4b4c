import RoundCore

/// A resident as one of the two lists shows them.
struct ListRow: Sendable {
  let resident: ResidentID
  let mark: SafeText
  let meaning: Meaning
  /// Between the name and the room, such as `late`.
  var tags: [(text: String, meaning: Meaning)] = []
  /// What is wanting, said before the rest.
  var missing = ""
  /// Why the resident stands where they stand.
  var words = ""
}

/// Rows under a heading.
struct ListGroup: Sendable {
  let title: String
  let rows: [ListRow]
}
