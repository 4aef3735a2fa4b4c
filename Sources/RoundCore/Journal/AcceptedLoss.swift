/// Damage that a person has accepted as lost: told for ever, and in nobody's way.
public struct AcceptedLoss: Hashable, Sendable {
  public let damage: Damage
  /// Why, in the person's words.
  public let reason: String
  /// Who; nil while the author's entry has not come.
  public let author: Author?
  public let at: Moment

  public init(damage: Damage, reason: String, author: Author?, at: Moment) {
    self.damage = damage
    self.reason = reason
    self.author = author
    self.at = at
  }
}
