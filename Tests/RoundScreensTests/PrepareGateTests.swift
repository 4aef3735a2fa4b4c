import RoundScreens
import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("The gate before the home's list, wherever a flag comes from")
struct PrepareGateTests {
  private static let nineteen = ObservationsRecorded(
    measuredAt: SmallHome.noon.adding(minutes: -20), respiration: 26, saturation: 90, scale: 1,
    oxygen: true, systolic: 88, pulse: 134, consciousness: "V", temperature: "39.5")

  private func tick(_ robot: inout Robot, _ code: String) {
    robot.choose("concerns", UrgencyCatalog.shipped.rules.item(code)?.words ?? "")
  }

  @Test("NEWS2 19 stops the home's own request: escalated, with the card, and not routine")
  func score() throws {
    var robot = PreparingHome.robot(of: PreparingHome.home.with(Self.nineteen, "Anil"))
    PreparingHome.flag(&robot, "anil")
    #expect(robot.focus == "gate")
    #expect(robot.shows("ACT NOW, not for the round: NEWS2 19"))
    #expect(robot.asked.isEmpty)
    robot.press("1<Ctrl-S>")
    #expect(robot.sentences.contains("Stands on the list as escalated, not as routine"))
    robot.sign()
    #expect(robot.shows("URGENT CARD: WHOM TO RING"))
    let check = try #require(robot.drafts(UrgencyChecked.self).last)
    let anil = SmallHome.shared.id("Anil").flatMap { robot.state.record.residents[$0] }
    #expect(check.answer == .escalated)
    #expect(check.flag == anil?.flags.last?.header.id)
    #expect(robot.drafts(FlagRaised.self).last?.round == check.round(in: robot.state.record))
    #expect(robot.drafts(EscalationRecorded.self).map(\.route) == [nil])
    robot.press("<Esc><Esc>")
    #expect(robot.shows("escalated"))
    robot.press("d")
    #expect(robot.sentences.contains("PATEL: ESCALATED, not routine; it does not wait."))
  }

  @Test("A ticked concern of the second tier asks who decides today, and nobody is escalated")
  func sameDay() {
    var robot = PreparingHome.robot()
    robot.press("/gwen<Enter>a")
    robot.choose("reasons", "pain")
    robot.answer("priority", "2")
    robot.answer("priorityReason", "asked today")
    robot.answer("raisedBy", "2")
    tick(&robot, "newConfusion")
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "gateSameDay")
    robot.press("1<Ctrl-S>")
    #expect(robot.focus == "decider")
    robot.press("duty doctor")
    robot.answer("decideBy", "16:00<Ctrl-S>")
    robot.sign()
    #expect(robot.drafts(UrgencyChecked.self).map(\.answer) == [.sameDay])
    #expect(robot.drafts(EscalationRecorded.self).isEmpty)
    #expect(robot.state.list.map(\.status) == [.toSee])
  }

  @Test("A changed request asks again only about what was measured since the answer")
  func change() {
    var robot = PreparingHome.robot(of: PreparingHome.home.with(Self.nineteen, "Anil"))
    PreparingHome.flag(&robot, "anil")
    robot.answer("gate", "2")
    robot.answer("gateWho", "Dr Shah")
    robot.answer("gateWhy", "she has just seen him<Ctrl-S>")
    robot.sign()
    #expect(robot.drafts(UrgencyChecked.self).map(\.answer) == [.routine])
    robot.press("/anil<Enter>V")
    robot.answer("question", "More fluids?<Ctrl-S>")
    #expect(robot.context == .sign)
    robot.sign()
    #expect(robot.drafts(UrgencyChecked.self).count == 1)
    robot.wait(minutes: 5)
    var chain = Chain(seed: 91)
    robot.change { state in
      state.record.apply(
        chain.write(
          [
            EntryDraft(
              ObservationsRecorded(
                measuredAt: state.now, respiration: 28, saturation: 88, scale: 1, oxygen: true,
                systolic: 84, pulse: 140, consciousness: "V", temperature: "39.5"),
              resident: SmallHome.shared.id("Anil"), author: SmallHome.designated)
          ], at: state.now))
    }
    robot.press("V<Ctrl-S>")
    #expect(robot.focus == "gate")
    robot.press("1<Ctrl-S>")
    robot.sign()
    #expect(robot.drafts(UrgencyChecked.self).map(\.answer) == [.routine, .escalated])
  }

  @Test("Whoever must not wait is not taken over from an earlier round with the others")
  func takesOver() {
    var robot = PreparingHome.robot(of: PreparingHome.home.with(Self.nineteen, "Ivy"))
    robot.press("A")
    #expect(robot.title.isEmpty)
    #expect(
      robot.message
        == "Nobody is taken: what is measured must not wait for a round. Use a for each.")
    #expect(robot.asked.isEmpty)
  }

  // MARK: From the register

  @Test("Back from hospital goes through the gate: what is ticked is escalated, with the card")
  func backFromHospital() {
    let home = SmallHome.shared.with(
      ResidenceChanged(state: .hospital, on: SmallHome.today.adding(days: -3)), "Gwen")
    var robot = Robot(home)
    robot.press("B/gwen<Enter>L")
    robot.choose("to", "Is back from hospital")
    robot.choose("priority", robot.state.catalog.priorities[1].words)
    robot.answer("priorityReason", "new tablets")
    tick(&robot, "chestPain")
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "gate")
    robot.press("1<Ctrl-S>")
    robot.sign()
    #expect(robot.shows("URGENT CARD: WHOM TO RING"))
    #expect(robot.status("Gwen") == .escalated)
    #expect(robot.drafts(UrgencyChecked.self).map(\.answer) == [.escalated])
  }

  @Test("What is measured stops a return too, and not putting forward leaves the question out")
  func measuredOnReturn() {
    let home = SmallHome.shared
      .with(ResidenceChanged(state: .hospital, on: SmallHome.today.adding(days: -3)), "Gwen")
      .with(Self.nineteen, "Gwen")
    var robot = Robot(home)
    robot.press("B/gwen<Enter>L")
    robot.choose("to", "Is back from hospital")
    #expect(robot.form?.findings.tier == .actNow)
    robot.choose("flag", "No")
    #expect(robot.form?.findings.isEmpty == true)
  }

  @Test("A new admission goes through the gate, though nothing is recorded of them yet")
  func admission() {
    var robot = Robot()
    robot.press("Ba")
    robot.answer("family", "Abel")
    robot.choose("gender", "Not Known")
    robot.choose("numberStatus", "None")
    robot.choose("flag", "Yes")
    robot.answer("priority", "2")
    robot.answer("priorityReason", "new here")
    tick(&robot, "chestPain")
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "gate")
    robot.press("1<Ctrl-S>")
    robot.sign()
    #expect(robot.shows("URGENT CARD: WHOM TO RING"))
    let abel = robot.state.record.residents.values.first { $0.current?.family == "Abel" }
    #expect(abel?.openStates.count == 1)
    #expect(abel?.urgencyChecks.facts.map(\.body.answer) == [.escalated])
  }
}

extension UrgencyChecked {
  /// The round of the flag that was checked.
  fileprivate func round(in record: Record) -> RoundID? {
    record.residents.values.lazy.flatMap(\.flags.facts).first { $0.header.id == flag }?.body.round
  }
}
