import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("The agreement and the cover page on screen")
struct AgreementTests {
  private static let agreed = AgreementSet(
    practice: "Bridge Street Surgery",
    clinicalLead: AgreementSet.Contact(name: "Dr A. Shah"),
    usualClinician: AgreementSet.Contact(name: "K. Adeyemi", role: "Pharmacist"), weekday: 4,
    time: "13:00",
    urgentNumbers: [
      AgreementSet.UrgentNumber(route: "nhs111", number: "111", hours: "beside the resident"),
      AgreementSet.UrgentNumber(route: "Night nurses", number: "01632 960304", hours: nil),
    ])
  private static let home = SmallHome.shared.with(agreed)

  @Test("H shows it, e asks for the part, and what is signed is a new version")
  func changes() {
    var robot = Robot(AgreementTests.home)
    robot.press("H")
    #expect(robot.pages == [.agreement(version: nil)])
    robot.press("eu")
    #expect(robot.title == "AGREEMENT: URGENT NUMBERS AND DUTY ROTA")
    #expect(robot.form?.text("number-nhs111") == "111")
    #expect(robot.form?.text("others") == "Night nurses | 01632 960304 |")
    robot.answer("number-practiceSameDay", "01632 960203")
    robot.answer("hours-practiceSameDay", "08:00 to 18:30 on working days")
    robot.answer("visits", "1030<Ctrl-S>")
    robot.sign()
    let agreement = robot.state.record.agreement
    #expect(agreement?.visitRequestsBy == "10:30")
    #expect(
      agreement?.urgentNumbers.map(\.number) == ["01632 960203", "111", "01632 960304"])
    // What the part does not ask stays.
    #expect(agreement?.usualClinician?.name == "K. Adeyemi")
    #expect(robot.state.record.agreements.facts.count == 2)
    #expect(robot.pages.last == .agreement(version: nil))
    robot.press("[")
    #expect(robot.pages.last == .agreement(version: 1))
    robot.press("[")
    #expect(robot.message == "This is the first agreement on record.")
    robot.press("]")
    #expect(robot.pages.last == .agreement(version: 2))
  }

  @Test(
    "Every part opens, and one that is left as it was makes no version",
    arguments: AgreementPart.allCases)
  func parts(_ part: AgreementPart) {
    var robot = Robot(AgreementTests.home)
    robot.press("He\(part.key)<Ctrl-S>")
    #expect(robot.context == .form)
    #expect(robot.message == "Nothing is changed. Esc leaves the form.")
  }

  @Test("The home's own name and kind are changed with its part")
  func homePart() {
    var robot = Robot(AgreementTests.home)
    robot.press("Heh")
    robot.choose("service", "Nursing")
    robot.answer("designatedName", "J. Reed")
    robot.answer("designatedTelephone", "01632 960101<Ctrl-S>")
    robot.sign()
    #expect(robot.state.record.homes.last?.body.service == "nursing")
    #expect(robot.state.record.homes.last?.body.pretend == true)
    #expect(robot.state.record.agreement?.designatedPerson?.telephone == "01632 960101")
  }

  @Test("Bad input is said by the question, and what was typed stays")
  func badInput() {
    var robot = Robot(AgreementTests.home)
    robot.press("Her")
    robot.answer("time", "<Ctrl-U>25 o'clock")
    robot.answer("bankHolidays", "first of May")
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "time")
    #expect(robot.shows("The time as hh:mm, such as 14:30."))
    #expect(robot.form?.text("bankHolidays") == "first of May")
    robot.press("<Ctrl-U>14.30")
    robot.answer("bankHolidays", "<Ctrl-U>09-Jun-2027, 10/06/2027<Ctrl-S>")
    robot.sign()
    #expect(robot.state.record.agreement?.time == "14:30")
    #expect(robot.state.record.workingDays.added.count == 2)
    robot.press("<Esc>Hep")
    robot.answer("leadName", "<Ctrl-U>")
    robot.answer("leadTelephone", "01632 960202<Ctrl-S>")
    #expect(robot.shows("Whose? Give a name, or empty what stands below."))
    robot.press("<Esc>Heu")
    robot.answer("others", "<Ctrl-U>just words<Ctrl-S>")
    #expect(robot.shows("Each line: what | number | hours."))
  }

  @Test("No number is proposed where none is agreed")
  func noNumbers() {
    var robot = Robot()
    robot.press("Heu")
    for field in robot.form?.fields ?? [] { #expect(field.text.isEmpty, "\(field.id)") }
  }

  @Test("The lead says who does the round; the rest of the plan stays")
  func clinician() {
    var robot = Robot(AgreementTests.home)
    robot.press("T")
    #expect(robot.shows("Clinical lead: Dr A. Shah."))
    #expect(robot.form?.text("clinician") == "K. Adeyemi")
    robot.answer("clinician", "<Ctrl-U>L. Byrne, paramedic<Ctrl-S>")
    #expect(robot.sentences.contains { $0.contains("Dr A. Shah as clinical lead") })
    robot.sign()
    let plan = robot.state.record.rounds[SmallHome.shared.round]?.plan
    #expect(plan?.clinician == "L. Byrne, paramedic")
    #expect(plan?.time == "13:00")
    #expect(robot.drafts(RoundOpened.self).isEmpty)
  }

  @Test("Whoever is not the usual clinician is a stand-in; by guess nobody is")
  func standIn() {
    #expect(!Robot(AgreementTests.home).state.isStandIn)
    #expect(Robot(AgreementTests.home, people: [SmallHome.paramedic]).state.isStandIn)
    #expect(!Robot(AgreementTests.home, people: [SmallHome.manager]).state.isStandIn)
    #expect(!Robot(SmallHome.shared, people: [SmallHome.paramedic]).state.isStandIn)
    let two = SmallHome.people([SmallHome.paramedic, SmallHome.pharmacist])
    let asked = Robot(
      record: AgreementTests.home.record, people: two, size: Size(columns: 100, rows: 50))
    #expect(asked.state.me == nil)
    #expect(!asked.state.isStandIn)
  }

  @Test("S shows the cover page to everybody, and Esc goes on to the list")
  func coverPage() {
    var robot = Robot(AgreementTests.home)
    robot.press("S")
    #expect(robot.pages == [.coverPage])
    #expect(robot.title == "COVER PAGE")
    robot.press("w")
    #expect(robot.savedFiles == ["page.txt"])
    robot.press("e")
    #expect(robot.message == "This is not the agreement. H on the list shows it.")
    robot.press("<Esc>")
    #expect(robot.context == .roundList)
  }

  @Test("What whoever closes the round leaves for the next is kept")
  func handover() {
    var robot = Robot()
    robot.press("d")
    for field in robot.form?.fields ?? [] where field.id.hasPrefix("wait-") {
      robot.choose(field.id, "Safe to wait for the next round")
      robot.answer("why-" + field.id.dropFirst(5), "seen by the nurse")
    }
    robot.answer("handover", "Ask Gwen's daughter about the frame.<Ctrl-S>")
    #expect(robot.sentences.contains { $0.contains("Ask Gwen's daughter about the frame.") })
    robot.sign()
    #expect(
      robot.drafts(RoundClosed.self).map(\.handover) == ["Ask Gwen's daughter about the frame."])
  }
}
