import RoundCore

/// The people who use this computer, and which of them is selected.
public struct PeopleState: Hashable, Sendable {
  public var selected = 0
  public var scroll = Scroll()

  public init() {}
}

/// What is to be done with a person of this computer, once a PIN was looked at.
public struct PersonChange: Hashable, Sendable {
  public enum What: Hashable, Sendable {
    /// As they are to be called from now on, and the new PIN; nil for the one they have.
    case profile(Author, newPIN: String?)
    case removal
  }

  public let person: Person
  public let what: What
  /// Who says so, and their PIN.
  public let by: Person
  public let pin: String
}
