/// The clinical risk that a NEWS2 score stands for.
public enum NEWS2Band: String, Sendable, CaseIterable {
  case low
  /// A low total, but three points in one parameter.
  case lowMedium
  case medium
  case high
}
