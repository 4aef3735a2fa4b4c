/// A line at the bottom; an error stays until it has been read.
public struct Message: Hashable, Sendable {
  public enum Level: Hashable, Sendable {
    case good, note, problem
    /// What a key is about to do: gone with the next one, and not kept among the messages.
    case hint
  }

  public let level: Level
  public let text: String
  /// Something failed: it stays until Esc says that it was read.
  public let mustBeRead: Bool

  public init(_ level: Level, _ text: String, mustBeRead: Bool = false) {
    self.level = level
    self.text = text
    self.mustBeRead = mustBeRead
  }
}
