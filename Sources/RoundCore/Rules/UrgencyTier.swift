/// How long a red flag can wait.
public enum UrgencyTier: String, Codable, Sendable, CaseIterable, Comparable {
  /// Ring now.
  case actNow
  /// Somebody decides today, by a time.
  case sameDay

  /// `ACT NOW`.
  public var title: String {
    switch self {
    case .actNow: return "ACT NOW"
    case .sameDay: return "SAME DAY"
    }
  }

  /// What a measurement that is some hours old stands for: less than when it was fresh.
  var lower: UrgencyTier? { self == .actNow ? .sameDay : nil }

  /// The more urgent comes first.
  public static func < (left: UrgencyTier, right: UrgencyTier) -> Bool {
    left == .actNow && right == .sameDay
  }
}
