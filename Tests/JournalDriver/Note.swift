import RoundCore

/// A note whose identifier says what its text must be, so that a reader can tell whether it is whole.
enum Note {
  static let resident = "r-test"
  /// Less than the journal takes in one place.
  private static let longestPart = 15_000

  static func id(_ window: String, _ number: Int) -> EntryID? { EntryID("\(window)-\(number)") }

  /// The identifier over and over, cut to a length.
  static func text(of id: EntryID, length: Int) -> String {
    let piece = Array((id.text + " ").utf8)
    return String(decoding: (0..<length).map { piece[$0 % piece.count] }, as: UTF8.self)
  }

  static func draft(_ id: EntryID, length: Int, author: Author) -> EntryDraft {
    var parts: [String?] = []
    for place in 0..<4 {
      let part = min(max(length - place * longestPart, 0), longestPart)
      parts.append(part > 0 ? text(of: id, length: part) : nil)
    }
    let note = NoteWritten(
      flag: id, situation: parts[0], background: parts[1], assessment: parts[2],
      recommendation: parts[3])
    return EntryDraft(note, resident: ResidentID(resident), author: author, id: id)
  }

  /// Whether a note that was read is the one that was written.
  static func isWhole(_ fact: Fact<NoteWritten>) -> Bool {
    let body = fact.body
    let parts = [body.situation, body.background, body.assessment, body.recommendation]
    return body.flag == fact.header.id
      && parts.allSatisfy { part in
        part.map { $0 == text(of: fact.header.id, length: $0.utf8.count) } ?? true
      }
  }
}
