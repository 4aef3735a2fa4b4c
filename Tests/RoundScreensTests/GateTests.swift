import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("The gate before the list, and the card")
struct GateTests {
  /// Adding Anil to the list, up to the concerns.
  private func adding(_ home: SmallHome = .shared) -> Robot {
    var robot = Robot(home)
    robot.press("apatel<Enter>1")
    robot.answer("priority", "2")
    robot.answer("priorityReason", "asked today")
    robot.go(to: "concerns")
    return robot
  }

  private func tick(_ robot: inout Robot, _ code: String) {
    let words = UrgencyCatalog.shipped.rules.item(code)?.words ?? ""
    robot.choose("concerns", words)
  }

  private func anil(_ robot: Robot) -> ResidentRecord? {
    SmallHome.shared.id("Anil").flatMap { robot.state.record.residents[$0] }
  }

  private static let nineteen = ObservationsRecorded(
    measuredAt: SmallHome.noon.adding(minutes: -20), respiration: 26, saturation: 90, scale: 1,
    oxygen: true, systolic: 88, pulse: 134, consciousness: "V", temperature: "39.5")

  @Test("Nothing ticked and nothing measured: the flag is routine, and nothing more is asked")
  func routine() {
    var robot = adding()
    robot.press("<Ctrl-S>")
    #expect(robot.context == .sign)
    robot.sign()
    #expect(robot.status("Anil") == .toSee)
    #expect(robot.drafts(UrgencyChecked.self).isEmpty)
    #expect(robot.drafts(EscalationRecorded.self).isEmpty)
  }

  @Test("A ticked concern of the first tier can't be saved as routine by passing it over")
  func actNow() {
    var robot = adding()
    tick(&robot, "chestPain")
    robot.press("<Ctrl-S>")
    #expect(robot.context == .form)
    #expect(robot.focus == "gate")
    #expect(robot.shows("ACT NOW, not for the round: Chest pain. What happens now?"))
    robot.press("1<Ctrl-S>")
    #expect(robot.sentences.contains("Stands on the list as escalated, not as routine"))
    #expect(robot.sentences.contains("homeround has told nobody. Ring now."))
    robot.sign()
    #expect(robot.context == .urgentPage)
    #expect(robot.shows("URGENT CARD: WHOM TO RING"))
    #expect(robot.status("Anil") == .escalated)
    let flag = robot.drafts(FlagRaised.self).last
    #expect(flag?.priorityReason == "asked today")
    let concern = robot.drafts(EscalationRecorded.self).last
    #expect(concern?.concern == "Chest pain")
    #expect(concern?.route == nil && concern?.at == nil)
    let check = robot.drafts(UrgencyChecked.self).last
    #expect(check?.answer == .escalated)
    #expect(check?.rules == "1" && check?.signedOff == nil)
    #expect(check?.flag == anil(robot)?.flags.last?.header.id)
    #expect(check?.escalation == anil(robot)?.escalations.last?.header.id)
  }

  @Test("NEWS2 19 stops a flag by itself (scenario 2)")
  func score() {
    var robot = adding(SmallHome.shared.with(Self.nineteen, "Anil"))
    #expect(robot.form?.findings.map(\.code) == ["news2", "singleThree"])
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "gate")
    #expect(robot.shows("NEWS2 19, measured 20 min ago"))
    robot.press("1<Ctrl-S>")
    robot.sign()
    #expect(robot.status("Anil") == .escalated)
  }

  @Test("An override needs who and why, and both are kept; the flag is routine then")
  func override() {
    var robot = adding(SmallHome.shared.with(Self.nineteen, "Anil"))
    robot.answer("gate", "2<Ctrl-S>")
    #expect(robot.focus == "gateWho")
    robot.press("Dr Shah<Ctrl-S>")
    #expect(robot.focus == "gateWhy")
    robot.answer("gateWhy", "seen by her ten minutes ago<Ctrl-S>")
    robot.sign()
    #expect(robot.status("Anil") == .toSee)
    let check = robot.drafts(UrgencyChecked.self).last
    #expect(check?.answer == .routine)
    #expect(check?.who == "Dr Shah")
    #expect(check?.why == "seen by her ten minutes ago")
    #expect(robot.drafts(EscalationRecorded.self).isEmpty)
    robot.resize(100, 80)
    #expect(robot.shows("Dr Shah decided so: seen by her ten minutes ago"))
  }

  @Test("Same day asks who decides and by when")
  func sameDay() {
    var robot = adding()
    tick(&robot, "newConfusion")
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "gateSameDay")
    robot.press("1<Ctrl-S>")
    #expect(robot.focus == "decider")
    robot.press("duty doctor")
    robot.answer("decideBy", "16:00<Ctrl-S>")
    robot.sign()
    #expect(robot.status("Anil") == .toSee)
    let check = robot.drafts(UrgencyChecked.self).last
    #expect(check?.answer == .sameDay)
    #expect(check?.who == "duty doctor")
    #expect(check?.decideBy == "Thu 12-Mar-2026 16:00")
  }

  @Test("Unticking takes the question away; what was typed there comes back with the tick")
  func unticked() {
    var robot = adding()
    tick(&robot, "chestPain")
    robot.answer("gate", "2")
    robot.answer("gateWho", "Dr Shah")
    robot.go(to: "concerns")
    tick(&robot, "chestPain")
    robot.press("<Ctrl-S>")
    #expect(robot.context == .sign)
    #expect(!robot.sentences.joined().contains("Dr Shah"))
    robot.press("<Esc>")
    tick(&robot, "chestPain")
    #expect(robot.form?.text("gateWho") == "Dr Shah")
  }

  @Test("What a clinician recorded as usual is shown and stops nobody")
  func usual() {
    let home = SmallHome.shared.with(
      UsualRecorded(concerns: ["newConfusion"]), "Anil", by: SmallHome.paramedic)
    var robot = adding(home)
    tick(&robot, "newConfusion")
    robot.press("<Ctrl-S>")
    #expect(robot.context == .sign)
    #expect(robot.sentences.contains("Usual for this resident, stops nobody"))
    robot.sign()
    #expect(robot.status("Anil") == .toSee)
    #expect(robot.drafts(UrgencyChecked.self).last?.findings.first?.isUsual == true)
  }

  @Test("Esc leaves the gate as any form, and everything typed is there again")
  func neverTrapped() {
    var robot = adding()
    tick(&robot, "chestPain")
    robot.answer("gate", "2")
    robot.answer("gateWho", "Dr Shah<Esc>")
    #expect(robot.context == .roundList)
    robot.press("apatel<Enter>1")
    #expect(robot.form?.text("gateWho") == "Dr Shah")
    #expect(robot.form?.ticked("concerns") == ["chestPain"])
    #expect(robot.form?.text("priorityReason") == "asked today")
  }

  /// Anil on the list, escalated, on the card.
  private func escalated() -> Robot {
    var robot = adding()
    tick(&robot, "chestPain")
    robot.answer("gate", "1<Ctrl-S>")
    robot.sign()
    return robot
  }

  @Test(
    "The route that is not recorded stays on every screen, and nobody's name where none may be",
    arguments: [
      "", "?", "<Esc>", "<Esc><Esc>", "<Esc><Esc>a", "<Esc><Esc>s", "<Esc><Esc>,", "m", "v",
      "<Ctrl-P>", "<Esc><Esc>/", "<Esc><Esc>f", "<Esc><Esc>r", "<Esc><Esc>/ivy<Enter>0<Ctrl-S>",
    ])
  func everywhere(_ keys: String) {
    for size in [Size(columns: 80, rows: 24), Size(columns: 40, rows: 15)] {
      var robot = escalated()
      robot.resize(size.columns, size.rows)
      robot.press(keys)
      #expect(
        robot.lines[1].contains("ROUTE NOT RECORDED: PATEL, Anil"), "\(robot.testDescription)")
      robot.press("<F9>")
      #expect(robot.shows("ROUTE NOT RECORDED"))
      #expect(!robot.shows("PATEL"))
      #expect(robot.shows("PIN:"))
      robot.resize(20, 8)
      #expect(robot.shows("ROUTE NOT RECORDED"))
      robot.press("1234<Enter>")
      #expect(robot.shows("ROUTE NOT RECORDED"))
    }
  }

  @Test("An urgent concern that is open for somebody of another list is said on this one")
  func elsewhere() throws {
    let next = try #require(RoundID("round-next"))
    let concern = EscalationRecorded(
      round: next, concern: "chest pain", route: "emergency999", at: SmallHome.noon,
      told: "ambulance control", said: nil)
    let home = SmallHome.shared
      .with(RoundPlanned(round: next, date: SmallHome.today.adding(days: 7)))
      .with(concern, "Anil")
    var robot = Robot(home)
    #expect(
      robot.lines[1].contains("URGENT CONCERN OPEN, NOT ON THIS LIST: PATEL, Anil"),
      "\(robot.testDescription)")
    robot.press("o")
    #expect(robot.shows("URGENT CONCERN OPEN, NOT ON THIS LIST"))
    // Whoever is on this list stands there as escalated, and needs no line of their own.
    let here = Robot(SmallHome.shared.with(concern, "Samuel"))
    #expect(!here.shows("NOT ON THIS LIST"))
    #expect(here.status("Samuel") == .escalated)
  }

  @Test(
    "On the list ! and w are about who is selected, never about somebody else whom a line names")
  func target() {
    var robot = escalated()
    robot.press("<Esc><Esc>/ivy<Enter><Esc>")
    #expect(robot.given == "Ivy")
    #expect(robot.shows("ROUTE NOT RECORDED: PATEL, Anil (Mr), room 14. Ring now: Ctrl-P"))
    robot.press("!")
    #expect(robot.context == .urgentPage)
    #expect(robot.given == "Ivy")
    robot.press("<Esc>w")
    #expect(robot.form == nil)
    #expect(robot.message.contains("The line at the top names PATEL, Anil (Mr), room 14"))
    robot.press("<Ctrl-P>anil<Enter>")
    #expect(robot.given == "Anil")
    robot.press("w")
    #expect(robot.form?.resident == SmallHome.shared.id("Anil"))
  }

  @Test("After the call w records the route, and the strip goes; the concern stays open")
  func route() {
    var robot = escalated()
    robot.press("w<Ctrl-S>")
    #expect(robot.focus == "route")
    robot.press("1")
    robot.answer("who", "999 call handler")
    robot.answer("said", "crew in ten minutes<Ctrl-S>y")
    #expect(robot.context == .urgentPage)
    #expect(!robot.shows("ROUTE NOT RECORDED"))
    #expect(robot.shows("999, 12:00. Told: 999 call handler. They said: crew in ten minutes"))
    #expect(robot.status("Anil") == .escalated)
    #expect(robot.drafts(EscalationFollowed.self).last?.step == .told)
    robot.press("Etaken to hospital<Ctrl-S>y")
    #expect(robot.status("Anil") == .toSee)
    #expect(robot.drafts(EscalationEnded.self).count == 1)
  }

  @Test("Decided for hospital: transport is asked for with its time, and the clock to 14:00 shows")
  func hospital() {
    var robot = escalated()
    robot.press("h")
    #expect(robot.title == "VISIT OR TRANSFER")
    robot.answer("step", "3")
    robot.answer("time", "<Ctrl-U>1110")
    robot.answer("who", "Dr Shah")
    robot.answer("decision", "3<Ctrl-S>")
    #expect(robot.focus == "transport")
    robot.press("1<Ctrl-S>")
    #expect(robot.focus == "transportTime")
    #expect(robot.shows("The time at which transport was asked for is needed."))
    robot.press("1115<Ctrl-S>")
    #expect(robot.sentences.contains("To hospital: 2hr left to 14:00."))
    robot.press("y")
    #expect(robot.shows("2hr left to 14:00"))
    let steps = robot.drafts(EscalationFollowed.self)
    #expect(steps.map(\.step) == [.decided, .transport])
    #expect(steps.first?.decision == "hospital")
    #expect(!robot.shows("TRANSPORT NOT ASKED FOR"))
  }

  @Test("Transport that is not asked for yet says why, and stays on every screen until it is")
  func transportNotYet() {
    var robot = escalated()
    robot.press("h")
    robot.answer("step", "3")
    robot.answer("who", "Dr Shah")
    robot.answer("decision", "3")
    robot.answer("transport", "2<Ctrl-S>")
    #expect(robot.focus == "notYet")
    robot.press("daughter is deciding<Ctrl-S>y")
    #expect(robot.lines[2].contains("TRANSPORT NOT ASKED FOR: PATEL, Anil"))
    robot.press("h")
    robot.answer("step", "4<Ctrl-S>y")
    #expect(!robot.lines[2].contains("TRANSPORT NOT ASKED FOR"))
  }

  @Test("The card says each of CPR, limits and medicines, the numbers, and a call to read out")
  func card() {
    let agreement = AgreementSet(urgentNumbers: [
      AgreementSet.UrgentNumber(
        route: "practiceSameDay", number: "01632 960203",
        hours: "08:00 to 18:30 on working days"),
      AgreementSet.UrgentNumber(
        route: "outOfHours", number: "01632 960303",
        hours: "18:30 to 08:00, weekends and bank holidays"),
      AgreementSet.UrgentNumber(
        route: "clinicianLine111", number: "01632 960302", hours: "mornings"),
    ])
    var whole = agreement
    whole.visitRequestsBy = "10:30"
    whole.dutyRota = "Mon to Wed Dr Shah, Thu and Fri Dr Okafor"
    var robot = Robot(SmallHome.shared.with(whole).with(Self.nineteen, "Doris"))
    robot.resize(100, 90)
    robot.press("/doris<Enter><Enter>!")
    #expect(robot.shows("CPR Not recorded"))
    #expect(robot.shows("Visits asked for by 10:30 for the same day"))
    #expect(robot.shows("On duty Mon to Wed Dr Shah, Thu and Fri Dr Okafor"))
    #expect(robot.shows("Practice, same day (duty doctor): 01632 960203 08:00"))
    #expect(robot.shows("Out of hours: 01632 960303 NOT NOW."))
    #expect(robot.shows("01632 960302 mornings (hours as written)"))
    #expect(robot.shows("NHS 111: 111"))
    let numbers = robot.lines.filter { $0.contains("→") }.map { $0.contains("999: 999") }
    #expect(numbers.first == true)
    #expect(robot.shows("I am K. Adeyemi, Pharmacist, at Rosewood House."))
    #expect(robot.shows("WALKER, Doris (Mrs), 87 years old, room 12. fell twice this week."))
    #expect(robot.shows("NEWS2 19 (high), a 3 in one part, measured 20 min ago"))
    #expect(robot.shows("Treatment limits: Not recorded."))
    #expect(robot.shows("Known allergies Penicillin (rash)."))
    #expect(robot.shows("Could a tablet be why she falls?"))
    #expect(robot.shows("Please tell me what to do now"))
  }

  @Test("Without an agreement the card has the national numbers, and says so")
  func noAgreement() {
    var robot = Robot()
    robot.resize(100, 60)
    robot.press("/doris<Enter><Enter>!")
    #expect(robot.shows("999: 999"))
    #expect(robot.shows("The agreement with the practice has no numbers yet"))
  }

  @Test("The clinical lead changes a tier and signs off; then the form says so, until it changes")
  func signOff() {
    var robot = Robot()
    robot.press("R")
    #expect(robot.shows("NOT SIGNED OFF BY YOUR CLINICAL LEAD."))
    robot.answer("item-newConfusion", "1")
    robot.answer("number-news2ActNowFrom", "<Ctrl-U>6")
    robot.answer("signOff", "1<Ctrl-S>")
    #expect(robot.sentences.contains("New confusion"))
    #expect(robot.sentences.contains("Act now"))
    robot.sign()
    let rules = robot.state.record.redFlags(.shipped)
    #expect(rules.isSignedOff)
    #expect(rules.version == "1.home-1")
    #expect(rules.item("newConfusion")?.tier == .actNow)
    #expect(rules[.news2ActNowFrom] == 6)
    robot.press("R")
    #expect(robot.shows("Signed off by your clinical lead."))
    robot.answer("signOff", "2<Ctrl-S>y")
    #expect(!robot.state.record.redFlags(.shipped).isSignedOff)
  }

  @Test("Numbers that contradict each other are not signed")
  func contradiction() {
    var robot = Robot()
    robot.press("R")
    robot.answer("number-news2SameDayFrom", "<Ctrl-U>8")
    robot.answer("signOff", "2<Ctrl-S>")
    #expect(robot.focus == "number-news2SameDayFrom")
    #expect(robot.context == .form)
  }

  @Test("Somebody of the home can't sign the red flags off")
  func managerCannotSignOff() {
    var robot = Robot(people: [SmallHome.manager])
    robot.press("R")
    robot.answer("signOff", "1<Ctrl-S>")
    robot.sign()
    #expect(robot.asked.isEmpty)
    #expect(robot.shows("Only a clinician can sign this"))
  }

  @Test("An urgent concern can be recorded before the call, and the card comes with it")
  func beforeTheCall() {
    var robot = Robot()
    robot.press("/samuel<Enter>evomiting blood")
    robot.answer("route", "8<Ctrl-S>")
    #expect(robot.sentences.contains("homeround has told nobody. Ring now."))
    robot.sign()
    #expect(robot.context == .urgentPage)
    #expect(robot.lines[1].contains("ROUTE NOT RECORDED: OKORO, Samuel"))
    robot.press("<Esc>u")
    #expect(robot.sentences.first?.hasPrefix("Take back: urgent concern (vomiting blood)") == true)
    robot.press("y")
    #expect(!robot.shows("ROUTE NOT RECORDED"))
  }

  @Test("Line by line the route that is not recorded is said at every step")
  func plain() {
    let robot = escalated()
    var state = robot.state
    var dialog = PlainDialog()
    let card = dialog.lines(state).joined(separator: "\n")
    #expect(card.contains("!! ROUTE NOT RECORDED: PATEL, Anil"))
    #expect(card.contains("homeround has told nobody. Ring now."))
    #expect(card.contains("Read this out"))
    _ = dialog.answer("", &state, now: robot.now)
    #expect(dialog.lines(state).first?.hasPrefix("!! ROUTE NOT RECORDED") == true)
    _ = dialog.answer("w", &state, now: robot.now)
    #expect(dialog.lines(state).contains("WHO WAS TOLD?"))
  }
}
