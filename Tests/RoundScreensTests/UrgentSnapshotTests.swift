import RoundScreens
import Testing

@testable import RoundCore

/// The screens of what must not wait, as people see them.
@Suite("Urgent screens as they look")
struct UrgentSnapshotTests {
  enum Subject: String, CaseIterable {
    case observations
    case result = "observations-result"
    case gate
    case card = "urgent-card"
    case measures
    case redFlags = "red-flags"
  }

  typealias Case = ScreenCase<Subject>

  @Test("Looks as it did when somebody last looked at it", arguments: Case.usual)
  func looks(_ wanted: Case) {
    wanted.expect(Self.at(wanted.subject, wanted.columns, wanted.rows, wanted.look.glyphs))
  }

  /// Goes to a screen by the keys that a person would press.
  static func at(_ subject: Subject, _ columns: Int, _ rows: Int, _ glyphs: Glyphs) -> Robot {
    var robot = Robot.pretend(columns, rows, glyphs: glyphs)
    robot.press("<Down><Down>")
    switch subject {
    case .observations:
      robot.press("v")
      robot.answer("respiration", "81")
      robot.answer("saturation", "92")
    case .result:
      robot.press("v")
      ObservationsTests.measure(&robot)
      robot.press("<Ctrl-S>")
      robot.sign()
    case .gate:
      gate(&robot)
      robot.press("<Ctrl-S>")
    case .card:
      gate(&robot)
      robot.answer("gate", "1<Ctrl-S>")
      robot.sign()
    case .measures: robot.press("M2<Tab><Tab><Tab>7")
    case .redFlags: robot.press("R<Tab>")
    }
    return robot
  }

  private static func gate(_ robot: inout Robot) {
    robot.press("aellis<Enter>1")
    robot.answer("priority", "1")
    robot.answer("priorityReason", "not herself since breakfast")
    robot.choose("concerns", "Chest pain")
  }
}
