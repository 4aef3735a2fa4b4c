import RoundScreens
import Testing

@testable import RoundCore

/// What came back, as people see it, in files that are read when they change.
@Suite("What came back, as it looks")
struct ReturnedSnapshotTests {
  enum Subject: String, CaseIterable {
    case home = "returned-home"
    case overdue = "returned-overdue"
    case said = "returned-said"
    case homeForm = "returned-home-form"
    case practice = "returned-practice"
    case practiceForm = "returned-practice-form"
    case list = "returned-list"
    case told = "returned-told"
  }

  typealias Case = ScreenCase<Subject>

  @Test("Looks as it did when somebody last looked at it", arguments: Case.usual)
  func looks(_ wanted: Case) {
    wanted.expect(Self.at(wanted.subject, wanted.columns, wanted.rows, wanted.look.glyphs))
  }

  static func at(_ subject: Subject, _ columns: Int, _ rows: Int, _ glyphs: Glyphs) -> Robot {
    let size = Size(columns: columns, rows: rows)
    switch subject {
    case .told:
      var robot = Robot(
        record: ClosedHome.home(closed: false).record, people: SmallHome.people(), size: size,
        glyphs: glyphs)
      robot.press("d")
      robot.choose("told-\(ReturnedHome.zopiclone.text)", "Somebody was told")
      return robot
    case .practice, .practiceForm, .list:
      let home = ReturnedHome.home().with(
        AcknowledgementRecorded(
          round: SmallHome.shared.round, item: ReturnedHome.transfers, state: .query,
          note: "Two carers at night too?"), "Doris", by: SmallHome.designated,
        at: SmallHome.noon.adding(minutes: -10))
      var robot = ReturnedHome.robot(SmallHome.pharmacist, of: home, size: size, glyphs: glyphs)
      robot.wait(minutes: 4 * 60)
      if subject != .list { robot.press("b<Down>") }
      if subject == .practiceForm { robot.press("<Enter>") }
      return robot
    default:
      var robot = ReturnedHome.robot(SmallHome.designated, size: size, glyphs: glyphs)
      robot.press("b")
      switch subject {
      case .overdue: robot.wait(minutes: 60 * 24)
      case .said:
        robot.press(" <Ctrl-S>")
        robot.sign()
        robot.press("<End>")
      case .homeForm: robot.press("<Enter>2")
      default: break
      }
      return robot
    }
  }
}
