/// On which side of the weekly round an organisation is.
public enum Side: String, Codable, Hashable, Sendable {
  case home, practice

  public var words: String { self == .home ? "care home" : "practice" }
}
