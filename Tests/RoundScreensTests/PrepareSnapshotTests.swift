import RoundScreens
import Testing

@testable import RoundCore

/// The home's screens as people see them, in files that are read when they change.
@Suite("The home's screens as they look")
struct PrepareSnapshotTests {
  enum Subject: String, CaseIterable {
    case who = "prepare-who"
    case list = "prepare-list"
    case flag = "prepare-flag"
    case note = "prepare-note"
    case send = "prepare-send"
    case sent = "prepare-sent"
    case calendar = "prepare-calendar"
    case nobody = "prepare-nobody"
  }

  typealias Case = ScreenCase<Subject>

  @Test("Looks as it did when somebody last looked at it", arguments: Case.usual)
  func looks(_ wanted: Case) {
    wanted.expect(Self.at(wanted.subject, wanted.columns, wanted.rows, wanted.look.glyphs))
  }

  /// Goes to a screen by the keys that a person would press.
  static func at(_ subject: Subject, _ columns: Int, _ rows: Int, _ glyphs: Glyphs) -> Robot {
    var robot = PreparingHome.robot(columns, rows, glyphs: glyphs)
    switch subject {
    case .who:
      return PreparingHome.robot(
        columns, rows, glyphs: glyphs, people: [SmallHome.designated, SmallHome.pharmacist])
    case .nobody:
      return Robot(
        record: Record(home: SmallHome.shared.home),
        people: SmallHome.people([SmallHome.designated]),
        size: Size(columns: columns, rows: rows), glyphs: glyphs)
    case .calendar: robot.press("l")
    case .flag: robot.press("/gwen<Enter>a<Down><Down><Space>")
    case .list, .note, .send, .sent: prepare(&robot)
    }
    switch subject {
    case .note: robot.press("/gwen<Enter>n")
    case .send: robot.press("d")
    case .sent:
      robot.press("d")
      robot.sign()
      robot.wait(minutes: 10)
      PreparingHome.flag(&robot, "doris", why: "dizzy since today")
      robot.sign()
    default: break
    }
    return robot
  }

  private static func prepare(_ robot: inout Robot) {
    PreparingHome.flag(&robot, "gwen", priority: "1")
    robot.sign()
    robot.press("/gwen<Enter>n")
    robot.answer("situation", "Fell on Monday, not hurt.<Ctrl-S>")
    robot.sign()
    PreparingHome.flag(&robot, "anil", reason: "bowels", priority: "3", why: "four days")
    robot.sign()
  }
}
