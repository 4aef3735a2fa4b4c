import RoundCore

/// Something that was signed on the round and can be taken back, or was.
struct UndoStep: Sendable {
  let header: EntryHeader
  /// "zopiclone stopped for WALKER, Doris (Mrs) (10:43)".
  let words: String
  let author: Author?
  /// What Redo takes back: the withdrawal of the entry; nil where the entry stands.
  var withdrawal: EntryHeader?
}
