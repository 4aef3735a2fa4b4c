/// A place in a journal that is not as it was written.
public struct Damage: Hashable, Sendable {
  public enum Kind: String, Codable, Sendable {
    /// The newest segment ends in an entry that was not finished: a power cut, or another window
    /// that is writing this moment. Nothing that was said to be saved is missing.
    case unfinished
    /// The chain fits in itself, and ends before something that was sealed or seen of it. What is
    /// written from now on begins a new epoch.
    case missing
    /// The chain fits in itself, and a line is another one than was sealed or seen.
    case differing
    /// Anything else: the journal is only read from here on.
    case broken
  }

  public let kind: Kind
  /// Path from the folder that holds everything.
  public let file: String
  /// Counts from 1.
  public let line: Int
  /// Where the line begins; counts from 0.
  public let byte: Int
  public let reason: String
  /// How many entries of the chain are known of, where its end is missing.
  public let known: Int?

  public init(
    kind: Kind, file: String, line: Int, byte: Int, reason: String, known: Int? = nil
  ) {
    self.known = known
    self.kind = kind
    self.file = file
    self.line = line
    self.byte = byte
    self.reason = reason
  }
}
