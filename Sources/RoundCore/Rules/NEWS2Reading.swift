/// What NEWS2 says of a resident's observations.
public enum NEWS2Reading: Hashable, Sendable {
  case score(NEWS2Score, scale: SaturationScale)
  /// Under the age from which NEWS2 holds; years.
  case tooYoung(Int)
  /// A stored value can't be a measurement.
  case impossible

  /// NEWS2 is for people of this age and over, and not in pregnancy (RCP, December 2017).
  public static let fromAge = 16

  public var score: NEWS2Score? {
    if case .score(let score, _) = self { return score }
    return nil
  }
}
