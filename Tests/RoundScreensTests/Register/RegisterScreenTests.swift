import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("The register on screen")
struct RegisterScreenTests {
  private func resident(_ robot: Robot, _ given: String) -> ResidentRecord? {
    robot.state.record.residents.values.first { $0.current?.given == given }
  }

  /// Somebody of the register selected.
  private func robot(_ home: SmallHome = .shared, at given: String) -> Robot {
    var robot = Robot(home)
    robot.press("B/\(given.lowercased())<Enter>")
    return robot
  }

  private func withAction(_ home: SmallHome = .shared) -> SmallHome {
    var chain = Identifiers(random: SeededRandom(seed: 21))
    let id = chain.entry(at: SmallHome.noon)
    return home.with(
      ActionAdded(
        RoundAction(
          id: id, what: "Bloods", ownerSide: "practice", owner: "phlebotomist", due: nil,
          dueNextRound: true)), "Doris")
  }

  @Test("B opens it from the list: who is here, who is away, who is gone")
  func opens() {
    let home = SmallHome.shared
      .with(ResidenceChanged(state: .hospital, on: SmallHome.today, note: "St Mary's"), "Anil")
      .with(ResidenceChanged(state: .died, on: SmallHome.today.adding(days: -1)), "Gwen")
    var robot = Robot(home)
    robot.press("B")
    #expect(robot.shows("In the home (4)"))
    #expect(robot.shows("Away (1)"))
    #expect(robot.shows("in hospital since Thu 12-Mar-2026. St Mary's"))
    #expect(robot.shows("Left or died (1)"))
    #expect(robot.shows("Died 11-Mar-2026, age at death 95y"))
    #expect(robot.shows("! Same surname as somebody else here"))
    robot.press("/anil<Enter><Enter>")
    #expect(robot.context == .resident)
    #expect(robot.given == "Anil")
  }

  @Test("An empty register says how somebody is admitted")
  func empty() {
    var robot = Robot(
      record: Record(home: SmallHome.shared.home), people: SmallHome.people(),
      size: Size(columns: 80, rows: 24))
    #expect(robot.shows("B opens it, and a admits a resident there."))
    robot.press("B")
    #expect(robot.shows("Nobody is in the register yet."))
    robot.press("a")
    #expect(robot.title == "ADMIT A RESIDENT")
  }

  @Test("Somebody is admitted, warned about namesakes, and signed")
  func admits() {
    var robot = Robot()
    robot.press("Ba")
    robot.answer("family", "Walker")
    #expect(robot.shows("Same surname: WALKER, Doris (Mrs), room 12; WALKER, Ivy (Miss), room 3."))
    robot.answer("given", "Hilda")
    robot.answer("born", "03/04/1939")
    #expect(robot.shows("= Mon 03-Apr-1939"))
    robot.choose("gender", "Female")
    robot.choose("numberStatus", "There is one")
    robot.answer("number", "4010232137")
    #expect(robot.shows("= 401 023 2137"))
    robot.answer("room", "21<Ctrl-S>")
    #expect(robot.context == .sign)
    #expect(robot.sentences.contains { $0.hasPrefix("Same surname:") })
    #expect(robot.sentences.contains("Due Mon 23-Mar-2026, 7 working days on."))
    robot.sign()
    #expect(robot.context == .register)
    #expect(robot.message.hasPrefix("Saved: WALKER, Hilda is in the register."))
    let hilda = resident(robot, "Hilda")
    #expect(hilda?.current?.nhsNumber?.shown == "401 023 2137")
    #expect(hilda?.whereabouts == .home)
    #expect(hilda?.admission?.day == SmallHome.today)
    // It is no part of the round, and does not open it.
    #expect(robot.drafts(RoundOpened.self).isEmpty)
  }

  @Test("A new admission is put forward when asked for")
  func admitsAndFlags() {
    var robot = Robot()
    robot.press("Ba")
    robot.answer("family", "Abel")
    robot.choose("gender", "Not Known")
    robot.choose("numberStatus", "None")
    robot.choose("flag", "Yes")
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "priority")
    robot.press("2")
    robot.answer("priorityReason", "new here")
    robot.checkNothingIsUrgent()
    robot.sign()
    #expect(robot.drafts(FlagRaised.self).map(\.reasons) == [["newAdmission"]])
    #expect(robot.drafts(FlagRaised.self).map(\.round) == [SmallHome.shared.round])
  }

  @Test("A wrong number is refused with its reason, and what was typed stays", arguments: 0...9)
  func wrongNumber(_ last: Int) {
    var robot = Robot()
    robot.press("Ba")
    robot.answer("family", "Abel")
    robot.choose("gender", "Male")
    robot.choose("numberStatus", "There is one")
    robot.answer("number", "123456789\(last)<Ctrl-S>")
    #expect(robot.context == .form)
    #expect(robot.focus == "number")
    #expect(robot.shows("The check digit does not fit: one of the digits is wrong."))
    #expect(robot.form?.text("number") == "123456789\(last)")
    // Nobody is trapped: it can stand as what it is.
    robot.choose("numberStatus", "Not verified")
    robot.answer("asWritten", "123456789\(last)<Ctrl-S>")
    robot.sign()
    let abel = robot.state.record.residents.values.first { $0.current?.family == "Abel" }
    #expect(abel?.current?.numberStatus == .notVerified)
    #expect(abel?.current?.nhsNumber == nil)
    #expect(abel?.current?.numberAsWritten == "123456789\(last)")
  }

  @Test("Ten equal digits are refused, and so is somebody else's number")
  func otherNumbers() {
    var robot = Robot()
    robot.press("Ba")
    robot.answer("family", "Abel")
    robot.choose("gender", "Male")
    robot.choose("numberStatus", "There is one")
    robot.answer("number", "1111111111<Ctrl-S>")
    #expect(robot.shows("Ten equal digits are not an NHS number."))
    robot.press("<Ctrl-U>9990000018<Ctrl-S>")
    #expect(robot.context == .form)
    #expect(robot.shows("This is the number of WALKER, Doris (Mrs), room 12."))
  }

  @Test("A corrected number keeps the resident and asks both sides to check what was written")
  func correctedNumber() {
    var robot = robot(at: "Samuel")
    let before = resident(robot, "Samuel")?.id
    robot.press("D")
    robot.answer("number", "<Ctrl-U>401 023 2137<Ctrl-S>")
    #expect(robot.sentences.contains("999 000 0042"))
    #expect(robot.sentences.contains { $0.contains("under 999 000 0042") })
    robot.sign()
    let samuel = resident(robot, "Samuel")
    #expect(samuel?.id == before)
    #expect(samuel?.openActions.map(\.action.ownerSide) == ["home", "practice"])
    #expect(samuel?.openActions.allSatisfy { $0.action.what.contains("999 000 0042") } ?? false)
    #expect(samuel?.formerNumbers.map(\.number.shown) == ["999 000 0042"])
  }

  @Test("Details that stay as they are ask nobody to check anything")
  func otherDetails() {
    var robot = robot(at: "Samuel")
    robot.press("D")
    robot.answer("contacts", "Grace Okoro, daughter, 01632 960999<Ctrl-S>")
    robot.sign()
    #expect(robot.drafts(ActionAdded.self).isEmpty)
    #expect(
      resident(robot, "Samuel")?.current?.contacts == "Grace Okoro, daughter, 01632 960999")
  }

  @Test("Another room is a change of details; the day is not asked for")
  func room() {
    var robot = robot(at: "Samuel")
    robot.press("L")
    robot.choose("to", "Another room")
    robot.answer("room", "22<Ctrl-S>")
    robot.sign()
    #expect(resident(robot, "Samuel")?.current?.room == "22")
    #expect(robot.drafts(ResidenceChanged.self).isEmpty)
  }

  @Test("Back from hospital is put forward unless somebody says why not")
  func backFromHospital() {
    let home = SmallHome.shared.with(
      ResidenceChanged(state: .hospital, on: SmallHome.today.adding(days: -3)), "Gwen")
    var robot = robot(home, at: "Gwen")
    robot.press("L")
    #expect(robot.shows("Now: in hospital since Mon 09-Mar-2026."))
    robot.choose("to", "Is back from hospital")
    #expect(robot.form?.chosen("flag") == "yes")
    robot.choose("flag", "No")
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "notFlagged")
    robot.answer("notFlagged", "seen by the hospital team today<Ctrl-S>")
    #expect(robot.sentences.contains("Because: seen by the hospital team today"))
    robot.press("<Esc>")
    robot.choose("flag", "Yes")
    robot.choose("priority", robot.state.catalog.priorities[1].words)
    robot.answer("priorityReason", "new tablets")
    robot.checkNothingIsUrgent()
    #expect(robot.sentences.contains("Put forward for the round of Thu 12-Mar-2026"))
    robot.sign()
    #expect(robot.drafts(FlagRaised.self).map(\.reasons) == [["backFromHospital"]])
    let gwen = resident(robot, "Gwen")
    #expect(gwen?.whereabouts == .home)
    #expect(
      gwen.flatMap { robot.state.record.assessment(of: $0.id, on: SmallHome.today) }?.state
        == .due(left: 7))
    #expect(robot.shows("Assessment due in 7 working days, Mon 23-Mar-2026"))
  }

  @Test("Nobody comes back before they went, and tomorrow has not come")
  func days() {
    let home = SmallHome.shared.with(
      ResidenceChanged(state: .leave, on: SmallHome.today.adding(days: -3)), "Gwen")
    var robot = robot(home, at: "Gwen")
    robot.press("L")
    robot.choose("to", "Is back from leave")
    robot.answer("day", "<Ctrl-U>8 Mar<Ctrl-S>")
    #expect(robot.shows("That is before the last change (Mon 09-Mar-2026)."))
    robot.press("<Ctrl-U>13-Mar-2026<Ctrl-S>")
    #expect(robot.shows("Fri 13-Mar-2026 has not come yet."))
    robot.press("<Ctrl-U>yesterday<Ctrl-S>")
    #expect(robot.context == .sign)
  }

  @Test("A death settles open actions in one review, and nothing clinical can be set after it")
  func death() {
    var robot = robot(withAction(), at: "Doris")
    robot.press("L")
    robot.choose("to", "Has died")
    robot.press("<Ctrl-S>")
    #expect(robot.form?.focused?.id.hasPrefix("act-") ?? false)
    robot.press("1")
    robot.choose("still", "Yes")
    robot.answer("stillWhat", "Return the morphine")
    robot.choose("stillSide", "Home")
    robot.answer("stillOwner", "J. Reed")
    robot.answer("stillDue", "+2<Ctrl-S>")
    #expect(robot.sentences.contains("Closed as died"))
    #expect(robot.sentences.contains("Still to be settled"))
    robot.sign()
    #expect(robot.asked.last?.count == 3)
    let doris = resident(robot, "Doris")
    #expect(doris?.isDead ?? false)
    #expect(doris?.openActions.map(\.action.what) == ["Return the morphine"])
    #expect(robot.status("Doris") == .died)
    robot.press("<Esc>/doris<Enter>")
    for key in ["o", "0", "c", "e"] {
      robot.press(key)
      #expect(robot.message.hasPrefix("Died 12-Mar-2026: no new clinical action can be set."))
    }
    robot.press("t")
    #expect(robot.title == "WHAT HAS BECOME OF AN ACTION?")
  }

  @Test("A death recorded by mistake is put right in words")
  func mistake() {
    let home = SmallHome.shared.with(
      ResidenceChanged(state: .died, on: SmallHome.today), "Doris")
    var robot = robot(home, at: "Doris")
    robot.press("L")
    robot.choose("to", "Is alive: the death was recorded by mistake")
    robot.answer("mistake", "wrong Walker<Ctrl-S>")
    robot.sign()
    #expect(resident(robot, "Doris")?.isDead == false)
    #expect(robot.status("Doris") == .toSee)
  }

  @Test("Where somebody is can be taken back with u")
  func undone() {
    var robot = robot(at: "Samuel")
    robot.press("L")
    robot.choose("to", "Has left the home for good")
    robot.press("<Ctrl-S>")
    robot.sign()
    #expect(resident(robot, "Samuel")?.whereabouts == .left)
    robot.press("u")
    #expect(robot.sentences.contains { $0.contains("where the resident is: left the home") })
    robot.sign()
    #expect(resident(robot, "Samuel")?.whereabouts == .home)
  }

  @Test("The assessment is done, or put off with a reason")
  func assessment() {
    let home = SmallHome.shared.with(
      ResidenceChanged(state: .home, on: SmallHome.today.adding(days: -8)), "Samuel")
    var robot = robot(home, at: "Samuel")
    #expect(robot.shows("! Assessment due in 1 working day, Fri 13-Mar-2026"))
    robot.press("A")
    robot.choose("state", "Put off")
    robot.answer("until", "+7<Ctrl-S>")
    #expect(robot.focus == "reason")
    robot.press("too unwell<Ctrl-S>")
    #expect(robot.sentences.contains("deferred to Thu 19-Mar-2026: too unwell"))
    robot.sign()
    #expect(robot.shows("Assessment deferred to Thu 19-Mar-2026: too unwell"))
    robot.press("A1<Ctrl-S>")
    robot.sign()
    #expect(!robot.shows("Assessment"))
    robot.press("/doris<Enter>A")
    #expect(robot.message.hasPrefix("No admission is recorded"))
  }

  @Test("A draft of an admission is kept and gone on with")
  func drafts() {
    var robot = Robot()
    robot.press("Ba")
    robot.answer("family", "Abel<Esc>")
    #expect(robot.message == "Not signed. What you typed is kept as a draft.")
    robot.killAndReopen()
    robot.press("Ba1")
    #expect(robot.form?.text("family") == "Abel")
  }

  @Test("Line by line it is the same register")
  func plain() {
    var robot = Robot()
    var dialog = PlainDialog()
    _ = dialog.lines(robot.state)
    func say(_ line: String) -> String {
      let now = robot.now
      var effects: [ProgramEffect] = []
      robot.change { state in effects = dialog.answer(line, &state, now: now) }
      robot.carryOut(effects)
      return dialog.lines(robot.state).joined(separator: "\n")
    }
    #expect(say("B").contains("In the home: 6."))
    #expect(
      say("walker").contains("WALKER, Ivy (Miss), room 3. Same surname as somebody else here"))
    #expect(say("L").contains("For whom? Type for example: L 3"))
    #expect(say("L 1").contains("WHERE IS THE RESIDENT?"))
  }

  @Test("Scrolling and finding reach everybody, and no name is cut", arguments: IdentityTests.sizes)
  func reaches(_ size: Size) {
    var robot = Robot(record: PretendRecord.shared.record, people: SmallHome.people(), size: size)
    robot.press("B")
    let names = robot.state.record.register.compactMap { $0.current?.shownName }
    var seen = Set<String>()
    for _ in 0..<names.count {
      // Once for each screen: a screen is long to read, and there are many names.
      let text = robot.text
      seen.formUnion(names.filter { text.contains(Robot.flat($0)) })
      robot.press("<Down>")
    }
    // A long name goes on in the next row, past the room.
    #expect(seen.count >= names.count - 6)
  }
}
