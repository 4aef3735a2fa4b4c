import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("The CPR decision on screen")
struct CPRFormTests {
  @Test("Either role writes down what the form says; the card shows it", arguments: [true, false])
  func records(isHome: Bool) throws {
    var robot = isHome ? PreparingHome.robot() : Robot()
    robot.press("/doris<Enter>M")
    robot.choose("what", "CPR decision, as on the form")
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "cprDecision")
    robot.choose("cprDecision", "Do not attempt CPR")
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "cprBy")
    robot.press("Dr Shah")
    robot.answer("cprOn", "1 Mar")
    robot.answer("cprReview", "01-Sep-2026")
    robot.answer("cprLocation", "front of the care file<Ctrl-S>")
    robot.sign()
    let cpr = try #require(robot.drafts(CPRRecorded.self).last)
    #expect(cpr.decision == .doNotAttempt)
    #expect(cpr.decidedBy == "Dr Shah" && cpr.because == nil)
    #expect(cpr.decidedOn?.iso == "2026-03-01" && cpr.reviewOn?.iso == "2026-09-01")
    robot.press("!")
    #expect(robot.shows("Do not attempt CPR. The form: front of the care file"))
  }

  @Test("A recorded decision is changed with the reason, and what it said is shown and replaced")
  func changes() throws {
    let home = SmallHome.shared.with(
      CPRRecorded(decision: .doNotAttempt, location: "care file"), "Doris")
    var robot = Robot(home)
    robot.press("/doris<Enter>M")
    robot.choose("what", "CPR decision, as on the form")
    robot.choose("cprDecision", "For attempted CPR")
    robot.answer("cprBy", "Dr Shah<Ctrl-S>")
    #expect(robot.focus == "cprWhy")
    robot.press("withdrawn with the family<Ctrl-S>")
    #expect(robot.sentences.contains("It said before: Do not attempt CPR, the form: care file"))
    robot.sign()
    let cpr = try #require(robot.drafts(CPRRecorded.self).last)
    #expect(cpr.because == "withdrawn with the family")
    let doris = SmallHome.shared.id("Doris").flatMap { robot.state.record.residents[$0] }
    #expect(cpr.replaces.count == 1)
    #expect(doris?.cpr.last?.body.decision == .attempt)
  }
}
