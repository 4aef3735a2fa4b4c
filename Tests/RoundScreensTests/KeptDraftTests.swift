import Testing

@testable import RoundCore
@testable import RoundScreens

/// What was begun and never signed is said where somebody begins.
@Suite("Drafts that were kept")
struct KeptDraftTests {
  private func killed(by people: [Author]) -> Robot {
    var robot = Robot(people: people)
    robot.press("/ivy<Enter>o1")
    robot.answer("text", "half a sentence")
    robot.wait(seconds: 2)
    return robot
  }

  @Test("After a kill the first screen says of whom something was begun") func said() {
    var robot = killed(by: [SmallHome.pharmacist])
    #expect(robot.message == "")
    robot.killAndReopen()
    #expect(
      robot.message
        == "Begun and not signed: WALKER. It is kept, and offered where it was begun.")
    robot.press("<Down>")
    #expect(robot.message == "")
  }

  @Test("Nothing that is wrong gives way to it")
  func lessThanProblems() {
    let disk = killed(by: [SmallHome.pharmacist]).disk
    var robot = Robot()
    robot.feed(
      .whole(
        robot.state.record, readOnlyReason: "The journal is damaged: nothing can be added.",
        message: nil))
    robot.feed(.draftsLoaded(disk.all, problems: []))
    #expect(robot.shows("The journal is damaged: nothing can be added."))
    #expect(!robot.shows("Begun and not signed"))
  }

  @Test("It says whose it is where somebody else is at the keyboard")
  func others() {
    var robot = killed(by: [SmallHome.pharmacist, SmallHome.paramedic])
    robot.press("<F9><Tab>1234<Enter>")
    #expect(robot.state.me?.author.name == SmallHome.paramedic.name)
    robot.killAndReopen()
    #expect(
      robot.message.hasPrefix("Begun and not signed: WALKER (\(SmallHome.pharmacist.name)'s)."))
    robot.press("/ivy<Enter><Enter>")
    robot.resize(100, 40)
    #expect(robot.shows("+ Draft, not signed: outcome, 12:00, 2 answers (K. Adeyemi)"))
    robot.press("<F9>")
    #expect(robot.state.keptDrafts == nil)
  }

  @Test("Nobody's name is said before somebody says who they are, and then it is")
  func later() {
    let disk = killed(by: [SmallHome.pharmacist]).disk
    var robot = Robot(people: [SmallHome.pharmacist, SmallHome.designated])
    robot.feed(.draftsLoaded(disk.all, problems: []))
    #expect(!robot.shows("WALKER"))
    robot.press("1<Enter>")
    #expect(robot.message.contains("Begun and not signed: WALKER."))
  }
}
