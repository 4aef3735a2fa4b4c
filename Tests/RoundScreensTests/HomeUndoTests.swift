import Testing

@testable import RoundCore
@testable import RoundScreens

/// What the home signs of residents is taken back for a day, whatever list is on screen.
@Suite("The home takes back what it measured")
struct HomeUndoTests {
  private func measured() -> Robot {
    var robot = PreparingHome.robot()
    robot.press("/samuel<Enter>v")
    robot.answer("pulse", "30<Ctrl-S>")
    robot.sign()
    robot.wait(seconds: 1)
    return robot
  }

  @Test("At once, from the resident's page, and from the list")
  func takenBack() {
    var robot = measured()
    #expect(robot.message.contains("u Undo"))
    for back in ["", "<Esc>", "<Esc><Esc>"] {
      var other = robot
      other.press(back + "u")
      #expect(
        other.sentences.first?.hasPrefix("Take back: observations of") ?? false, "\(back)")
      #expect(other.sentences.contains { $0.hasPrefix("It does not hold any more.") })
    }
    robot.press("uy")
    #expect(robot.resident("Samuel")?.vitalSigns.isEmpty == true)
  }

  @Test("Also after the list was sent; not after a day, and not what has left in a pack")
  func limits() {
    var robot = measured()
    robot.press("<Esc><Esc>")
    PreparingHome.flag(&robot, "gwen")
    robot.sign()
    robot.press("d")
    robot.sign()
    robot.wait(seconds: 1)
    // Signed, and no pack was made: nothing has left.
    robot.feed(.sent(.entry(epoch: 1, 0)))
    robot.press("/samuel<Enter><Enter>")
    var later = robot
    robot.press("u")
    #expect(
      robot.sentences.first?.hasPrefix("Take back: observations of") ?? false,
      "\(robot.testDescription)")
    later.wait(minutes: 25 * 60)
    later.press("u")
    #expect(later.title != "TAKE BACK")
    var left = measured()
    left.feed(.sent(.entry(epoch: 1, .max)))
    left.press("u")
    #expect(left.message.hasSuffix("has left in a pack: it is not taken back any more."))
  }
}
