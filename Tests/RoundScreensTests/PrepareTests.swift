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
      : [.flag, .note, .sendList, .takeOver, .planRound]
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

  @Test("On the list it is asked who is put forward; whoever is selected is only proposed")
  func asksWhom() throws {
    var robot = PreparingHome.robot()
    robot.press("a")
    #expect(robot.shows("PUT FORWARD: which resident?"))
    #expect(robot.shows("> WALKER, Ivy (Miss)"))
    #expect(robot.form == nil)
    robot.press("<Esc>")
    #expect(robot.context == .prepareList)
    robot.press("agwen<Enter>")
    #expect(robot.title == "PUT FORWARD")
    #expect(robot.shows("JONES, Gwen (Mrs)"))
    // On a resident's own screen it is clear who is meant.
    robot.press("<Esc>/anil<Enter>a")
    #expect(robot.title == "PUT FORWARD")
    #expect(robot.form?.resident == SmallHome.shared.id("Anil"))
  }

  @Test("Somebody who is on the list already can be put forward again, and their request joins")
  func asksAgain() {
    var robot = PreparingHome.robot()
    PreparingHome.flag(&robot, "ivy")
    robot.sign()
    robot.press("aivy<Enter>")
    #expect(robot.shows("Put forward already by staff (P. Lal)"))
  }

  @Test("A row that is selected goes on where its first line ends, and says nothing twice")
  func goesOn() {
    var robot = PreparingHome.robot()
    PreparingHome.flag(
      &robot, "ivy",
      why: "fell on Monday beside the bed and again at night, and has not stood since")
    robot.sign()
    #expect(robot.shows("beside the bed and again at night, and has not stood since"))
    #expect(robot.text.ranges(of: "fall, injury").count == 1)
    #expect(robot.text.ranges(of: "fell on Monday").count == 1)
  }

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
    robot.answer("consent", "1")
    robot.checkNothingIsUrgent()
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
    robot.answer("raisedByName", "Tom, son")
    robot.checkNothingIsUrgent()
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
    robot.answer("raisedByName", "P. Lal")
    robot.checkNothingIsUrgent()
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
}
