import RoundScreens
import Testing

@testable import RoundCore

/// The open actions as people see them, in files that are read when they change.
@Suite("The open actions as they look")
struct ActionsSnapshotTests {
  struct Case: CustomTestStringConvertible {
    let subject: String
    let columns: Int
    let rows: Int
    let look: Look
    var testDescription: String { name }
    var name: String { "\(subject)-\(columns)x\(rows)-\(look.rawValue)" }
  }

  static let cases: [Case] = ["actions", "action-waits"].flatMap { subject in
    [Case(subject: subject, columns: 80, rows: 24, look: .ascii)]
      + [(40, 15), (80, 24), (120, 40)].map {
        Case(subject: subject, columns: $0.0, rows: $0.1, look: .colour)
      }
  }

  @Test("Looks as it did when somebody last looked at it", arguments: cases)
  func looks(_ wanted: Case) {
    var robot = ActionsHome.robot(
      [SmallHome.pharmacist], wanted.columns, wanted.rows, glyphs: wanted.look.glyphs)
    robot.press("O<Down>")
    if wanted.subject == "action-waits" { robot.press("w") }
    TestFiles.expect(wanted.look.lines(of: robot.canvas), at: "Snapshots/\(wanted.name).txt")
  }
}
