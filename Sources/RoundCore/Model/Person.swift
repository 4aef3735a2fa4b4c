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
  /// Whether the PIN is the one that everybody of a pretend home has: it is shown where it is asked for.
  ///
  /// Nil for all others, and once it was changed.
  public let hasPretendPIN: Bool?

  public init(
    id: PersonID, author: Author, pin: PINHash, forgotten: Day? = nil, hasPretendPIN: Bool? = nil
  ) {
    self.id = id
    self.author = author
    self.pin = pin
    self.forgotten = forgotten
    self.hasPretendPIN = hasPretendPIN
  }
}
