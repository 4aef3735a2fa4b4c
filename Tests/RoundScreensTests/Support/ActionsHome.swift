import RoundScreens

@testable import RoundCore

/// The small home with open actions of everybody: two of the practice, one of the home, and one of the
/// pharmacy that each side set.
enum ActionsHome {
  static func id(_ text: String) -> EntryID { ClosedHome.id(text) }

  private static func action(
    _ id: String, _ what: String, _ side: String, _ owner: String, _ days: Int?
  ) -> RoundAction {
    RoundAction(
      id: self.id(id), what: what, ownerSide: side, owner: owner,
      due: days.map { SmallHome.today.adding(days: $0) }, dueNextRound: days == nil)
  }

  private static func with(
    _ home: SmallHome, _ action: RoundAction, _ given: String,
    by author: Author = SmallHome.pharmacist
  ) -> SmallHome {
    home.with(ActionAdded(action), given, by: author, at: SmallHome.noon.adding(hours: -48))
  }

  static let home: SmallHome = {
    var home = SmallHome.shared
    home = with(home, action("A1", "Bloods U&E", "practice", "phlebotomist", 3), "Samuel")
    home = with(home, action("A2", "Letter to the clinic", "practice", "K. Adeyemi", -2), "Doris")
    home = with(home, action("A3", "Fluid chart", "home", "J. Reed, deputy", 1), "Ivy")
    home = with(home, action("A4", "New blister pack", "pharmacy", "Well, High Street", nil), "Ivy")
    home = with(
      home, action("A5", "Collect the cream", "pharmacy", "Well, High Street", 5), "Doris",
      by: SmallHome.designated)
    return home
  }()

  /// More than a small window shows.
  static let many: SmallHome = {
    var home = ActionsHome.home
    for number in 0..<14 {
      home = with(
        home, action("B\(number)", "Check number \(number)", "practice", "phlebotomist", number),
        number.isMultiple(of: 2) ? "Samuel" : "Doris")
    }
    return home
  }()

  static func robot(
    _ people: [Author] = [SmallHome.pharmacist], _ columns: Int = 80, _ rows: Int = 24,
    glyphs: Glyphs = .utf8
  ) -> Robot {
    Robot(
      record: home.record, people: SmallHome.people(people),
      size: Size(columns: columns, rows: rows), glyphs: glyphs)
  }
}
