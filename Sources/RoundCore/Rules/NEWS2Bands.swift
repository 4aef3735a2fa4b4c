/// The totals at which the NEWS2 bands begin.
///
/// Data rather than code: the caller loads them, with their version, from the editable thresholds,
/// and the clinical lead signs them off. `published` is what the Royal College of Physicians gives
/// (National Early Warning Score (NEWS) 2, December 2017, ISBN 978-1-86016-682-2, thresholds and
/// triggers), for tests and for a home that has set nothing else.
public struct NEWS2Bands: Hashable, Sendable {
  /// Whether three points in one parameter lift a low total to `lowMedium`.
  public let singleThreeIsLowMedium: Bool
  /// The lowest total that is medium.
  public let mediumFrom: Int
  /// The lowest total that is high.
  public let highFrom: Int

  public static let published = NEWS2Bands(
    checkedSingleThree: true, mediumFrom: 5, highFrom: 7)

  /// Nil unless 1 <= `mediumFrom` < `highFrom` <= 20, the highest total there is.
  public init?(singleThreeIsLowMedium: Bool, mediumFrom: Int, highFrom: Int) {
    guard mediumFrom >= 1, mediumFrom < highFrom, highFrom <= 20 else { return nil }
    self.init(
      checkedSingleThree: singleThreeIsLowMedium, mediumFrom: mediumFrom, highFrom: highFrom)
  }

  private init(checkedSingleThree: Bool, mediumFrom: Int, highFrom: Int) {
    self.singleThreeIsLowMedium = checkedSingleThree
    self.mediumFrom = mediumFrom
    self.highFrom = highFrom
  }

  public func band(total: Int, singleThree: Bool) -> NEWS2Band {
    if total >= highFrom { return .high }
    if total >= mediumFrom { return .medium }
    return singleThree && singleThreeIsLowMedium ? .lowMedium : .low
  }
}
