import RoundScreens

@testable import RoundCore

/// The small home as its designated person sees it: this week's round is done, Ivy was not reached on
/// it, and the next one, a week ahead, stands in the agreement only.
enum PreparingHome {
  static let agreement = AgreementSet(
    practice: "Bridge Street Surgery", usualClinician: .init(name: "K. Adeyemi"), weekday: 4,
    time: "14:00", mode: "faceToFace", cutOffHours: 48)

  static let home: SmallHome = {
    let small = SmallHome.shared
    var identifiers = Identifiers(random: SeededRandom(seed: 11))
    let action = RoundAction(
      id: identifiers.entry(at: SmallHome.noon), what: "Bloods U&E", ownerSide: "practice",
      owner: "phlebotomist", due: SmallHome.today.adding(days: 3), dueNextRound: false)
    let carried = [small.id("Ivy")].compactMap(\.self).map { ivy in
      RoundClosed.Carried(
        resident: ivy, flags: [small.flags["Ivy"]].compactMap(\.self), safeToWait: true,
        why: "seen by the nurse", route: nil, told: nil)
    }
    return small.with(agreement, at: SmallHome.noon.adding(hours: -24 * 20))
      .with(RoundOpened(round: small.round), by: SmallHome.pharmacist)
      .with(
        ReviewSigned(
          round: small.round, flags: [], contact: "faceToFace", actions: [action]), "Samuel",
        by: SmallHome.pharmacist
      )
      .with(
        ReviewSigned(round: small.round, flags: [], contact: "recordReview"), "Doris",
        by: SmallHome.pharmacist
      )
      .with(
        ReviewSigned(round: small.round, flags: [], contact: "recordReview"), "Caitríona",
        by: SmallHome.pharmacist
      )
      .with(
        RoundClosed(round: small.round, carried: carried, told: nil), by: SmallHome.pharmacist)
  }()

  /// - Parameter more: what else is on record.
  static func robot(
    _ columns: Int = 80, _ rows: Int = 24, glyphs: Glyphs = .utf8,
    people: [Author] = [SmallHome.designated], of home: SmallHome = home
  ) -> Robot {
    Robot(
      record: home.record, people: SmallHome.people(people),
      size: Size(columns: columns, rows: rows), glyphs: glyphs)
  }

  /// Fills in the form that puts a resident forward, and goes to its review.
  static func flag(
    _ robot: inout Robot, _ find: String, reason: String = "fall, injury or rehabilitation",
    priority: String = "2", why: String = "fell on Monday"
  ) {
    robot.press("/\(find)<Enter>a")
    robot.choose("reasons", reason)
    robot.answer("priority", priority)
    robot.answer("priorityReason", why)
    robot.answer("raisedBy", "1")
    robot.answer("raisedByName", "P. Lal")
    robot.answer("consent", "1")
    robot.checkNothingIsUrgent()
  }
}
