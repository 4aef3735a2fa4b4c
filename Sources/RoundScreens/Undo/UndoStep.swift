import RoundCore

/// Something that was signed on the round and can be taken back, or was.
struct UndoStep: Sendable {
  let header: EntryHeader
  let body: any EntryBody
  /// "zopiclone stopped for WALKER, Doris (Mrs) (10:43)".
  let words: String
  /// The resident's name; nil for what is nobody's, such as the order of the list.
  let of: String?
  /// `10:43`, with the day where it is another one.
  let when: String
  let author: Author?
  /// What Redo takes back: the withdrawal of the entry; nil where the entry stands.
  var withdrawal: EntryHeader?
}
