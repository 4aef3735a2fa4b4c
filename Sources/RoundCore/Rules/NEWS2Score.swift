/// A NEWS2 score, or as much of one as the observations allow.
public struct NEWS2Score: Hashable, Sendable {
  /// The points of one parameter.
  public struct Part: Hashable, Sendable {
    public let parameter: NEWS2Parameter
    /// 0 to 3; nil when not measured, or when it cannot be scored without another parameter.
    public let points: Int?

    /// `respiration`, as in the data that goes in and out.
    public var name: String { parameter.rawValue }
  }

  /// 0 to 20; nil when anything is missing.
  public let total: Int?
  /// All seven, in the order of the chart.
  public let parts: [Part]
  /// Three points in one parameter; also known when others are missing.
  public let singleThree: Bool
  /// What was not measured, in the order of the chart.
  public let missing: [NEWS2Parameter]
  /// Nil when anything is missing.
  public let band: NEWS2Band?
}
