import RoundScreens
import Testing

@testable import RoundCore

@Suite("Taking off, adding, urgent concerns, closing, the sheet")
struct RoundTests {
  private func signed(_ scripts: [String], in home: SmallHome = .shared) -> Robot {
    var robot = Robot(home)
    for script in scripts {
      robot.press(script + "<Ctrl-S>")
      if robot.shows("Your PIN, then Enter:") { robot.sign() } else { robot.press("y") }
    }
    return robot
  }

  /// A round in which everybody has been looked at.
  private func worked() -> Robot {
    signed([
      "/doris<Enter>0No.", "/caitriona<Enter>0", "/samuel<Enter>0", "/ivy<Enter>0",
    ])
  }

  @Test("A resident is taken off the list with a reason, and the reason stays in view")
  func drops() {
    var robot = Robot()
    robot.press("/samuel<Enter>x<Ctrl-S>")
    #expect(robot.shows("Say why."))
    robot.press("seen by the GP on Tuesday<Ctrl-S>")
    robot.sign()
    #expect(robot.status("Samuel") == .withdrawn)
    let drop = robot.drafts(FlagDropped.self).last
    #expect(drop?.flags == [SmallHome.shared.flags["Samuel"]].compactMap { $0 })
    robot.press("/samuel<Enter>o")
    #expect(robot.message == "Taken off this round's list.")
    #expect(robot.shows("seen by the GP on Tuesday"))
    robot.press("x")
    #expect(robot.message == "Taken off this round's list already.")
  }

  @Test("A resident of the register is added with reason and priority, by who signs")
  func adds() {
    var robot = Robot()
    robot.press("a")
    #expect(robot.context == .picker)
    robot.press("patel<Enter><Ctrl-S>")
    #expect(robot.focus == "reasons")
    robot.press("1")
    robot.answer("priority", "2")
    robot.answer("priorityReason", "asked in the corridor<Ctrl-S>")
    // Nobody has looked at what must not wait for the round.
    #expect(robot.focus == "concerns")
    #expect(robot.shows("Not looked at yet."))
    #expect(robot.sentences.isEmpty)
    robot.press("<Ctrl-S>")
    robot.sign()
    #expect(robot.message.hasPrefix("Saved: PATEL, Anil (Mr) is on this round's list."))
    #expect(robot.given == "Anil")
    #expect(robot.status("Anil") == .toSee)
    let flag = robot.drafts(FlagRaised.self).last
    #expect(flag?.raisedBy == .clinician)
    #expect(flag?.raisedByName == "K. Adeyemi")
    #expect(!(robot.lines.first { $0.contains("PATEL") } ?? "").contains("late"))
  }

  @Test("Whoever is on the list already is not offered again")
  func pickerOffersOthers() {
    var robot = Robot()
    robot.press("a")
    #expect(robot.shows("PATEL, Anil (Mr)"))
    #expect(!robot.shows("OKORO"))
    robot.press("zzz")
    #expect(robot.shows("Nobody in the register fits who is not on the list."))
    robot.press("<Enter>")
    #expect(robot.context == .picker)
    robot.press("<Esc>")
    #expect(robot.context == .roundList)
  }

  @Test("An urgent concern is recorded with route and who was told, and the program told nobody")
  func urgentConcern() {
    var robot = Robot()
    robot.press("/samuel<Enter>e")
    #expect(robot.shows("homeround has told nobody. Ring first, then write it down here."))
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "concern")
    robot.press("vomiting blood")
    robot.answer("route", "1")
    robot.answer("time", "<Ctrl-U>1150")
    robot.answer("told", "999 call handler<Ctrl-S>")
    #expect(robot.shows("homeround has told nobody."))
    #expect(robot.sentences.contains("Route: 999, 12-Mar-2026 11:50"))
    robot.sign()
    #expect(robot.status("Samuel") == .escalated)
    #expect(robot.drafts(RoundOpened.self).isEmpty)
    #expect(robot.given == "Samuel")
    #expect(robot.shows("URGENT CONCERN, STILL OPEN: vomiting blood"))
  }

  @Test("A time that is none is refused")
  func refusesTime() {
    var robot = Robot()
    robot.press("evomiting")
    robot.answer("route", "1")
    robot.answer("time", "<Ctrl-U>25:10")
    robot.answer("told", "nurse<Ctrl-S>")
    #expect(robot.focus == "time")
    #expect(robot.shows("The time as hh:mm, such as 14:35."))
  }

  private func escalated() -> SmallHome {
    SmallHome.shared.with(
      EscalationRecorded(
        round: SmallHome.shared.round, concern: "short of breath", route: "emergency999",
        at: SmallHome.noon, told: "999", said: nil), "Samuel")
  }

  @Test("An open urgent concern leads the list, and its ending is recorded")
  func endsConcern() {
    var robot = Robot(escalated())
    #expect(robot.listed.first == "Samuel")
    robot.press("gEtaken to hospital<Ctrl-S>")
    robot.sign()
    #expect(robot.status("Samuel") == .toSee)
    #expect(robot.drafts(EscalationEnded.self).count == 1)
    #expect(robot.drafts(RoundOpened.self).isEmpty)
    robot.press("/samuel<Enter>E")
    #expect(robot.message == "No urgent concern is open for this resident.")
  }

  @Test("Nothing needed is not for somebody with an open urgent concern")
  func nothingNeededRefused() {
    var robot = Robot(escalated())
    robot.press("g0")
    #expect(robot.context == .roundList)
    #expect(robot.message.contains("An urgent concern is still open"))
  }

  @Test("The round is not closed while an urgent concern is open, and it is said whose")
  func closeRefused() {
    var robot = Robot(escalated())
    robot.press("d")
    #expect(robot.context == .roundList)
    #expect(robot.message.contains("OKORO, Samuel (Mr)"))
    robot.press("d")
    #expect(robot.message.contains("OKORO, Samuel (Mr)"))
  }

  @Test("Whoever was not reached is carried forward, each safe to wait or with a route")
  func carriesForward() {
    var robot = signed(["/doris<Enter>0No.", "/ivy<Enter>0"])
    robot.press("d")
    #expect(robot.shows("2 of 4 were not reached."))
    robot.press("<Ctrl-S>")
    #expect(robot.message.hasPrefix("2 things"))
    robot.press("1<Ctrl-S>")
    #expect(robot.shows("Say why."))
    robot.answer(robot.focus ?? "", "seen yesterday by the nurse")
    robot.press("<Tab>2<Ctrl-S>")
    #expect(robot.focus?.hasPrefix("route-") ?? false)
    robot.press("2<Tab>duty doctor, 12:10<Ctrl-S>y")
    let closing = robot.drafts(RoundClosed.self).last
    #expect(closing?.carried.count == 2)
    let carried = closing?.carried.first { $0.resident == SmallHome.shared.id("Caitríona") }
    #expect(carried?.safeToWait == true)
    #expect(carried?.why == "seen yesterday by the nurse")
    let other = closing?.carried.first { $0.resident == SmallHome.shared.id("Samuel") }
    #expect(other?.safeToWait == false)
    #expect(other?.route == "practiceSameDay")
    #expect(other?.told == "duty doctor, 12:10")
  }

  @Test("A closing begun earlier asks about whoever is left now, and nobody else")
  func keptClosingFollowsList() {
    var robot = Robot()
    robot.press("d1")
    let focus = robot.focus ?? ""
    #expect(focus.hasPrefix("wait-"))
    robot.press("<Esc>/doris<Enter>0No.<Ctrl-S>")
    robot.sign()
    let home = SmallHome.shared
    let later = home.with(
      FlagRaised(round: home.round, reasons: ["pain"], priority: 3, raisedBy: .clinician), "Anil")
    robot.feed(.others(later.chain.entries))
    robot.press("d<Enter>")
    let asked = robot.form?.fields.map(\.id).filter { $0.hasPrefix("wait-") } ?? []
    #expect(asked.count == 4)
    #expect(!asked.contains("wait-\(home.id("Doris")?.text ?? "")"))
    #expect(asked.contains("wait-\(home.id("Anil")?.text ?? "")"))
  }

  @Test("Nobody who has died is carried to the next round")
  func diedIsNotCarried() {
    let home = SmallHome.shared.with(ResidenceChanged(state: .died, on: SmallHome.today), "Ivy")
    var robot = Robot(home)
    robot.press("d")
    let asked = robot.form?.fields.map(\.id).filter { $0.hasPrefix("wait-") } ?? []
    #expect(asked.count == 3)
    #expect(!asked.contains("wait-\(home.id("Ivy")?.text ?? "")"))
  }

  @Test("MAR today asks who at the home was told")
  func marToday() {
    var robot = Robot()
    robot.press("/ivy<Enter>o1")
    Blocks.addMedicine(&robot)
    robot.press("<Ctrl-S>")
    robot.sign()
    for script in ["/doris<Enter>0No.", "/caitriona<Enter>0", "/samuel<Enter>0"] {
      robot.press(script + "<Ctrl-S>y")
    }
    robot.press("d<Ctrl-S>")
    let id = robot.drafts(ReviewSigned.self).first?.medicineChanges.first?.id.text ?? ""
    #expect(robot.focus == "told-\(id)")
    robot.choose("told-\(id)", "Somebody was told")
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "toldWho-\(id)")
    robot.press("J. Reed, deputy manager")
    robot.choose("toldHow-\(id)", "In person")
    robot.press("<Ctrl-S>")
    #expect(
      robot.sentences.contains(
        "Told of MAR today: Walker, zopiclone: J. Reed, deputy manager, in person 12:00"))
    robot.press("y")
    #expect(
      robot.drafts(RoundClosed.self).last?.told
        == "Walker, zopiclone: J. Reed, deputy manager, in person 12:00")
    let word = robot.drafts(AcknowledgementRecorded.self).last
    #expect(word?.state == .told)
    #expect(word?.saidBy == "J. Reed, deputy manager")
    #expect(word?.how == "in person")
    #expect(word?.at == SmallHome.noon)
    #expect(robot.packsAsked == 1)
  }

  @Test("Closing leads to the sheet, which is saved with w")
  func closingMakesSheet() {
    var robot = worked()
    robot.press("d")
    #expect(robot.shows("Everyone on the list is accounted for."))
    robot.press("<Ctrl-S>y")
    #expect(robot.sheets == [SmallHome.shared.round])
    #expect(robot.context == .page)
    #expect(robot.shows("SHEET FOR THE HOME Thu 12-Mar-2026"))
    robot.press("w")
    #expect(robot.savedFiles == ["sheet.txt"])
    #expect(robot.message == "Saved as /sheets/sheet.txt")
    robot.press("<Esc>")
    #expect(robot.context == .roundList)
    #expect(robot.shows("CLOSED"))
  }

  @Test(
    "After closing nothing more can be changed, and it is said why", arguments: Array("o0cxrad"))
  func closedRefuses(_ key: Character) {
    var robot = worked()
    robot.press("d<Ctrl-S>y<Esc>")
    let before = robot.state.record
    robot.press(String(key))
    #expect(robot.context == .roundList)
    #expect(robot.message == "This round is closed. What comes now belongs to the next one.")
    #expect(robot.state.record == before)
  }

  @Test("An urgent concern can be recorded after closing too")
  func urgentAfterClosing() {
    var robot = worked()
    robot.press("d<Ctrl-S>y<Esc>e")
    #expect(robot.title == "URGENT CONCERN")
  }

  @Test("The sheet scrolls, jumps by headings and says where it is")
  func sheetScrolls() {
    var robot = Robot()
    robot.press("s")
    #expect(robot.context == .page)
    #expect(robot.shows("lines 1 to"))
    robot.resize(80, 24)
    robot.press("<Tab>")
    #expect(robot.lines[2].hasPrefix(" MAR TODAY"))
    robot.press("<Tab><Tab><Shift-Tab>")
    #expect(robot.lines[2].hasPrefix(" ANSWERS"))
    robot.press("<End>")
    #expect(robot.shows("END OF THE SHEET"))
    #expect(robot.shows("the end"))
    robot.press("<Home>")
    #expect(robot.shows("WEEKLY ROUND"))
  }
}
