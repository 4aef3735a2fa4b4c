import RoundScreens

@testable import RoundCore

/// The closed round of `ClosedHome` with an action of the home, from both sides.
enum ReturnedHome {
  static let closedAt = ClosedHome.signedAt.adding(minutes: 30)
  static let zopiclone = ClosedHome.id("M1")
  static let transfers = ClosedHome.id("K1")
  static let weighing = ClosedHome.id("H1")

  /// - Parameter marTodayBy: the agreed same-day time.
  static func home(marTodayBy: String? = "15:00") -> SmallHome {
    var agreement = PreparingHome.agreement
    agreement.marTodayBy = marTodayBy
    let action = RoundAction(
      id: weighing, what: "Weigh every Monday", ownerSide: "home", owner: "P. Lal",
      due: SmallHome.today.adding(days: 2), dueNextRound: false)
    return ClosedHome.home(closed: false)
      .with(agreement, at: SmallHome.noon.adding(hours: -24 * 20))
      .with(
        ReviewSigned(round: SmallHome.shared.round, flags: [], contact: "video", actions: [action]),
        "Samuel", by: SmallHome.pharmacist, at: ClosedHome.signedAt.adding(minutes: 10)
      )
      .with(
        RoundClosed(round: SmallHome.shared.round, carried: [], told: nil),
        by: SmallHome.pharmacist, at: closedAt)
  }

  static func robot(
    _ person: Author, of home: SmallHome = home(), size: Size = Size(columns: 100, rows: 50),
    glyphs: Glyphs = .utf8
  ) -> Robot {
    Robot(record: home.record, people: SmallHome.people([person]), size: size, glyphs: glyphs)
  }

  /// In a state in which each command can do something.
  static func robots() -> [Robot] {
    var before = RoundPlanned(
      round: RoundID("earlier") ?? SmallHome.shared.round, date: SmallHome.today.adding(days: -7),
      time: nil, mode: nil)
    before.clinician = "K. Adeyemi"
    let two = home().with(before, at: SmallHome.noon.adding(hours: -24 * 8))
      .with(
        RoundClosed(round: before.round, carried: [], told: nil), by: SmallHome.pharmacist,
        at: SmallHome.noon.adding(hours: -24 * 7))
    var first = robot(SmallHome.designated, of: two, size: Size(columns: 80, rows: 24))
    first.press("b<Down>")
    var ticked = first
    ticked.press(" ")
    var earlier = first
    earlier.press("[")
    var practice = robot(SmallHome.pharmacist, of: two)
    practice.press("b")
    return [first, ticked, earlier, practice]
  }
}
