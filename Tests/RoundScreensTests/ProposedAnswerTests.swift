import RoundCore
import Testing

@testable import RoundScreens

@Suite("A day or a time that stands there already")
struct ProposedAnswerTests {
  private func observations() -> Robot {
    var robot = Robot()
    robot.press("/samuel<Enter>v")
    return robot
  }

  private func text(_ robot: Robot, _ field: String) -> String? {
    robot.form?.fields.first { $0.id == field }?.text
  }

  @Test("gives way to the first key that is typed")
  func typingReplaces() {
    var robot = observations()
    #expect(text(robot, "day") == "today")
    robot.answer("day", "yesterday")
    #expect(text(robot, "day") == "yesterday")
    robot.answer("time", "9:15")
    #expect(text(robot, "time") == "9:15")
  }

  @Test("is changed by hand once a key other than a letter was used on it, and undone as a whole")
  func editingKeeps() {
    var robot = observations()
    robot.answer("time", "<Backspace>")
    let kept = text(robot, "time") ?? ""
    robot.press("7")
    #expect(text(robot, "time") == kept + "7")
    robot = observations()
    let proposed = text(robot, "time")
    robot.answer("time", "8<Ctrl-Z><Ctrl-Z>")
    #expect(text(robot, "time") == proposed)
  }

  @Test("stays when it is passed by")
  func passing() {
    var robot = observations()
    let proposed = text(robot, "time")
    robot.go(to: "time")
    robot.press("<Tab><Shift-Tab>")
    #expect(text(robot, "time") == proposed)
  }

  @Test("What was typed is not a proposal: typing on adds to it")
  func typedStays() {
    var robot = observations()
    robot.answer("time", "08:1")
    robot.press("<Tab><Shift-Tab>5")
    #expect(text(robot, "time") == "08:15")
  }
}
