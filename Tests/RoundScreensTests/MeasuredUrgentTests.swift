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

  /// NEWS2 5: somebody decides the same day.
  private static let five = ObservationsRecorded(
    measuredAt: SmallHome.noon.adding(minutes: -20), respiration: 21, saturation: 94, scale: 1,
    oxygen: false, systolic: 105, pulse: 95, consciousness: "A", temperature: "36.8")

  @Test("What is for the same day stays in the row and on the page until something is signed")
  func sameDay() {
    var robot = Robot(SmallHome.shared.with(Self.five, "Samuel"))
    #expect(!robot.shows(Self.title))
    #expect(robot.lines.contains { $0.contains("OKORO") && $0.contains("SAME DAY") })
    robot.press("/samuel<Enter>")
    #expect(robot.shows("SAME DAY: NEWS2 5, measured 20 min ago"))
    #expect(robot.shows("Press ! for whom to ring, e to record who was told, o for the outcome."))
    robot.press("0<Ctrl-S>")
    robot.sign()
    #expect(!robot.shows("SAME DAY"))
    robot.press("/samuel<Enter>")
    #expect(!robot.shows("SAME DAY"))
    // On the home's list too, and in the row of somebody whom nobody put forward.
    var home = Robot(
      SmallHome.shared.with(Self.five, "Anil"), people: [SmallHome.designated])
    #expect(home.lines.contains { $0.contains("PATEL") && $0.contains("SAME DAY") })
    home.press("/patel<Enter>")
    #expect(home.shows("SAME DAY: NEWS2 5, measured 20 min ago"))
    #expect(home.shows("e to record who was told."))
    #expect(!Robot().shows("SAME DAY"))
  }

  @Test("In a window that is left open it goes when the measurement no longer counts, too")
  func sameDayGoes() {
    var robot = Robot(SmallHome.shared.with(Self.five, "Samuel"))
    robot.change { $0.settings.lockAfter = 15 }
    for _ in 0..<(25 * 6) {
      robot.press("<Down>")
      robot.wait(minutes: 10)
    }
    #expect(!robot.shows("SAME DAY"))
  }

  private static let title = "ACT NOW (MEASURED)"

  private static func earlier(_ minutes: Int) -> Moment { SmallHome.noon.adding(minutes: -minutes) }

  @Test("An older urgent concern that is still open does not stand for what was measured since")
  func afterAnOpenConcern() {
    let concern = EscalationRecorded(
      round: nil, concern: "chest infection", route: "111", at: Self.earlier(600), told: "111",
      said: nil)
    let home = SmallHome.shared.with(concern, "Anil", at: Self.earlier(600))
      .with(Self.nineteen, "Anil")
    #expect(Robot(home).shows(Self.words))
  }

  @Test("A blood glucose alone calls too, and is not answered by what was signed before it")
  func glucoseAlone() {
    let low = ObservationsRecorded(measuredAt: Self.earlier(35), bloodGlucose: "3.1")
    let home = SmallHome.shared.with(low, "Anil")
    #expect(Robot(home).shows(Self.title))
    let answered = home.with(
      EscalationRecorded(
        round: nil, concern: "low glucose", route: "999", at: Self.earlier(25), told: "999",
        said: nil), "Anil", at: Self.earlier(25))
    #expect(!Robot(answered).shows(Self.title))
    let again = ObservationsRecorded(measuredAt: Self.earlier(12), bloodGlucose: "2.9")
    #expect(Robot(answered.with(again, "Anil", at: Self.earlier(10))).shows(Self.title))
  }

  @Test("What was answered does not call again because one more thing was measured")
  func notAgain() {
    let answered = SmallHome.shared.with(Self.nineteen, "Anil").with(
      EscalationRecorded(
        round: nil, concern: "very unwell", route: "999", at: Self.earlier(15), told: "999",
        said: nil), "Anil", at: Self.earlier(15))
    let pulse = ObservationsRecorded(measuredAt: Self.earlier(6), pulse: 72)
    #expect(!Robot(answered.with(pulse, "Anil", at: Self.earlier(5))).shows(Self.title))
  }

  @Test("In a window that is left open it goes when the measurement no longer counts")
  func goesWithTime() {
    var robot = measured()
    robot.change { $0.settings.lockAfter = 15 }
    for _ in 0..<(25 * 6) {
      robot.press("<Down>")
      robot.wait(minutes: 10)
    }
    #expect(!robot.shows(Self.title))
  }

  @Test("What was measured too long ago calls nobody")
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
    // In a window that shows no names none is said.
    robot.press("<Down>")
    robot.resize(30, 8)
    robot.press("q")
    #expect(robot.message.hasPrefix("STILL OPEN. \(Self.title)"))
    #expect(!robot.message.contains("PATEL"))
    robot.resize(80, 24)
    robot.press("<Down>q")
    #expect(robot.message.hasSuffix("q again leaves; any other key stays."))
    robot.press("<Down>q")
    #expect(!robot.hasQuit)
    robot.press("q")
    #expect(robot.hasQuit)
  }

  @Test("A draft that is not on the disk is named before q leaves, beside what is urgent")
  func leavingWithLostText() {
    var robot = measured()
    robot.disk.failure = "The disk is full."
    robot.press("/ivy<Enter>o1<Esc><Esc><Esc>q")
    #expect(!robot.hasQuit)
    #expect(robot.message.contains("NOT SAVED, and lost when you leave"))
    #expect(robot.message.contains("STILL OPEN. \(Self.words)"))
  }
}
