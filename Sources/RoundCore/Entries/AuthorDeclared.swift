/// Who writes: named once in a chain, and then by this entry's identifier.
public struct AuthorDeclared: EntryBody {
  public static let kind = "author.declared"

  public let author: Author

  public func apply(to record: inout Record, as header: EntryHeader) {
    record.declare(self, header)
  }
}
