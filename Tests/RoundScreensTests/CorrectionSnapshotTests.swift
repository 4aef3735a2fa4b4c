import RoundScreens
import Testing

@testable import RoundCore

/// The way of a correction as people see it, in files that are read when they change.
@Suite("Corrections as they look")
struct CorrectionSnapshotTests {
  enum Subject: String, CaseIterable {
    case signed = "correction-list"
    case form = "correction-form"
    case picker = "correction-picker"
    case move = "correction-move"
    case review = "correction-review"
    case struck = "correction-struck"
    case moved = "correction-moved"
  }

  typealias Case = ScreenCase<Subject>

  static let cases = Case.usual.filter { $0.look == .colour }

  @Test("Looks as it did when somebody last looked at it", arguments: cases)
  func looks(_ wanted: Case) {
    wanted.expect(Self.at(wanted.subject, Size(columns: wanted.columns, rows: wanted.rows)))
  }

  /// Goes there by the keys that a person would press.
  static func at(_ subject: Subject, _ size: Size) -> Robot {
    var robot = ClosedHome.robot(size: size)
    robot.press("/doris<Enter>u")
    if subject == .signed { return robot }
    robot.press("<Enter>")
    if subject == .form || subject == .review || subject == .struck {
      robot.choose("mistake", "Wrong medicine or dose")
      robot.answer("mistakeWhy", "meant a lower dose")
      robot.choose("stands", "What stands below, put right")
      robot.go(to: "medicines")
      if subject == .form { return robot }
      robot.press("<Home><Enter>")
      robot.choose("change", "Change of dose")
      robot.answer("after", "3.75 mg at night<Ctrl-S>")
      robot.call(["home"])
      robot.press("<Ctrl-S>")
      if subject == .review { return robot }
      robot.sign()
      robot.press("<Esc>/doris<Enter>G")
      return robot
    }
    robot.choose("mistake", "Wrong resident")
    robot.answer("mistakeWhy", "two files open<Ctrl-S>")
    robot.press("okoro")
    if subject == .picker { return robot }
    robot.press("<Enter>")
    if subject == .move { return robot }
    robot.call(["home", "practice"])
    robot.press("<Ctrl-S>")
    robot.sign()
    robot.press("<Esc>/doris<Enter>")
    return robot
  }
}
