import Testing

@testable import RoundCore
@testable import RoundScreens

/// The tour's own story, walked in memory; Tests/Scripts/story_tour_check.py walks it in a terminal.
@Suite("The tour")
struct TourTests {
  private func begun(_ columns: Int, _ rows: Int) -> Robot {
    var robot = Robot.pretend(columns, rows)
    robot.press("<Ctrl-T>")
    return robot
  }

  @Test(
    "Every step's keys lead to what it speaks of, and three residents are reviewed at its end",
    arguments: [(80, 24), (100, 30), (120, 40), (200, 60), (60, 20), (40, 15)])
  func walks(_ columns: Int, _ rows: Int) {
    var robot = begun(columns, rows)
    #expect(TourStory.round.steps.count > 30)
    robot.walkTour(.round)
    #expect(robot.drafts(ReviewSigned.self).count == 3)
    #expect(robot.drafts(ReviewSigned.self).first?.medicineChanges.first?.change == "stop")
    #expect(robot.drafts(ReviewSigned.self).first?.medicineChanges.count == 1)
    #expect(robot.drafts(ReviewSigned.self).first?.actions.map(\.ownerSide) == ["practice"])
    #expect(robot.drafts(ReviewSigned.self).last?.carePlanChanges.count == 1)
    #expect(robot.unsigned == 0)
    robot.press("<Space>")
    #expect(robot.state.tour == nil)
    #expect(robot.state.size == Size(columns: columns, rows: rows))
    #expect(robot.context == .roundList)
  }

  @Test("The long sheet takes one Page Down, and the MAR is explained where it is first spoken of")
  func onePage() {
    let steps = TourStory.round.steps
    #expect(steps.filter { $0.keys == "<Page Down>" }.last?.untilRead != true)
    let first = steps.first { $0.say.contains("MAR") }
    #expect(first?.say.contains("the home's record of the medicines it gives") ?? false)
    // The screen speaks of it one step before the answer is asked.
    for words in [
      "N asks who was told", "on a resident's page", "the arrows and press Space", "go Up",
    ] {
      #expect(steps.contains { $0.say.contains(words) }, "\(words)")
    }
  }

  @Test("Keys that are typed stand in quotation marks, and nothing to be typed comes after them")
  func bids() {
    func bid(_ script: String) -> String { KeyScript.bidding(KeyScript.read(script)) }
    #expect(bid("<Down>") == "Press Down")
    #expect(bid("1<Tab>") == "Press 1, then Tab")
    #expect(bid("/nguyen") == "Type \"/nguyen\"")
    #expect(bid("<Ctrl-P>sheet") == "Press Ctrl-P, then type \"sheet\"")
    #expect(bid("1234<Enter>") == "Type \"1234\", then Enter")
    #expect(bid("<Down><Down><Space><Tab>") == "Press Down, then Down, then Space, then Tab")
  }

  @Test("What is said fits under the screens", arguments: [(80, 24), (120, 40)])
  func saysFit(_ columns: Int, _ rows: Int) {
    for step in TourStory.round.steps {
      let lines = SafeText.wrapped(step.say, width: min(columns - 2, 100))
      #expect(lines.count <= TourState.rows(Size(columns: columns, rows: rows)) - 2, "\(step.say)")
    }
  }

  @Test("Another key does nothing but say which one is meant")
  func otherKeys() {
    var robot = begun(80, 24)
    let before = robot.given
    robot.press("oq<Enter>")
    #expect(robot.state.tour?.index == 0)
    #expect(robot.given == before)
    #expect(!robot.hasQuit)
    #expect(robot.shows("Not that key. Press Down; Ctrl-X leaves the tour."))
  }

  @Test("Where words are asked for, a text box takes its own keys too")
  func writes() {
    var robot = begun(80, 24)
    robot.press("<Down><Enter><Tab>o1<Tab>No.<Enter>She is allergic.<Ctrl-Z>")
    #expect(robot.form?.focused?.text.hasPrefix("No.") ?? false)
    #expect(robot.state.tour?.index == 5)
    robot.press("<Tab><Tab>")
    #expect(robot.focus == "outcomes")
  }

  @Test("It plays by itself, and any key takes over")
  func plays() {
    var robot = begun(80, 24)
    robot.press("<Ctrl-T>")
    #expect(robot.state.tour?.isPlaying ?? false)
    for _ in 0..<40 {
      robot.wait(seconds: 20)
    }
    let place = robot.state.tour?.index ?? 0
    #expect(place > 4)
    robot.press("x")
    #expect(robot.state.tour?.isPlaying == false)
    #expect(robot.shows("It is your turn again."))
    robot.wait(minutes: 5)
    #expect(robot.state.tour?.index == place)
  }

  @Test("Left to itself it plays to its end, with time to read, in about three minutes")
  func playsToTheEnd() {
    var robot = begun(80, 24)
    let milliseconds = robot.playTour()
    #expect(robot.state.tour?.index == TourStory.round.steps.count - 1)
    #expect(robot.drafts(ReviewSigned.self).count == 3)
    #expect((150_000...210_000).contains(milliseconds), "\(milliseconds) ms")
  }

  @Test("A resize in the middle keeps the step and the screen under it")
  func resizes() {
    var robot = begun(80, 24)
    robot.press("<Down><Enter>")
    robot.resize(40, 15)
    robot.resize(200, 60)
    #expect(robot.canvas.size == Size(columns: 200, rows: 60))
    robot.press("<Tab>o")
    #expect(robot.title == "OUTCOME")
  }

  @Test("Ctrl-X leaves the tour where it is; the real home has none")
  func leaves() {
    var robot = begun(80, 24)
    robot.press("<Down><Ctrl-X>")
    #expect(robot.state.tour == nil)
    #expect(robot.state.size == Size(columns: 80, rows: 24))
    let real = SmallHome.shared.with(HomeDeclared(name: "Rosewood House", pretend: false))
    var other = Robot(real)
    other.press("<Ctrl-T>")
    #expect(other.state.tour == nil)
    #expect(other.message == "The tour is for the pretend home: homeround demo --tour")
  }

  @Test("The first run offers the tour in two keys")
  func firstRun() {
    var robot = Robot(
      record: Record(home: SmallHome.shared.home), people: [], size: Size(columns: 80, rows: 24))
    robot.press("2<Enter>")
    #expect(robot.setUps.first?.pretend == true)
    #expect(robot.setUps.first?.tour == true)
  }
}
