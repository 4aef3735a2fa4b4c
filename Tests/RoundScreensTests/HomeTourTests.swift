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
    let steps = TourStory.home.steps
    #expect(steps.count > 25)
    for (index, step) in steps.enumerated().dropLast() {
      guard let here = robot.state.tour?.index, here <= index || step.untilRead == true else {
        Issue.record("stuck before step \(index + 1): \(step.say)\(robot.testDescription)")
        return
      }
      guard here == index else { continue }
      #expect(robot.shows(String(step.say.prefix(20))))
      robot.press(step.type ?? "")
      if step.untilRead == true {
        for _ in 0..<300 where robot.state.tour?.index == index { robot.press(step.keys ?? "") }
      } else {
        robot.press(step.keys ?? "")
      }
      guard robot.state.tour?.index ?? 0 > index else {
        Issue.record("step \(index + 1) leads nowhere: \(step.say)\(robot.testDescription)")
        return
      }
    }
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
    robot.press("<Ctrl-T>")
    var milliseconds: Int64 = 0
    for _ in 0..<5_000 {
      guard let next = robot.state.tour?.nextAt else { break }
      milliseconds += next.milliseconds - robot.now.milliseconds
      robot.wait(seconds: max(1, Int((next.milliseconds - robot.now.milliseconds + 999) / 1000)))
    }
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
