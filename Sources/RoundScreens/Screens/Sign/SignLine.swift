/// A line of the review.
public struct SignLine: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case heading, text, before, after, warning
  }

  public let kind: Kind
  public let text: String

  public init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}
