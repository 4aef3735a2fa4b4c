import RoundScreens
import Testing

@testable import RoundCore

@Suite("What was signed, on the resident's screen")
struct ResidentScreenTests {
  /// The whole text of the resident's screen, wherever it is scrolled to.
  private func text(_ home: SmallHome, _ given: String) -> String {
    guard let id = home.id(given) else { return "" }
    return Robot.flat(
      ResidentText.lines(of: id, record: home.record, now: SmallHome.noon, width: 100)
        .joined(separator: " "))
  }

  private func change(
    _ kind: String, _ medicine: String, before: String? = nil, after: String? = nil,
    prescriber: String? = nil
  ) -> SmallHome {
    var identifiers = Identifiers(random: SeededRandom(seed: 21))
    let change = MedicineChange(
      id: identifiers.entry(at: SmallHome.noon), change: kind, medicine: medicine, before: before,
      after: after, why: "falls", marToday: true, prescriber: prescriber)
    return SmallHome.shared.with(
      ReviewSigned(
        round: SmallHome.shared.round, flags: [], contact: "faceToFace",
        medicineChanges: [change]), "Doris", by: SmallHome.pharmacist)
  }

  @Test("A signed change stands beside the medicines: what, before and after, when, by whom")
  func medicineChange() {
    let shown = text(
      change("doseChange", "Amlodipine", before: "10 mg", after: "5 mg", prescriber: "Dr Shah"),
      "Doris")
    #expect(shown.contains("Signed since this list, which may not have it yet:"))
    #expect(shown.contains("~ Change of dose: Amlodipine, 10 mg → 5 mg. MAR TODAY"))
    #expect(shown.contains("because: falls"))
    #expect(
      shown.contains(
        "Prescriber: Dr Shah. K. Adeyemi (pharmacist, GPhC 2087654), 12-Mar-2026 11:30"))
    #expect(shown.contains("! amlodipine 10 mg, morning (signed since: CHANGE OF DOSE)"))
  }

  @Test("A stopped medicine is marked, and nobody named makes it a recommendation")
  func stopped() {
    let shown = text(change("stop", "Zopiclone 7.5 mg", before: "at night"), "Doris")
    #expect(shown.contains("! zopiclone 7.5 mg, night (signed since: STOP)"))
    #expect(shown.contains("- RECOMMENDED, not prescribed: Stop: Zopiclone 7.5 mg"))
    #expect(shown.contains("A RECOMMENDATION, not prescribed: no prescriber is named."))
  }

  @Test("A change that is older than the list is told as that")
  func olderThanList() {
    let home = change("stop", "Zopiclone 7.5 mg").with(
      MedicinesRecorded(
        text: "amlodipine 10 mg", asOf: SmallHome.today.adding(days: 1), source: "MAR"), "Doris",
      at: SmallHome.noon)
    let shown = text(home, "Doris")
    #expect(shown.contains("Signed before this list:"))
    #expect(!shown.contains("Signed since this list"))
  }

  @Test("How an urgent concern ended is on the resident's screen, with when and by whom")
  func concernEnded() {
    var robot = Robot()
    robot.press("/samuel<Enter>e")
    robot.answer("concern", "Short of breath")
    robot.press("<Tab>1")
    robot.answer("told", "999 desk<Ctrl-S>")
    robot.sign()
    robot.press("/samuel<Enter>")
    #expect(robot.shows("URGENT CONCERN, STILL OPEN: Short of breath"))
    robot.press("E")
    robot.answer("ending", "Admitted, ward 7<Ctrl-S>")
    robot.sign()
    robot.press("/samuel<Enter>")
    #expect(robot.shows("URGENT CONCERN, ended: Short of breath"))
    #expect(robot.shows("Ended 12-Mar-2026 12:00: Admitted, ward 7"))
  }

  @Test("The end of an urgent concern takes a day and a time, and refuses what has not come")
  func endingTime() {
    let began = UKTime.moment(day: SmallHome.today.adding(days: -1), hour: 10, minute: 0)
    let home = SmallHome.shared.with(
      EscalationRecorded(
        round: SmallHome.shared.round, concern: "short of breath", route: "emergency999",
        at: began, told: "999 desk", said: nil), "Samuel")
    var robot = Robot(home)
    robot.press("/samuel<Enter>E")
    robot.answer("ending", "Admitted")
    robot.answer("time", "<Ctrl-U>12:01<Ctrl-S>")
    #expect(robot.focus == "time")
    #expect(robot.shows("12:01 has not come yet. When was it?"))
    robot.answer("day", "<Ctrl-U>yesterday")
    #expect(robot.shows("= Wed 11-Mar-2026"))
    robot.answer("time", "<Ctrl-U>09:00<Ctrl-S>")
    #expect(robot.shows("That is before the concern itself (11-Mar-2026 10:00)."))
    robot.press("<Ctrl-U>22:15<Ctrl-S>")
    robot.sign()
    let ended = robot.drafts(EscalationEnded.self).last?.at
    #expect(ended.map { UKTime($0).shown } == "11-Mar-2026 22:15")
  }

  @Test("A CPR decision whose review date has passed is marked")
  func cprReview() {
    func banner(_ days: Int) -> String {
      let home = SmallHome.shared.with(
        CPRRecorded(decision: .doNotAttempt, reviewOn: SmallHome.today.adding(days: days)), "Doris")
      var robot = Robot(home)
      robot.press("/doris<Enter>")
      return robot.text
    }
    #expect(banner(-1).contains("CPR decision Do not attempt CPR ! review was due 11-Mar-2026"))
    #expect(banner(0).contains("CPR decision Do not attempt CPR review 12-Mar-2026"))
  }

  private func withAction() -> SmallHome {
    var identifiers = Identifiers(random: SeededRandom(seed: 22))
    let action = RoundAction(
      id: identifiers.entry(at: SmallHome.noon), what: "Bloods", ownerSide: "practice",
      owner: "phlebotomist", due: SmallHome.today, dueNextRound: false)
    return SmallHome.shared.with(
      ReviewSigned(
        round: SmallHome.shared.round, flags: [], contact: "faceToFace", actions: [action]),
      "Samuel", by: SmallHome.pharmacist)
  }

  @Test("An open action is ticked off with who did it, signed, and is no longer open")
  func ticksOff() {
    var robot = Robot(withAction())
    robot.press("/samuel<Enter>")
    #expect(robot.shows("Open actions (1)"))
    robot.press("t")
    #expect(robot.title == "WHAT HAS BECOME OF AN ACTION?")
    robot.answer("state", "1")
    robot.press("<Ctrl-S>")
    #expect(robot.shows("Who did it, or who says so?"))
    robot.answer("who", "J. Reed, deputy manager")
    robot.answer("note", "potassium 4.1<Ctrl-S>")
    #expect(robot.sentences.contains("potassium 4.1; J. Reed, deputy manager"))
    robot.sign()
    let update = robot.drafts(ActionUpdated.self).last
    #expect(update?.state == .done)
    #expect(update?.note == "potassium 4.1; J. Reed, deputy manager")
    #expect(robot.drafts(RoundOpened.self).isEmpty)
    #expect(robot.context == .resident)
    #expect(robot.shows("Open actions (0)"))
    robot.press("t")
    #expect(robot.message == "No action is open for this resident.")
  }

  @Test("Not done needs its reason; still waiting stays open and says for what")
  func notDoneAndWaiting() {
    var robot = Robot(withAction())
    robot.press("/samuel<Enter>t")
    robot.answer("state", "2")
    robot.answer("who", "phlebotomist<Ctrl-S>")
    #expect(robot.shows("Say why it is not done."))
    robot.go(to: "state")
    robot.press("3")
    robot.answer("waits", "a new form<Ctrl-S>")
    robot.sign()
    #expect(robot.drafts(ActionUpdated.self).last?.state == .waiting)
    #expect(robot.shows("Open actions (1)"))
    #expect(robot.shows("Waiting for a new form since Thu 12-Mar-2026: phlebotomist"))
  }
}
