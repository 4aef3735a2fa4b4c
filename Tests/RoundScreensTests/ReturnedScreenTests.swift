import RoundScreens
import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("What came back from a round, on screen")
struct ReturnedScreenTests {
  private let round = SmallHome.shared.round

  private func said(_ robot: Robot, _ item: EntryID) -> ReturnedItem? {
    robot.state.record.returned(of: round).first { $0.id == item }
  }

  // MARK: The home

  @Test(
    "MAR today stands first, with before and after, prescriber, due time and who signed (scenario 10)"
  )
  func marFirst() {
    var robot = ReturnedHome.robot(SmallHome.designated)
    robot.press("b")
    #expect(robot.context == .returned)
    #expect(ReturnedRows(robot.state, round: round).all.map(\.id).first == ReturnedHome.zopiclone)
    for words in [
      "WHAT CAME BACK from the round of Thu 12-Mar-2026", "MAR TODAY (1)",
      "WALKER, Doris (Mrs), room 12: Stop: zopiclone", "before: 7.5 mg at night", "after: stopped",
      "Prescriber: Dr Khan.", "MAR, to be confirmed by Thu 12-Mar-2026 15:00",
      "Signed by K. Adeyemi (pharmacist, GPhC 2087654)", "3 to be confirmed.",
    ] {
      #expect(robot.shows(words), "\(words)\(robot.testDescription)")
    }
  }

  @Test(
    "Several are ticked and signed with one PIN, with name and time; that the sheet was read is said apart"
  )
  func ticks() {
    var robot = ReturnedHome.robot(SmallHome.designated)
    robot.press("b  ")
    #expect(robot.asked.isEmpty)
    #expect(robot.shows("2 ticked, not signed yet: Ctrl-S signs."))
    robot.press("<Ctrl-S>")
    #expect(robot.title == "WHAT IS DONE, AS THE SHEET SAYS")
    robot.sign()
    #expect(robot.asked.count == 1)
    #expect(robot.pinsTried.count == 1)
    #expect(
      robot.drafts(AcknowledgementRecorded.self).map(\.state) == [.marChanged, .carePlanChanged])
    #expect(robot.state.record.sheetArrival(of: round).read == nil)
    #expect(
      robot.message.hasPrefix("Saved: 2 items confirmed. The sheet as a whole is not recorded"))
    #expect(robot.context == .returned)
    #expect(robot.shows("1 to be confirmed."))
    #expect(robot.shows("MAR changed (J. Reed (designated person), 12-Mar-2026 12:00)"))
    #expect(robot.packsAsked == 0, "one item is still open")
  }

  @Test(
    "An action that is done leaves the open actions with the same signature, and the pack is made")
  func actionDone() {
    var robot = ReturnedHome.robot(SmallHome.designated)
    robot.press("b   <Ctrl-S>")
    robot.sign()
    #expect(robot.drafts(ActionUpdated.self).isEmpty, "one word is enough")
    #expect(robot.resident("Samuel")?.openActions.isEmpty ?? false)
    #expect(robot.shows("Everything is confirmed."))
    #expect(robot.packsAsked == 1)
  }

  @Test("Not done needs its reason, and heads the practice's list")
  func notDone() {
    var robot = ReturnedHome.robot(SmallHome.designated)
    robot.press("b<Enter>")
    robot.answer("state", "2<Ctrl-S>")
    #expect(robot.shows("Say why it is not done."))
    robot.answer("why", "the pharmacy has not sent the new chart<Ctrl-S>")
    robot.sign()
    let item = said(robot, ReturnedHome.zopiclone)
    #expect(item?.isNotDone ?? false)
    robot.change { $0.me = SmallHome.people([SmallHome.pharmacist]).first }
    robot.press("<Esc>")
    #expect(robot.shows("NOT DONE: WALKER, Doris (room 12)"))
    robot.press("b<End>")
    #expect(robot.shows("Not done because: the pharmacy has not sent the new chart (J. Reed"))
  }

  @Test("Leaving says first what is ticked and not signed")
  func leaving() {
    var robot = ReturnedHome.robot(SmallHome.designated)
    robot.press("b <Esc>")
    #expect(robot.context == .returned)
    #expect(robot.message.hasPrefix("1 ticked and not signed"))
    robot.press("<Esc>")
    #expect(robot.context == .prepareList)
  }

  // MARK: Questions

  @Test(
    "A question goes to the practice, its answer comes back, and the item is still to be confirmed")
  func query() {
    var robot = ReturnedHome.robot(SmallHome.designated)
    robot.press("b<Down><Enter>")
    robot.answer("state", "3")
    robot.answer("query", "Two carers at night too?<Ctrl-S>")
    robot.sign()
    #expect(robot.packsAsked == 1)
    #expect(robot.shows("Your questions, not answered yet (1)"))
    robot.press("<Esc>")
    #expect(robot.shows("Your question is not answered: WALKER, Doris"))
    robot.change { $0.me = SmallHome.people([SmallHome.pharmacist]).first }
    #expect(robot.shows("THE HOME ASKS: WALKER, Doris"))
    robot.press("b<Down>")
    #expect(robot.shows("The home asks (1)"))
    #expect(robot.shows("Question back: Two carers at night too? (J. Reed"))
    robot.press("<Enter>")
    #expect(robot.focus == "answer")
    robot.press("Yes, at night too.<Ctrl-S>")
    robot.sign()
    #expect(robot.packsAsked == 2)
    let item = said(robot, ReturnedHome.transfers)
    #expect(item?.isQuery == false)
    #expect(item?.isOpen ?? false)
    robot.press("<Down>")
    #expect(robot.shows("Question answered: Yes, at night too. (K. Adeyemi"))
  }

  // MARK: The practice

  @Test(
    "The practice sees what the home has said without typing anything, by round and by resident (scenario 13)"
  )
  func practiceSees() {
    let home = ReturnedHome.home().with(
      AcknowledgementRecorded(
        round: round, item: ReturnedHome.transfers, state: .carePlanChanged, note: nil), "Doris",
      by: SmallHome.designated, at: SmallHome.noon.adding(minutes: -10))
    var robot = ReturnedHome.robot(SmallHome.pharmacist, of: home)
    let words = "Care plan changed (J. Reed (designated person), 12-Mar-2026 11:50)"
    robot.press("/doris<Enter>")
    #expect(robot.shows("What came back (1 to be confirmed)"))
    #expect(robot.shows(words), "\(robot.testDescription)")
    robot.press("<Esc>b")
    #expect(robot.shows(words), "\(robot.testDescription)")
    #expect(robot.asked.isEmpty)
  }

  @Test("What was said by telephone is keyed by the practice, and shows as such everywhere")
  func byTelephone() {
    var robot = ReturnedHome.robot(SmallHome.pharmacist)
    robot.press("b<Enter><Ctrl-S>")
    #expect(robot.shows("Choose what you write down."))
    robot.choose("what", "The home has said what has become of it: key it for them")
    robot.answer("state", "1")
    robot.press("<Ctrl-S>")
    #expect(robot.shows("Who? A name."))
    robot.answer("who", "P. Lal, senior carer")
    robot.choose("how", "By telephone")
    robot.answer("time", "<Ctrl-U>11:45<Ctrl-S>")
    let words = "By telephone 12-Mar-2026 11:45, said by P. Lal, senior carer, keyed by K. Adeyemi"
    #expect(robot.sentences.contains(words))
    robot.sign()
    let item = said(robot, ReturnedHome.zopiclone)
    #expect(item?.isConfirmed ?? false)
    let shown =
      "MAR changed (by telephone 12-Mar-2026 11:45, said by P. Lal, senior carer, keyed by K. Adeyemi "
      + "(pharmacist, GPhC 2087654), 12-Mar-2026 12:00)"
    robot.press("<End>")
    #expect(robot.shows(shown), "\(robot.testDescription)")
    robot.press("<Esc>/doris<Enter>")
    #expect(robot.shows(shown), "\(robot.testDescription)")
    robot.change { $0.me = SmallHome.people([SmallHome.designated]).first }
    robot.press("<Esc>b<End>")
    #expect(robot.shows(shown), "\(robot.testDescription)")
  }

  @Test("Only the home ticks; the practice is told why not")
  func sides() {
    var robot = ReturnedHome.robot(SmallHome.pharmacist)
    robot.press("b ")
    #expect(robot.message == "The home does this, when it makes its list.")
    #expect(robot.asked.isEmpty)
  }

  // MARK: Overdue

  @Test(
    "At the agreed time MAR today is overdue and heads both lists with the resident; the rest after 24 hours (scenario 12)",
    arguments: [SmallHome.designated, SmallHome.pharmacist])
  func overdue(_ person: Author) {
    var robot = ReturnedHome.robot(person)
    #expect(robot.shows("MAR TODAY, to be confirmed: WALKER, Doris (room 12)"))
    #expect(!robot.shows("OVERDUE"))
    robot.wait(minutes: 3 * 60)
    let mar = "NOT CONFIRMED, OVERDUE (1). MAR TODAY: WALKER, Doris (room 12). Press b"
    #expect(robot.shows(mar), "\(robot.testDescription)")
    robot.wait(minutes: 21 * 60 - 31)
    #expect(robot.shows(mar))
    robot.wait(minutes: 1)
    #expect(robot.shows("NOT CONFIRMED, OVERDUE (2). MAR TODAY: WALKER, Doris"))
    robot.wait(minutes: 60 * 24 * 7)
    #expect(
      robot.shows("OKORO, Samuel (Mr"),
      "the action's own day has ended\(robot.testDescription)")
    robot.press("b")
    #expect(robot.shows("OVERDUE (3)"))
    #expect(robot.shows("OVERDUE: MAR, to be confirmed by Thu 12-Mar-2026 15:00"))
  }

  @Test("Where no same-day time is agreed that is said, and the day's end counts")
  func noTimeAgreed() {
    var robot = ReturnedHome.robot(SmallHome.designated, of: ReturnedHome.home(marTodayBy: nil))
    robot.press("b")
    #expect(robot.shows("MAR, to be confirmed on Thu 12-Mar-2026; no same-day time agreed"))
    robot.wait(minutes: 12 * 60 - 1)
    #expect(!robot.shows("OVERDUE"))
    robot.wait(minutes: 1)
    #expect(robot.shows("OVERDUE (1)"))
  }

  @Test("What was left from an earlier round stands before this one's own, with the round it is of")
  func leftFromBefore() {
    let next = RoundPlanned(
      round: RoundID("next") ?? round, date: SmallHome.today.adding(days: 7), time: nil, mode: nil)
    let home = ReturnedHome.home().with(next)
      .with(
        RoundClosed(round: next.round, carried: [], told: nil), by: SmallHome.pharmacist,
        at: SmallHome.noon.adding(hours: 24 * 7))
    var robot = ReturnedHome.robot(SmallHome.designated, of: home)
    robot.wait(minutes: 60 * 24 * 7 + 60)
    robot.press("b")
    #expect(robot.shows("WHAT CAME BACK from the round of Thu 19-Mar-2026"))
    #expect(robot.shows("WALKER, Doris (Mrs), room 12, round of 12-Mar-2026: Stop: zopiclone"))
    robot.press("[")
    #expect(robot.shows("WHAT CAME BACK from the round of Thu 12-Mar-2026"))
  }

  // MARK: Who was told

  @Test("Nobody yet is an answer of its own, and stays on both lists until somebody is told")
  func nobodyYet() {
    var robot = Robot(ClosedHome.home(closed: false))
    robot.press("d")
    let id = ReturnedHome.zopiclone.text
    for given in ["Samuel", "Caitríona"] {
      let resident = robot.resident(given)?.id.text ?? ""
      robot.choose("wait-\(resident)", "Safe to wait for the next round")
      robot.answer("why-\(resident)", "seen by the nurse")
    }
    robot.choose("told-\(id)", "Nobody yet")
    robot.press("<Ctrl-S>")
    #expect(robot.sentences.contains("Told of MAR today: Walker, zopiclone: NOBODY YET"))
    robot.sign()
    #expect(robot.drafts(AcknowledgementRecorded.self).map(\.state) == [.notTold])
    #expect(robot.packsAsked == 1)
    robot.press("<Esc>")
    let words = "MAR TODAY, NOBODY TOLD YET: WALKER, Doris (room 12)"
    #expect(robot.shows(words), "\(robot.testDescription)")
    robot.press("b<Enter>")
    robot.choose("what", "Somebody at the home was told of it")
    robot.answer("who", "J. Reed")
    robot.choose("how", "By telephone")
    robot.press("<Ctrl-S>")
    robot.sign()
    robot.press("<Esc>")
    #expect(!robot.shows(words))
    #expect(said(robot, ReturnedHome.zopiclone)?.isOpen ?? false, "told is not changed")
  }

  // MARK: Received and read

  @Test(
    "The home says that it has read the sheet, the practice that it has read the list; each once")
  func read() {
    var robot = ReturnedHome.robot(SmallHome.designated)
    robot.press("b")
    #expect(
      robot.shows(
        "The sheet, at the home: not recorded as received yet. Press r once you have read it."))
    robot.press("r")
    robot.sign()
    #expect(
      robot.shows("The sheet, at the home: received and read by J. Reed, 12-Mar"))
    robot.press("r")
    #expect(robot.message == "No sheet is there that is not recorded as read.")
    let atHome = robot.state.record.sheetArrival(of: round).read
    robot = ReturnedHome.robot(SmallHome.pharmacist)
    robot.press("br")
    #expect(robot.sentences.contains("The home's list for Thu 12-Mar-2026"))
    robot.sign()
    let record = robot.state.record
    #expect(record.listArrival(of: round).read != nil)
    #expect(atHome != nil)
    #expect(record.sheetArrival(of: round).read == nil, "the list is not the sheet")
  }

  @Test("Whoever takes a pack in has received what came in it, and looking at it writes nothing")
  func received() {
    let sent = SmallHome.shared
    var robot = Robot(sent)
    let shown = ShownFile(path: "a.txt", digest: "d")
    let page = ExchangePage(
      .look("a.txt"), title: "TAKING IN", lines: [],
      choices: [ExchangePage.Choice("Take it in", .take([shown]))])
    let others = sent.chain.entries.filter { $0.header.kind == ListSent.kind }
    robot.feed(.exchange(.page(page, .above)))
    robot.feed(.refreshed(others, damage: nil))
    #expect(robot.arrivals.isEmpty)
    robot.press("<Enter>")
    robot.feed(.refreshed(others, damage: nil))
    #expect(robot.arrivals.count == 1)
    #expect(robot.state.record.listArrival(of: round).received != nil)
    robot.feed(.exchange(.page(page, .above)))
    robot.press("<Enter>")
    robot.feed(.refreshed(others, damage: nil))
    #expect(robot.arrivals.count == 1, "once is enough")
  }

  // MARK: Line by line

  @Test("Line by line the same is said, ticked, signed and asked")
  func plain() {
    var robot = ReturnedHome.robot(SmallHome.designated)
    var dialog = PlainDialog()
    var said: [String] = dialog.lines(robot.state)
    #expect(said.contains { $0.contains("MAR TODAY, to be confirmed: WALKER, Doris") })
    for line in ["b", "tick 1", "tick 2", "sign", "1234"] {
      var state = robot.state
      let effects = dialog.answer(line, &state, now: robot.now)
      robot.change { $0 = state }
      robot.carryOut(effects)
      said += dialog.lines(robot.state)
    }
    let text = said.joined(separator: "\n")
    #expect(
      text.contains("1. WALKER, Doris (Mrs), room 12. Stop: zopiclone. before: 7.5 mg at night."))
    #expect(text.contains("Number 2 is ticked, not signed yet."))
    #expect(robot.drafts(AcknowledgementRecorded.self).count == 2)
    #expect(text.contains("1 to be confirmed."))
  }
}
