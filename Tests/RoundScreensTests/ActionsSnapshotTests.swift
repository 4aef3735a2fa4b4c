import RoundScreens
import Testing

@testable import RoundCore

/// The open actions as people see them, in files that are read when they change.
@Suite("The open actions as they look")
struct ActionsSnapshotTests {
  enum Subject: String, CaseIterable {
    case actions
    case waits = "action-waits"
  }

  typealias Case = ScreenCase<Subject>

  @Test("Looks as it did when somebody last looked at it", arguments: Case.usual)
  func looks(_ wanted: Case) {
    var robot = ActionsHome.robot(
      [SmallHome.pharmacist], wanted.columns, wanted.rows, glyphs: wanted.look.glyphs)
    robot.press("O<Down>")
    if wanted.subject == .waits { robot.press("w") }
    wanted.expect(robot)
  }
}
