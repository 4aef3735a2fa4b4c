import RoundScreens
import Testing

@testable import RoundCore

@Suite struct ExchangeTests {
  private let ready = PageSubject.packsIn(ready: ["a.txt", "b.txt"])

  @Test("Sending the list asks for packs, and signing anything else does not")
  func listSent() {
    var robot = PreparingHome.robot()
    PreparingHome.flag(&robot, "gwen", priority: "3")
    robot.sign()
    #expect(robot.packsAsked == 0)
    robot.press("d")
    robot.sign()
    #expect(robot.packsAsked == 1)
  }

  @Test("One key looks at what came, and another takes in what was shown, on both sides")
  func takingIn() {
    for var robot in [Robot(), PreparingHome.robot()] {
      robot.press("X")
      #expect(robot.pages == [.packsIn(ready: [])])
      robot.press("t")
      #expect(robot.packsTaken.isEmpty)
      #expect(robot.message == "No pack is shown that can be taken in.")
      robot.feed(.page(ready, title: "TAKING IN", lines: ["FILE a.txt"], fileName: "x.txt"))
      robot.press("t")
      #expect(robot.packsTaken == [["a.txt", "b.txt"]])
      // What was taken in stands in the place of what was to be.
      robot.feed(.page(.packsIn(ready: []), title: "TAKEN IN", lines: ["Saved"], fileName: "x.txt"))
      robot.press("<Esc>")
      #expect(robot.state.stack.count == 1)
    }
  }

  @Test("What is to be sent stands over what is being read, and Esc goes back to that")
  func overAnother() {
    var robot = Robot()
    robot.press("X")
    robot.feed(.page(.packsOut, title: "TO BE SENT", lines: ["File"], fileName: "x.txt"))
    #expect(robot.shows("TO BE SENT"))
    robot.press("<Esc>")
    #expect(robot.shows("COVER PAGE"))
  }
}
