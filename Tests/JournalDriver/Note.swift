import RoundCore

/// A note whose identifier says what its text must be, so that a reader can tell whether it is whole.
enum Note {
  static let resident = "r-test"

  static func id(_ window: String, _ number: Int) -> EntryID? { EntryID("\(window)-\(number)") }

  /// The identifier over and over, cut to a length.
  static func text(of id: EntryID, length: Int) -> String {
    let piece = Array((id.text + " ").utf8)
    return String(decoding: (0..<length).map { piece[$0 % piece.count] }, as: UTF8.self)
  }

  static func draft(_ id: EntryID, length: Int, author: Author) -> EntryDraft {
    EntryDraft(
      NoteWritten(
        flag: id, situation: text(of: id, length: length), background: nil, assessment: nil,
        recommendation: nil),
      resident: ResidentID(resident), author: author, id: id)
  }

  /// Whether a note that was read is the one that was written.
  static func isWhole(_ fact: Fact<NoteWritten>) -> Bool {
    let found = fact.body.situation ?? ""
    return fact.body.flag == fact.header.id
      && found == text(of: fact.header.id, length: found.utf8.count)
  }
}
