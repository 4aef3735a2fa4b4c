import RoundScreens
import Testing

@testable import RoundCore

/// Who has no right to sign something is told before a form is opened.
struct NoRightTests {
  private static let contact = Author(
    name: "M. Bell", role: "practiceContact", organisation: "Bridge Street Surgery",
    registration: nil)
  private static let viewer = Author(
    name: "V. Iewer", role: "viewer", organisation: "Bridge Street Surgery", registration: nil)
  private static let reason = "not somebody who does rounds for the practice"

  @Test(
    "A practice contact is told before the form that only clinicians sign a review",
    arguments: ["o", "0", "c", "r", "d", "a"])
  func contact(key: String) {
    var robot = Robot(people: [NoRightTests.contact])
    let before = robot.state.stack.count
    robot.press(key)
    #expect(robot.state.stack.count == before, "\(key) opens something")
    #expect(robot.shows("Practice contact: not somebody who"), "\(key): \(robot.lines.suffix(4))")
  }

  @Test("On a resident and in the help it is greyed with the reason; the hints leave it out")
  func shown() {
    var robot = Robot(people: [NoRightTests.contact])
    #expect(!robot.lines.suffix(2).joined().contains("o outcome"))
    var other = Robot()
    #expect(other.lines.suffix(2).joined().contains("o outcome"))
    robot.press("?outcome")
    #expect(robot.shows(NoRightTests.reason))
    other.press("?outcome")
    #expect(!other.shows(NoRightTests.reason))
    robot.press("<Esc><Esc><Enter>o")
    #expect(robot.form == nil)
    #expect(robot.shows(NoRightTests.reason))
  }

  @Test("A practice contact may say what has become of the practice's actions")
  func actions() {
    var robot = Robot(ActionsHome.home, people: [NoRightTests.contact])
    robot.press("Od")
    #expect(robot.form != nil, "\(robot.lines)")
  }

  @Test("Whoever may only read is told at each key that writes")
  func viewer() {
    for key in ["a", "x", "v", "M", "r"] {
      var robot = Robot(people: [NoRightTests.viewer])
      robot.press(key == "v" ? "<Enter>v" : key)
      #expect(robot.form == nil, "\(key)")
      #expect(robot.shows("Reader: not somebody"), "\(key): \(robot.lines.suffix(4))")
    }
  }

  @Test("Who was passed the signing and has no right is told so, and nothing is written")
  func passedOn() {
    var robot = Robot(people: [SmallHome.pharmacist, NoRightTests.contact])
    robot.press("<Down>0<Ctrl-S><Tab>")
    robot.readToEnd()
    robot.press("1234<Enter>")
    #expect(robot.asked.isEmpty)
    #expect(robot.shows(NoRightTests.reason))
    #expect(robot.shows("Nothing is signed"))
  }

  @Test("Whose computer it is counts: a GP on the home's own computer signs no review")
  func computer() throws {
    var robot = Robot()
    robot.change { state in
      guard let device = state.device else { return }
      state.record.know([device: ComputerSide(.home, since: Moment(milliseconds: 0))])
    }
    robot.press("o")
    #expect(robot.form == nil)
    #expect(robot.shows("only the practice's own computers sign a review"))
  }
}
