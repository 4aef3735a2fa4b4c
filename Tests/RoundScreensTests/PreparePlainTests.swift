import RoundScreens
import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("The home's list, line by line")
struct PreparePlainTests {
  private func say(
    _ dialog: inout PlainDialog, _ robot: inout Robot, _ lines: String...
  ) -> String {
    var said: [String] = []
    for line in lines {
      var state = robot.state
      let effects = dialog.answer(line, &state, now: robot.now)
      robot.change { $0 = state }
      robot.carryOut(effects)
      said += dialog.lines(robot.state)
    }
    return said.joined(separator: "\n")
  }

  @Test("The list says the round, how long is left, what is missing, and who leads it")
  func list() {
    let robot = PreparingHome.robot()
    var dialog = PlainDialog()
    let text = dialog.lines(robot.state).joined(separator: "\n")
    #expect(text.contains("The home's list for Thu 19-Mar-2026 14:00, face to face."))
    #expect(text.contains("Send by Tue 17-Mar 14:00: 5 days 2 hours left."))
    #expect(text.contains("Nobody is put forward yet."))
    #expect(text.contains("1. Not put forward. WALKER, Ivy (Miss), room 3. not seen, 1 week."))
    #expect(text.contains("4 other residents: type part of a name to find one."))
  }

  @Test("Somebody is found by name, put forward and signed, in lines alone")
  func flags() throws {
    var robot = PreparingHome.robot()
    var dialog = PlainDialog()
    _ = dialog.lines(robot.state)
    let found = say(&dialog, &robot, "gwen")
    #expect(found.contains("Not put forward. JONES, Gwen (Mrs), room 2"))
    let number = try #require(found.split(separator: ".").first.map { String($0) })
    let form = say(&dialog, &robot, "a \(number)")
    #expect(form.contains("PUT FORWARD"))
    let review = say(
      &dialog, &robot, "2 8", "2", "lost 3 kg", "1", "P. Lal", "", "", "", "", "1", "")
    #expect(review.contains("fall, injury or rehabilitation; weight, nutrition or swallowing"))
    _ = say(&dialog, &robot, "1234")
    #expect(robot.drafts(FlagRaised.self).first?.priorityReason == "lost 3 kg")
    #expect(robot.state.prepared.count(where: \.isOnList) == 1)
  }

  @Test("Another round's list is said when it is gone to, and whole")
  func nextList() {
    var robot = PreparingHome.robot()
    var dialog = PlainDialog()
    _ = dialog.lines(robot.state)
    let next = say(&dialog, &robot, "]")
    #expect(next.contains("The home's list for Thu 26-Mar-2026"))
    #expect(next.contains("1. Not put forward. WALKER, Ivy (Miss), room 3."))
  }

  @Test("Where people of both roles use the computer, the first question is who it is")
  func who() {
    var robot = PreparingHome.robot(people: [SmallHome.pharmacist, SmallHome.designated])
    var dialog = PlainDialog()
    let asked = dialog.lines(robot.state).joined(separator: "\n")
    #expect(asked.contains("Who is at the keyboard?"))
    #expect(!asked.contains("WALKER"))
    let text = say(&dialog, &robot, "2")
    #expect(text.contains("The home's list for"))
  }
}
