/// A resident of the pretend home while its past is being made up.
struct PretendResident: Sendable {
  /// A heading of the care plan as it stands.
  struct PlanText: Sendable {
    var change: EntryID
    var text: String
    /// What it said when the resident came into the register.
    let first: String
  }

  let id: ResidentID
  let details: ResidentDetails
  let words: PretendContent.Resident
  /// The day on which the register has them.
  let registered: Day
  /// Days in hospital, from the first to the day of return.
  var away: ClosedRange<Day>?
  /// What the MAR says after the changes of a round, by weeks ago.
  var medicines: [Int: String] = [:]
  /// By the heading's words.
  var plan: [String: PlanText] = [:]

  /// Whether they live in the home on a day and are not in hospital.
  func isHome(on day: Day) -> Bool {
    guard day >= registered else { return false }
    guard let away else { return true }
    return !away.contains(day) || day == away.upperBound
  }
}
