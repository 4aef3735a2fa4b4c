/// Whose part of the sheet an action stands in.
enum OwnerSide: Hashable, CaseIterable {
  case home, practice, pharmacy
  /// Any other, so that an action with a side that this version does not know is not lost.
  case other

  /// - Parameter code: of `ownerSides` in `Resources/outcomes.json`.
  init(_ code: String) {
    switch code {
    case "home": self = .home
    case "practice": self = .practice
    case "pharmacy": self = .pharmacy
    default: self = .other
    }
  }

  var words: String {
    switch self {
    case .home: return "home"
    case .practice: return "practice"
    case .pharmacy: return "pharmacy"
    case .other: return "other service"
    }
  }
}
