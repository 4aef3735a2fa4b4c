/// A person who uses the program on this computer: who signs, and the PIN they sign with.
///
/// Kept in `local/people`, never in a journal or a pack.
public struct Person: Codable, Hashable, Sendable {
  public let id: PersonID
  public let author: Author
  public let pin: PINHash
  /// When somebody said that this PIN is forgotten, and a further profile was made.
  ///
  /// It still fits.
  public let forgotten: Day?

  public init(id: PersonID, author: Author, pin: PINHash, forgotten: Day? = nil) {
    self.id = id
    self.author = author
    self.pin = pin
    self.forgotten = forgotten
  }
}
