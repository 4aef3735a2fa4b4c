/// An entry that is yet to be written: the writer gives it its number, time and hash.
public struct EntryDraft: Sendable {
  public let resident: ResidentID?
  public let body: any EntryBody
  /// Nil for what the program itself writes.
  public let author: Author?
  /// Chosen beforehand where another draft refers to this one, as a note does to its flag; nil lets
  /// the writer choose.
  public let id: EntryID?

  public init(
    _ body: any EntryBody, resident: ResidentID? = nil, author: Author?, id: EntryID? = nil
  ) {
    self.body = body
    self.resident = resident
    self.author = author
    self.id = id
  }
}
