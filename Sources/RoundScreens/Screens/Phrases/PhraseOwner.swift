import RoundCore

/// Whose phrases they are.
public enum PhraseOwner: Hashable, Sendable {
  /// Of everybody who works for the home on this computer.
  case home
  case person(PersonID)

  /// The name of the file without its ending: an identifier.
  public func fileName(_ home: HomeID) -> String {
    switch self {
    case .home: return home.text
    case .person(let person): return person.text
    }
  }
}
