import RoundScreens
import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("The home sends its list")
struct PrepareSendingTests {
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
    #expect(robot.shows("Sent Thu 12-Mar 12:00. What is added now is marked \"after sending\"."))
    robot.press("d")
    #expect(robot.message.hasPrefix("It was sent"))
    robot.press("r")
    #expect(robot.message == "The list has been sent: the order as sent is kept.")
    // The professional's side of the same record.
    let record = robot.state.record
    #expect(record.list(of: sent.round).map(\.resident) == robot.state.list.map(\.resident))
    #expect(record.list(of: sent.round).map(\.homePlace) == [1, 2, 3])
  }

  @Test("After sending, a request is marked, a change needs its reason, and a note is an addition")
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
    #expect(robot.shows("after sending"))
    #expect(robot.shows("put in Thu 12:10; "))
    // The form says once that it is late, in its title.
    robot.press("agwen<Enter>")
    #expect(robot.shows("PUT FORWARD ONCE MORE for Thu 19-Mar-2026, after sending"))
    #expect(robot.text.ranges(of: "after sending").count == 1)
    robot.press("<Esc>")
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

  @Test("After the cut-off the list can still be sent, and what is added is marked so")
  func afterCutOff() {
    var robot = PreparingHome.robot()
    robot.wait(minutes: 60 * 24 * 5 + 4 * 60)
    #expect(
      robot.shows(
        "Cut-off Tue 17-Mar 14:00 passed 2 hours ago: what is added now is marked \"after cut-off\"."
      ))
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
    #expect(robot.shows("All at once, from a spreadsheet saved as CSV: X, then Spreadsheets."))
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
