import Testing

@testable import RoundCore
@testable import RoundScreens

/// What was measured and can't wait, from then until somebody signs something of it.
struct MeasuredUrgentTests {
  private static let nineteen = ObservationsRecorded(
    measuredAt: SmallHome.noon.adding(minutes: -20), respiration: 26, saturation: 90, scale: 1,
    oxygen: true, systolic: 88, pulse: 134, consciousness: "V", temperature: "39.5")
  private static let words = "ACT NOW (MEASURED): PATEL"

  private func measured() -> Robot { Robot(SmallHome.shared.with(Self.nineteen, "Anil")) }

  @Test("NEWS2 19 of which nothing was signed stays on every screen, on the lock without the name")
  func stays() {
    var robot = measured()
    #expect(robot.shows(Self.words))
    robot.press("/doris<Enter>")
    #expect(robot.shows(Self.words))
    robot.press("o")
    #expect(robot.shows(Self.words))
    robot.press("<Esc><F9>")
    #expect(robot.shows("ACT NOW (MEASURED)"))
    #expect(!robot.shows("PATEL"))
  }

  @Test("An urgent concern, or the decision that it may wait, takes its place")
  func answered() {
    var robot = measured()
    robot.press("apatel<Enter>1")
    robot.answer("priority", "2")
    robot.answer("priorityReason", "asked today")
    robot.go(to: "gate")
    robot.press("1<Ctrl-S>")
    robot.sign()
    #expect(!robot.shows("ACT NOW (MEASURED)"))
    #expect(robot.shows("ROUTE NOT RECORDED"))

    var other = measured()
    other.press("apatel<Enter>1")
    other.answer("priority", "2")
    other.answer("priorityReason", "asked today")
    other.answer("gate", "2<Ctrl-S>")
    other.answer("gateWho", "Dr Shah")
    other.answer("gateWhy", "seen ten minutes ago<Ctrl-S>")
    other.sign()
    #expect(!other.shows("ACT NOW (MEASURED)"))
    #expect(!other.shows("ROUTE NOT RECORDED"))
  }

  @Test("What is recorded as usual, and what was measured too long ago, calls nobody")
  func callsNobody() {
    let old = ObservationsRecorded(
      measuredAt: SmallHome.noon.adding(hours: -24 * 9), respiration: 26, saturation: 90, scale: 1,
      oxygen: true, systolic: 88, pulse: 134, consciousness: "V", temperature: "39.5")
    #expect(!Robot(SmallHome.shared.with(old, "Anil")).shows("ACT NOW (MEASURED)"))
    #expect(!Robot().shows("ACT NOW (MEASURED)"))
  }

  @Test("q says what is urgent and still open before it leaves, and leaves at the second")
  func leaving() {
    var robot = measured()
    robot.press("q")
    #expect(!robot.hasQuit)
    #expect(robot.message.hasPrefix("STILL OPEN. \(Self.words)"))
    #expect(robot.message.hasSuffix("q again leaves; any other key stays."))
    robot.press("<Down>q")
    #expect(!robot.hasQuit)
    robot.press("q")
    #expect(robot.hasQuit)
  }
}
