/// One immutable, author-stamped fact.
public struct Entry: Sendable {
  public enum Content: Sendable {
    case known(any EntryBody)
    /// A kind, a version or a shape that this version of the program does not know. The line is kept
    /// as it came.
    case unknown(line: [UInt8])
    /// Its body was checked and not read: nobody asked for entries of its kind.
    case passedOver
  }

  public let header: EntryHeader
  public let content: Content

  public init(header: EntryHeader, content: Content) {
    self.header = header
    self.content = content
  }
}
