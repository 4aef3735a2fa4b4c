import RoundScreens
import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("The home makes its list")
struct PrepareTests {
  private func ivy() throws -> ResidentID { try #require(SmallHome.shared.id("Ivy")) }

  // MARK: Who is at the keyboard

  @Test("Somebody of the home opens in PREPARE, on the next list, and the header says so first")
  func opensInPrepare() {
    let robot = PreparingHome.robot()
    #expect(robot.state.role == .prepare)
    #expect(robot.lines.first?.hasPrefix(" PREPARE  Rosewood House") ?? false)
    #expect(robot.shows("List for Thu 19-Mar-2026 14:00, face to face."))
    #expect(robot.shows("Send by Tue 17-Mar 14:00: 5 days 2 hours left."))
  }

  @Test("Where people of both roles use the computer, it asks who you are before anything is shown")
  func asksWho() {
    var robot = PreparingHome.robot(people: [SmallHome.pharmacist, SmallHome.designated])
    #expect(robot.title == "WHO ARE YOU?")
    #expect(!robot.shows("PREPARE  Rosewood") && !robot.shows("ROUND  Rosewood"))
    #expect(!robot.shows("WALKER"))
    robot.press("<Enter>")
    #expect(robot.title == "WHO ARE YOU?")
    robot.press("2<Enter>")
    #expect(robot.state.role == .prepare)
    #expect(robot.shows("PREPARE  Rosewood House"))
    robot.press("i1<Enter>")
    #expect(robot.state.role == .round)
    #expect(robot.shows("ROUND  Rosewood House"))
  }

  @Test("Esc at who you are leaves the program, and shows nobody")
  func escLeaves() {
    var robot = PreparingHome.robot(people: [SmallHome.pharmacist, SmallHome.designated])
    robot.press("<Esc>")
    #expect(robot.hasQuit)
  }

  @Test("Another person's PIN is asked for after a switch, and only people of the role sign")
  func switchAsksForPIN() {
    var robot = PreparingHome.robot(
      people: [SmallHome.designated, SmallHome.pharmacist, SmallHome.keyWorker])
    robot.press("1<Enter>")
    PreparingHome.flag(&robot, "ivy")
    robot.sign()
    #expect(robot.asked.count == 1)
    robot.press("i3<Enter>")
    PreparingHome.flag(&robot, "anil")
    #expect(robot.shows("Your PIN, then Enter:"))
    robot.press("<Tab>")
    #expect(robot.shows("Signing as J. Reed"))
    robot.press("<Tab>")
    #expect(robot.shows("Signing as P. Lal"))
    #expect(robot.state.role == .prepare)
  }

  @Test(
    "The home signs no outcome, the practice no list, and each is told why",
    arguments: [true, false])
  func whoMayDoWhat(isHome: Bool) {
    var robot = isHome ? PreparingHome.robot() : Robot()
    let others: [Command.ID] =
      isHome
      ? [.outcome, .carePlan, .nothingNeeded, .closeRound, .take]
      : [.flag, .note, .sendList, .takeOver, .calendar]
    for id in others { #expect(Availability.reason(id, robot.state) != nil, "\(id)") }
    robot.press("<Enter>\(isHome ? "o" : "n")")
    #expect(
      robot.message
        == (isHome
          ? "This is the visiting professional's to do and to sign."
          : "The home does this, when it makes its list."))
    #expect(robot.form == nil)
  }

  // MARK: Last week leads

  @Test("Who was not seen and what is open stand first, with the weeks they have waited")
  func lastWeekLeads() {
    var robot = PreparingHome.robot(120, 40)
    #expect(robot.shows("Left from earlier rounds, not put forward (2)"))
    #expect(robot.shownNames.prefix(2) == ["Ivy", "Samuel"])
    #expect(robot.shows("not seen, 1 week"))
    #expect(robot.shows("Bloods U&E (Practice), 1 week"))
    robot.press("W")
    #expect(robot.shows("by weeks since last considered: 6 of 6"))
    #expect(robot.shows("never on a round recorded here"))
    #expect(robot.shows("1 week before, Thu 12-Mar-2026"))
  }

  @Test("One key takes those not seen onto this list, with what was asked then, and is signed")
  func takesOver() throws {
    var robot = PreparingHome.robot()
    robot.press("A")
    #expect(
      robot.sentences.contains { $0.contains("WALKER, Ivy") && $0.contains("not seen, 1 week") })
    #expect(robot.asked.isEmpty)
    robot.sign()
    let flag = try #require(robot.drafts(FlagRaised.self).first)
    #expect(flag.reasons == ["monitoring"])
    #expect(flag.priority == 3)
    // The round of the agreement is planned with the first thing that is signed for it.
    let plan = try #require(robot.drafts(RoundPlanned.self).first)
    #expect(plan.round == flag.round)
    #expect(plan.date == SmallHome.today.adding(days: 7))
    #expect(robot.drafts(RoundOpened.self).isEmpty)
    #expect(robot.shows("Put forward (1)"))
    robot.press("A")
    #expect(robot.message == "Nobody was left unseen who is not on this list.")
  }

  // MARK: Putting forward

  @Test("A resident is put forward with reasons, how soon and why, who asks, and sharing")
  func putsForward() throws {
    var robot = PreparingHome.robot()
    robot.press("/gwen<Enter>a")
    #expect(robot.title == "PUT FORWARD")
    robot.press("<Ctrl-S>")
    #expect(robot.shows("Tick at least one reason."))
    robot.choose("reasons", "weight, nutrition or swallowing")
    robot.choose("reasons", "family concern")
    robot.answer("priority", "2")
    robot.answer("priorityReason", "lost 3 kg in a month")
    robot.answer("raisedBy", "3")
    robot.answer("raisedByName", "Tom, son")
    robot.answer("since", "1 Mar")
    robot.answer("question", "Could it be the new tablet?")
    robot.answer("wish", "no hospital")
    robot.answer("faceToFace", "1")
    robot.answer("consent", "1<Ctrl-S>")
    #expect(robot.asked.isEmpty)
    robot.sign()
    let flag = try #require(robot.drafts(FlagRaised.self).first)
    #expect(flag.reasons == ["weight", "familyConcern"])
    #expect(flag.priority == 2)
    #expect(flag.priorityReason == "lost 3 kg in a month")
    #expect(flag.raisedBy == .family)
    #expect(flag.raisedByName == "Tom, son")
    #expect(flag.askedBy == "family")
    #expect(flag.since == Day(iso: "2026-03-01"))
    #expect(flag.faceToFace == true)
    #expect(flag.consent == "resident")
    #expect(flag.wish == "no hospital")
    #expect(robot.shows("1 put forward. 1 has no note."))
  }

  @Test("A second request joins the first: one row, both voices, both on record")
  func secondJoins() throws {
    var robot = PreparingHome.robot()
    PreparingHome.flag(&robot, "gwen", priority: "3")
    robot.sign()
    robot.press("/gwen<Enter>a")
    let introduction = robot.form?.introduction ?? ""
    #expect(introduction.contains("Put forward already by staff (P. Lal)"))
    robot.choose("reasons", "pain")
    robot.answer("priority", "1")
    robot.answer("priorityReason", "cries at night")
    robot.answer("raisedBy", "3")
    robot.answer("raisedByName", "Tom, son<Ctrl-S>")
    #expect(robot.sentences.contains("It joins what stands already"))
    robot.sign()
    #expect(robot.state.list.count == 1)
    let item = try #require(robot.state.list.first)
    #expect(item.flags.map(\.body.raisedByName) == ["P. Lal", "Tom, son"])
    #expect(item.priority == 1)
    #expect(item.reasons == ["fall", "pain"])
    robot.press("/gwen<Enter>")
    robot.resize(120, 40)
    #expect(robot.shows("staff (P. Lal)") && robot.shows("the family (Tom, son)"))
  }

  @Test("Somebody in hospital is asked about and not refused")
  func awayIsAsked() throws {
    var robot = PreparingHome.robot(
      of: PreparingHome.home.with(
        ResidenceChanged(state: .hospital, on: SmallHome.today.adding(days: -2)), "Gwen"))
    robot.press("/gwen<Enter>a")
    #expect(robot.shows("Recorded as in hospital since Tue 10-Mar-2026. Put forward all the same?"))
    robot.press("<Ctrl-S>")
    #expect(robot.shows("Say why somebody who is away is put forward."))
    robot.press("<Esc><Esc>")
    robot.press("/gwen<Enter>a1")
    robot.choose("reasons", "back from hospital")
    robot.answer("away", "1")
    robot.answer("priority", "2")
    robot.answer("priorityReason", "new tablets")
    robot.answer("raisedBy", "1")
    robot.answer("raisedByName", "P. Lal<Ctrl-S>")
    robot.sign()
    #expect(try #require(robot.drafts(FlagRaised.self).first?.away).hasPrefix("Back by the day"))
  }

  @Test("A request is put otherwise under the same flag, without a reason before the list is sent")
  func changes() throws {
    var robot = PreparingHome.robot()
    PreparingHome.flag(&robot, "gwen", priority: "3")
    robot.sign()
    let before = try #require(robot.state.list.first?.flags.first)
    robot.press("/gwen<Enter>V")
    #expect(robot.form?["because"] == nil)
    #expect(robot.form?.chosen("priority") == "3")
    robot.answer("priority", "1<Ctrl-S>")
    #expect(robot.sentences.contains("It said before"))
    robot.sign()
    let item = try #require(robot.state.list.first)
    #expect(item.priority == 1)
    #expect(item.flags.map(\.header.id) == [before.header.id])
    #expect(item.flags.first?.body.raisedAt == before.body.raisedAt)
  }

  @Test("One of two requests is taken off; the other stays")
  func withdrawsOne() throws {
    var robot = PreparingHome.robot()
    PreparingHome.flag(&robot, "gwen")
    robot.sign()
    PreparingHome.flag(&robot, "gwen", reason: "pain")
    robot.sign()
    robot.press("/gwen<Enter>x")
    robot.answer("which", "1<Ctrl-S>")
    robot.sign()
    #expect(robot.state.list.first?.reasons == ["pain"])
    robot.press("/gwen<Enter>x<Ctrl-S>")
    robot.sign()
    #expect(robot.state.list.first?.status == .withdrawn)
    #expect(robot.shows("Taken off this list (1)"))
  }

  // MARK: The note

  @Test("What the note leaves empty is counted; a whole note is not")
  func noteIsCounted() throws {
    var robot = PreparingHome.robot()
    PreparingHome.flag(&robot, "gwen")
    robot.sign()
    robot.press("/gwen<Enter>n")
    robot.press("<Ctrl-S>")
    #expect(robot.shows("Nothing is written yet."))
    robot.answer("situation", "Lost 3 kg.<Ctrl-S>")
    #expect(
      robot.sentences.contains("background, assessment, what you ask for: the list counts it."))
    robot.sign()
    #expect(robot.shows("1 note is not complete."))
    robot.press("/gwen<Enter>n")
    #expect(robot.form?.text("situation") == "Lost 3 kg.")
    robot.answer("background", "Diabetes.")
    robot.answer("assessment", "Eats half of each meal.")
    robot.answer("recommendation", "Look at the tablets.<Ctrl-S>")
    robot.sign()
    #expect(robot.shows("Nothing is missing."))
    #expect(robot.drafts(NoteWritten.self).allSatisfy { $0.addition != true })
  }

  // MARK: Sending

  @Test("The list is sent as it stands, in the home's own order, and the round sees exactly that")
  func sends() throws {
    var robot = PreparingHome.robot()
    for (find, priority) in [("gwen", "3"), ("anil", "2"), ("doris", "3")] {
      PreparingHome.flag(&robot, find, priority: priority)
      robot.sign()
    }
    #expect(robot.namesOnList == ["Anil", "Gwen", "Doris"])
    robot.press("r<Up><Up><Space><Down><Down><Ctrl-S>")
    robot.sign()
    #expect(robot.namesOnList == ["Gwen", "Doris", "Anil"])
    robot.press("d")
    #expect(robot.title == "SEND THE LIST")
    #expect(robot.sentences.contains { $0.hasPrefix("For K. Adeyemi, Bridge Street Surgery.") })
    #expect(robot.sentences.contains("JONES: no note."))
    #expect(robot.sentences.contains { $0.contains("WALKER, Ivy") })
    robot.sign()
    let sent = try #require(robot.drafts(ListSent.self).first)
    #expect(sent.order.count == 3)
    #expect(robot.shows("Sent Thu 12-Mar 12:00. What is added now is marked late."))
    robot.press("d")
    #expect(robot.message.hasPrefix("It was sent"))
    robot.press("r")
    #expect(robot.message == "The list has been sent: the order as sent is kept.")
    // The professional's side of the same record.
    let record = robot.state.record
    #expect(record.list(of: sent.round).map(\.resident) == robot.state.list.map(\.resident))
    #expect(record.list(of: sent.round).map(\.homePlace) == [1, 2, 3])
  }

  @Test("After sending, a request is late, a change needs its reason, and a note is an addition")
  func afterSending() throws {
    var robot = PreparingHome.robot()
    PreparingHome.flag(&robot, "gwen", priority: "3")
    robot.sign()
    robot.press("/gwen<Enter>n")
    robot.answer("situation", "Lost 3 kg.<Ctrl-S>")
    robot.sign()
    robot.press("d")
    robot.sign()
    robot.wait(minutes: 10)
    PreparingHome.flag(&robot, "anil", priority: "2")
    robot.sign()
    // At its own priority; the order as sent is kept.
    #expect(robot.namesOnList == ["Anil", "Gwen"])
    #expect(robot.state.list.first?.isLate ?? false)
    #expect(robot.shows("late Thu 12:10"))
    robot.press("/gwen<Enter>V<Ctrl-S>")
    #expect(robot.shows("The list has been sent: say why it is changed."))
    robot.answer("because", "the son rang<Ctrl-S>")
    robot.sign()
    #expect(robot.drafts(FlagChanged.self).last?.because == "the son rang")
    robot.press("/gwen<Enter>n")
    #expect(robot.title == "ADD TO THE BACKGROUND NOTE")
    robot.answer("situation", "Choked at lunch.<Ctrl-S>")
    robot.sign()
    robot.press("/gwen<Enter>")
    robot.resize(120, 40)
    #expect(robot.shows("Lost 3 kg.") && robot.shows("Choked at lunch."))
    #expect(robot.shows("Added after the list was sent:"))
    robot.press("x<Ctrl-S>")
    #expect(robot.shows("The list has been sent: say why."))
  }

  @Test("Somebody without a reason keeps the list from being sent, and it is said who")
  func reasonIsNeeded() {
    var robot = PreparingHome.robot()
    PreparingHome.flag(&robot, "gwen")
    robot.sign()
    let round = robot.state.round
    let home = PreparingHome.home
    robot.change { state in
      var chain = Chain(seed: 77)
      guard let round else { return }
      state.record.apply(
        chain.write(
          [
            EntryDraft(
              FlagRaised(round: round, reasons: [], priority: 3), resident: home.id("Anil"),
              author: SmallHome.manager)
          ], at: SmallHome.noon))
    }
    #expect(robot.shows("1 resident has no reason."))
    robot.press("d")
    #expect(robot.message == "no reason for PATEL, Anil (Mr), room 14. V gives one.")
    #expect(robot.title.isEmpty)
  }

  @Test("After the cut-off the list can still be sent, and what is added is marked late")
  func afterCutOff() {
    var robot = PreparingHome.robot()
    robot.wait(minutes: 60 * 24 * 5 + 4 * 60)
    #expect(
      robot.shows("Cut-off Tue 17-Mar 14:00 passed 2 hours ago: what is added now is marked late."))
    PreparingHome.flag(&robot, "gwen")
    #expect(robot.sentences.contains { $0.contains("passed 2 hours ago") })
    robot.sign()
    #expect(robot.state.list.first?.isLate ?? false)
    robot.press("d")
    #expect(robot.title == "SEND THE LIST")
  }

  // MARK: The calendar

  @Test("An extra check-in on any day is planned with its cut-off, and becomes the list to make")
  func plansExtra() throws {
    var robot = PreparingHome.robot()
    robot.press("la")
    robot.answer("kind", "2")
    robot.answer("extra", "flu in the east wing")
    robot.answer("date", "Mon")
    robot.answer("time", "<Ctrl-U>09:30")
    robot.answer("mode", "2")
    robot.answer("cutOff", "2")
    robot.answer("counting", "2<Ctrl-S>")
    robot.sign()
    let plan = try #require(robot.drafts(RoundPlanned.self).first)
    #expect(plan.extra == "flu in the east wing")
    #expect(plan.mode == "virtual")
    // 24 hours of working days before Monday 09:30 is Friday 09:30.
    #expect(plan.cutOff.map { UKTime($0).shown } == "13-Mar-2026 09:30")
    #expect(robot.shows("List for Mon 16-Mar-2026 09:30, virtual, extra: flu in the east wing."))
    robot.press("]")
    #expect(robot.shows("List for Thu 19-Mar-2026"))
    robot.press("[")
    #expect(robot.shows("List for Mon 16-Mar-2026"))
  }

  @Test("A round that is called off carries its reason, and whoever was on it leads the next list")
  func callsOff() throws {
    var robot = PreparingHome.robot()
    PreparingHome.flag(&robot, "gwen")
    robot.sign()
    robot.press("lx")
    robot.answer("reason", "snow<Ctrl-S>")
    robot.sign()
    #expect(robot.drafts(RoundCancelled.self).map(\.reason) == ["snow"])
    #expect(robot.shows("List for Thu 26-Mar-2026"))
    robot.resize(120, 40)
    #expect(robot.shows("JONES, Gwen"))
    #expect(robot.shownNames.contains("Gwen"))
    robot.press("fe")
    #expect(robot.shownNames.contains("Gwen"))
  }

  // MARK: Nobody yet

  @Test("An empty register says how to fill it, with the columns of the file")
  func emptyRegister() {
    let home = SmallHome.shared.home
    let robot = Robot(
      record: Record(home: home), people: SmallHome.people([SmallHome.designated]),
      size: Size(columns: 80, rows: 24))
    #expect(robot.shows("Nobody is in the register of this home yet."))
    #expect(robot.shows("homeround residents import FILE.csv"))
    #expect(robot.shows("family name, given name"))
  }

  @Test("What was put forward is taken back in words until the list is sent")
  func takesBack() {
    var robot = PreparingHome.robot()
    PreparingHome.flag(&robot, "gwen")
    robot.sign()
    robot.press("u")
    #expect(
      robot.sentences.first?.hasPrefix("Take back: added to the list for JONES, Gwen") ?? false)
    robot.sign()
    #expect(robot.state.list.isEmpty)
    robot.press("<Ctrl-R>")
    robot.sign()
    #expect(robot.state.list.count == 1)
    robot.press("d")
    robot.sign()
    robot.press("u")
    #expect(robot.title != "TAKE BACK")
  }
}

extension Robot {
  /// Given names in the list as the home sees it.
  fileprivate var shownNames: [String] {
    RoundListUpdate.shown(state).compactMap { state.record.residents[$0]?.current?.given }
  }

  fileprivate var namesOnList: [String] {
    state.prepared.filter(\.isOnList).compactMap {
      state.record.residents[$0.resident]?.current?.given
    }
  }
}
