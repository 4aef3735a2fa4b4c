/// A part of the resident screen; the order is that in which they are needed.
enum ResidentSection: CaseIterable {
  case why, returned, note, observations, since, actions, medicines, carePlan, measures, reviews,
    concerns,
    trends, team

  /// Which parts stand side by side, by the number of columns: what is asked today on the left, what
  /// is known in the middle, what was on the right.
  static func columns(_ count: Int) -> [[ResidentSection]] {
    switch count {
    case 1: return [allCases]
    case 2:
      return [
        [.why, .note, .since, .reviews],
        [
          .returned, .actions, .observations, .trends, .medicines, .carePlan, .measures, .concerns,
          .team,
        ],
      ]
    default:
      return [
        [.why, .note, .since],
        [.returned, .actions, .observations, .medicines, .carePlan, .measures],
        [.trends, .reviews, .concerns, .team],
      ]
    }
  }
}
