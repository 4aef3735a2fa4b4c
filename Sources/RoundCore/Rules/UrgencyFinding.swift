/// Something that should not wait for the round.
public struct UrgencyFinding: Codable, Hashable, Sendable {
  /// A code of `Resources/red-flags.json`, or `news2`, `singleThree`, `rise`, `softSigns`, `glucose`,
  /// `abbey`.
  public let code: String
  public let tier: UrgencyTier
  /// In plain words, with the number and when it was measured.
  public let words: String
  /// A clinician recorded it as usual for this resident: it is shown and stops nobody.
  public let isUsual: Bool

  public init(code: String, tier: UrgencyTier, words: String, isUsual: Bool) {
    self.code = code
    self.tier = tier
    self.words = words
    self.isUsual = isUsual
  }
}

extension [UrgencyFinding] {
  /// The most urgent tier of what is not usual; nil when nothing stops the flag.
  public var tier: UrgencyTier? { filter { !$0.isUsual }.map(\.tier).min() }
}
