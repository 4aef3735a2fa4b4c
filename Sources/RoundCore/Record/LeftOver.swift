/// Something of an earlier round that stands first on the next list, until somebody settles it.
public struct LeftOver: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Put forward and not considered: the last flags, and why not seen where a review says so (a code
    /// of `notSeenReasons`).
    case notSeen(flags: [Fact<FlagRaised>], reason: String?)
    case action(ActionState)
    /// A change whose receipt nobody at the home has confirmed, in words: `care plan, Continence`.
    case unconfirmed(item: EntryID, words: String)
  }

  public let kind: Kind
  /// The day of the round that it is left from.
  public let since: Day

  /// Whole weeks from the round that it is left from to another.
  public func weeks(until day: Day) -> Int { max(0, day.days(since: since) / 7) }

  public var isNotSeen: Bool {
    if case .notSeen = kind { return true }
    return false
  }
}
