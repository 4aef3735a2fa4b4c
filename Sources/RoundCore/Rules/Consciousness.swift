/// Level of consciousness, ACVPU, as in NEWS2 (RCP, December 2017).
public enum Consciousness: String, Sendable, CaseIterable {
  case alert = "A"
  /// New confusion; confusion that the person always has is not meant.
  case confusion = "C"
  case voice = "V"
  case pain = "P"
  case unresponsive = "U"
}
