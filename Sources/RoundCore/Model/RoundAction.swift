/// Something that somebody must do by a date; the owner may be in the other organisation.
public struct RoundAction: Codable, Hashable, Sendable {
  public let id: EntryID
  public let what: String
  /// Who must act: `home`, `practice`, `pharmacy` or `other`.
  public let ownerSide: String
  /// The person or team, in words.
  public let owner: String
  /// Nil when it is due at the next round.
  public let due: Day?
  public let dueNextRound: Bool

  public init(
    id: EntryID, what: String, ownerSide: String, owner: String, due: Day?, dueNextRound: Bool
  ) {
    self.id = id
    self.what = what
    self.ownerSide = ownerSide
    self.owner = owner
    self.due = due
    self.dueNextRound = dueNextRound
  }
}
