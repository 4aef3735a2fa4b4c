import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("Keys that were pressed before what they would answer was drawn")
struct KeysAheadTests {
  /// Gives keys to a robot as the program gives those that came together; returns those thrown away.
  private func together(_ robot: inout Robot, _ script: String) -> Int {
    var pressed = KeysAhead(robot.state)
    var thrown = 0
    for key in KeyScript.read(script) {
      guard !pressed.drops(.key(key)) else {
        thrown += 1
        continue
      }
      robot.feed(.input(.key(key)))
      pressed.note(robot.state)
    }
    return thrown
  }

  private func atReview() -> Robot {
    var robot = Robot()
    robot.press("/ivy<Enter>0<Ctrl-S>")
    return robot
  }

  @Test("What comes after the page that will be signed is thrown away")
  func afterThePage() {
    var robot = Robot()
    robot.press("/ivy<Enter>0")
    #expect(together(&robot, "<Ctrl-S>1234<Enter>") == 5)
    #expect(robot.context == .sign)
    #expect(robot.drafts(ReviewSigned.self).isEmpty)
  }

  @Test("Also where they begin on such a page: back, something else typed, and y")
  func fromThePage() {
    var robot = atReview()
    robot.sign()
    robot.press("/samuel<Enter>0Yes.<Ctrl-S>")
    #expect(robot.context == .sign)
    let signed = robot.drafts(ReviewSigned.self).count
    #expect(together(&robot, "<Esc>No.<Ctrl-S>y") == 1)
    #expect(robot.context == .sign)
    #expect(robot.drafts(ReviewSigned.self).count == signed)
  }

  @Test("Under the lock nothing asks; what comes up with the unlocking does")
  func unlocking() {
    var robot = atReview()
    #expect(robot.state.isAsking)
    robot.press("<F9>")
    #expect(!robot.state.isAsking)
    var pressed = KeysAhead(robot.state)
    robot.press("1234<Enter>")
    pressed.note(robot.state)
    #expect(robot.context == .sign && !robot.state.isHidden)
    #expect(pressed.drops(.key(.character("y"))))
    #expect(!pressed.drops(.resize(Size(columns: 80, rows: 24))))
  }
}
