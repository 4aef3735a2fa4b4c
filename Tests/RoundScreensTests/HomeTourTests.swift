import Testing

@testable import RoundCore
@testable import RoundScreens

/// The designated person's tour, walked in memory; Tests/Scripts/story_tour_check.py walks it in a terminal.
@Suite("The home's tour")
struct HomeTourTests {
  private func begun(_ columns: Int, _ rows: Int) -> Robot {
    var robot = Robot.pretend(columns, rows)
    robot.press("i1<Enter>")
    robot.press("<Ctrl-T>")
    return robot
  }

  @Test(
    "Every step's keys lead to what it speaks of: somebody put forward, a note, the MAR confirmed, the list sent",
    arguments: [(80, 24), (100, 30), (120, 40), (200, 60), (60, 20), (40, 15)])
  func walks(_ columns: Int, _ rows: Int) {
    var robot = begun(columns, rows)
    #expect(TourStory.home.steps.count > 25)
    robot.walkTour(.home)
    #expect(robot.drafts(FlagRaised.self).map(\.reasons) == [["bowels"]])
    #expect(robot.drafts(NoteWritten.self).count == 1)
    #expect(robot.drafts(ListSent.self).count == 1)
    #expect(robot.unsigned == 0)
    robot.press("<Space>")
    #expect(robot.state.tour == nil)
    #expect(robot.state.size == Size(columns: columns, rows: rows))
    #expect(robot.context == .prepareList)
    // What it has signed stands; a second one would be of another list.
    robot.press("<Ctrl-T>")
    #expect(robot.state.tour == nil)
    #expect(robot.message == "The tour needs a fresh pretend home: homeround demo --tour")
  }

  @Test("Whoever goes on as the home is told of it, and it begins at the next round")
  func offered() {
    var robot = Robot.pretend(80, 24)
    robot.press("i1<Enter>")
    #expect(robot.message.contains("Ctrl-T: a tour of about 3 minutes."))
    robot.press("]<Ctrl-T>")
    #expect(robot.state.tour?.steps == TourStory.home.steps)
    #expect(robot.state.roundPlan?.date == robot.state.today)
  }

  @Test("Left to itself it plays to its end in about three minutes, and what it says fits")
  func plays() {
    var robot = begun(80, 24)
    let milliseconds = robot.playTour()
    #expect(robot.state.tour?.index == TourStory.home.steps.count - 1)
    #expect(robot.drafts(ListSent.self).count == 1)
    #expect((120_000...210_000).contains(milliseconds), "\(milliseconds) ms")
    for step in TourStory.home.steps {
      for (columns, rows) in [(80, 24), (120, 40)] {
        let lines = SafeText.wrapped(step.say, width: min(columns - 2, 100))
        let room = TourState.rows(Size(columns: columns, rows: rows)) - 2
        #expect(lines.count <= room, "\(step.say)")
      }
    }
  }
}
