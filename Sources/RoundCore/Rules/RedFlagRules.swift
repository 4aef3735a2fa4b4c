/// Which concerns and numbers stop a flag from waiting for the round, as one home has them.
///
/// Starter values are `Resources/red-flags.json`; a home's own are entries. All of it is widely
/// published advice that a clinician has to check: `isSignedOff` says whether the clinical lead did.
public struct RedFlagRules: Hashable, Sendable {
  /// A concern that is asked about.
  public struct Item: Hashable, Sendable {
    public let code: String
    public let words: String
    public let help: String?
    /// Nil when the home has switched it off.
    public var tier: UrgencyTier?

    public init(code: String, words: String, help: String?, tier: UrgencyTier?) {
      self.code = code
      self.words = words
      self.help = help
      self.tier = tier
    }
  }

  /// The numbers; nil switches one off.
  public struct Thresholds: Hashable, Sendable {
    public var news2ActNowFrom: Int?
    public var news2SameDayFrom: Int?
    public var singleThree: UrgencyTier?
    public var riseOverUsual: Int?
    public var riseTier: UrgencyTier?
    public var softSignsFrom: Int?
    public var softSignsTier: UrgencyTier?
    /// Tenths of mmol/L.
    public var glucoseBelow: Int?
    public var glucoseBelowTier: UrgencyTier?
    public var glucoseAbove: Int?
    public var glucoseAboveTier: UrgencyTier?
    public var abbeyFrom: Int?
    public var abbeyTier: UrgencyTier?
    /// Hours after which a measurement moves one tier down.
    public var countForHours: Int
    /// Hours after which it says nothing.
    public var rememberForHours: Int
  }

  /// The version of the shipped data, and for a home's own the number of its change: `1`, `1.home-2`.
  public var version: String
  /// The entry by which the clinical lead signed them off; nil while nobody has.
  public var signedOffBy: EntryID?
  public var items: [Item]
  public var thresholds: Thresholds

  public var isSignedOff: Bool { signedOffBy != nil }

  public func item(_ code: String) -> Item? { items.first { $0.code == code } }
}
