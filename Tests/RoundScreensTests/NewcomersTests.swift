import RoundScreens
import Testing

@testable import RoundCore
@testable import RoundScreens

/// What people found who used the program for the first time.
struct NewcomersTests {
  private let round = SmallHome.shared.round

  private func item(_ robot: Robot, _ item: EntryID) -> ReturnedItem? {
    robot.state.record.returned(of: round).first { $0.id == item }
  }

  // MARK: Confirmed late

  @Test(
    "A MAR change that is confirmed late is asked for when it was made, and says that it was late")
  func late() throws {
    var robot = ReturnedHome.robot(SmallHome.designated)
    robot.press("b<Enter>")
    robot.answer("state", "1")
    #expect(robot.form?.text("doneDay") == nil)
    #expect(robot.form?.fields.contains { $0.id == "doneDay" } == false, "it is in time")
    robot.press("<Esc><Esc>")
    robot.wait(minutes: 60 * 6)
    robot.press("b ")
    #expect(robot.message == "This change of the MAR is overdue: Enter asks when it was made.")
    robot.press("<Enter>")
    if robot.form == nil { robot.press("2") }
    robot.answer("state", "1<Ctrl-S>")
    #expect(robot.shows("On which day was it changed?"))
    robot.answer("doneDay", "today")
    robot.answer("doneTime", "01:00<Ctrl-S>")
    #expect(robot.shows("It was decided after that ("))
    // A time that is none is said although the day is none either.
    robot.answer("doneDay", "<Ctrl-U>31 Feb")
    robot.answer("doneTime", "<Ctrl-U>25:70<Ctrl-S>")
    #expect(robot.shows("There is no 31 February."))
    #expect(robot.shows("The time as hh:mm"))
    robot.answer("doneDay", "<Ctrl-U>today")
    robot.answer("doneTime", "<Ctrl-U>16:30<Ctrl-S>")
    #expect(robot.shows("Done 12-Mar-2026 16:30"))
    #expect(robot.shows("LATE: it was to be confirmed by Thu 12-Mar-2026 15:00"))
    robot.sign()
    let said = try #require(item(robot, ReturnedHome.zopiclone))
    #expect(said.isConfirmedLate)
    #expect(
      said.confirmation?.body.at == UKTime.moment(day: SmallHome.today, hour: 16, minute: 30))
    #expect(robot.shows("done 12-Mar-2026 16:30, written down by J. Reed"))
    #expect(robot.shows("LATE: it was to be confirmed by Thu 12-Mar-2026 15:00"))
  }

  @Test("Made in time and written down late, it is not called late")
  func inTime() throws {
    let word = AcknowledgementRecorded(
      round: round, item: ReturnedHome.zopiclone, state: .marChanged, note: nil,
      at: UKTime.moment(day: SmallHome.today, hour: 14, minute: 0))
    let evening = SmallHome.noon.adding(hours: 8)
    let home = ReturnedHome.home().with(word, "Doris", by: SmallHome.designated, at: evening)
    let robot = ReturnedHome.robot(SmallHome.designated, of: home)
    #expect(try #require(item(robot, ReturnedHome.zopiclone)).isConfirmedLate == false)
    let late = ReturnedHome.home().with(
      AcknowledgementRecorded(
        round: round, item: ReturnedHome.zopiclone, state: .marChanged, note: nil), "Doris",
      by: SmallHome.designated, at: evening)
    let other = ReturnedHome.robot(SmallHome.designated, of: late)
    #expect(try #require(item(other, ReturnedHome.zopiclone)).isConfirmedLate)
  }

  // MARK: Told at once

  @Test("What must be on the MAR today is offered at once: N asks who at the home was told")
  func told() throws {
    var robot = ClosedHome.robot(closed: false)
    robot.press("N")
    let id = ReturnedHome.zopiclone.text
    #expect(robot.shows("MAR TODAY: WHO WAS TOLD?"))
    robot.press("<Ctrl-S>")
    #expect(robot.shows("Who was told? Or: nobody yet."))
    robot.choose("told-\(id)", "Somebody was told")
    robot.answer("toldWho-\(id)", "J. Reed")
    robot.choose("toldHow-\(id)", "In person")
    robot.press("<Ctrl-S>")
    #expect(robot.shows("Walker, zopiclone: J. Reed, in person"))
    robot.sign()
    let word = try #require(robot.drafts(AcknowledgementRecorded.self).first)
    #expect(word.state == .told)
    #expect(word.saidBy == "J. Reed")
    // Closing does not ask once more, and there is nothing left to be said.
    robot.press("N")
    #expect(robot.message.hasPrefix("Nothing signed on this round must be on the MAR today"))
    robot.press("d")
    #expect(robot.form?.fields.contains { $0.id == "told-\(id)" } == false)
  }

  @Test("A change for the MAR today heads the list, with N in the footer, until somebody was told")
  func untold() {
    var robot = ClosedHome.robot(closed: false)
    let id = ReturnedHome.zopiclone.text
    #expect(robot.shows("MAR TODAY, NOBODY TOLD YET: WALKER, Doris (room 12). Press N when told"))
    #expect(robot.lines.suffix(2).joined().contains("N MAR today: told"))
    robot.press("N")
    #expect(robot.form?.resident == SmallHome.shared.id("Doris"))
    #expect(robot.shows("Known allergies Penicillin (rash)"))
    robot.choose("told-\(id)", "Somebody was told")
    robot.answer("toldWho-\(id)", "J. Reed<Esc>q")
    #expect(robot.message.hasPrefix("1 draft is kept: MAR today: who was told. q again leaves;"))
    robot.press("N1")
    robot.choose("toldHow-\(id)", "In person")
    robot.press("<Ctrl-S>")
    robot.sign()
    #expect(!robot.shows("NOBODY TOLD YET"))
    #expect(!robot.lines.suffix(2).joined().contains("N MAR today"))
  }

  @Test("Nobody yet is asked again when the round is closed")
  func nobodyYet() {
    var robot = ClosedHome.robot(closed: false)
    robot.press("N")
    let id = ReturnedHome.zopiclone.text
    robot.choose("told-\(id)", "Nobody yet")
    robot.press("<Ctrl-S>")
    robot.sign()
    #expect(robot.drafts(AcknowledgementRecorded.self).map(\.state) == [.notTold])
    robot.press("d")
    #expect(robot.form?.fields.contains { $0.id == "told-\(id)" } == true)
  }

  @Test("Signing it says so, with the key; signing anything else does not")
  func offered() {
    var robot = Robot()
    let other = ClosedHome.robot(closed: false)
    let entries = other.state.record.residents.values.flatMap(\.reviews.facts).map {
      Entry(header: $0.header, content: .known($0.body))
    }
    #expect(
      entries.filter { ToldFields.offer(after: [$0], other.state).contains("N records") }.count == 1
    )
    robot.press("<Down>0<Ctrl-S>")
    robot.sign()
    #expect(!robot.message.contains("N records"))
  }

  // MARK: Open actions

  @Test("O comes back as it was left")
  func shownAgain() {
    var robot = ActionsHome.robot()
    robot.press("Off<Esc>")
    robot.press("O")
    #expect(robot.shows("OPEN ACTIONS of both sides"))
  }

  @Test("What the other side's action waits for only they say; that it is done may be written down")
  func othersWait() throws {
    var robot = ActionsHome.robot()
    robot.press("Off")
    let all = ActionRows(robot.state, .all).all
    let place = try #require(all.firstIndex { $0.action.what == "Fluid chart" })
    robot.press("<Home>" + String(repeating: "<Down>", count: place) + "w")
    #expect(robot.form == nil)
    #expect(robot.message.hasPrefix("This is the other side's to do"))
    robot.press("d")
    #expect(robot.form != nil)
  }

  @Test("A question of the home that nobody has answered heads the open actions of both sides")
  func question() {
    let asked = ReturnedHome.home().with(
      AcknowledgementRecorded(
        round: round, item: ReturnedHome.transfers, state: .query, note: "With the hoist?"),
      "Doris", by: SmallHome.designated, at: SmallHome.noon)
    for (person, words) in [
      (SmallHome.pharmacist, "THE HOME ASKS: WALKER, Doris"),
      (SmallHome.designated, "Your question is not answered: WALKER, Doris"),
    ] {
      var robot = ReturnedHome.robot(person, of: asked, size: Size(columns: 80, rows: 24))
      robot.press("O")
      #expect(robot.shows(words))
      #expect(robot.shows("With the hoist?"))
    }
    var none = ReturnedHome.robot(SmallHome.pharmacist)
    none.press("O")
    #expect(!none.shows("THE HOME ASKS"))
  }

  // MARK: Closed and sent

  @Test("A list that was closed and of which no file was made is not called sent")
  func closedNotSent() {
    #expect(
      Robot(SmallHome.shared, people: [SmallHome.designated]).shows("Sent Wed 11-Mar 11:00."),
      "another computer closed it")
    var robot = PreparingHome.robot()
    robot.isPaired = false
    robot.press("d")
    robot.sign()
    #expect(robot.shows("NOT SENT to anybody yet: no file of it was made (X)."))
    robot.press("d")
    #expect(robot.message.contains("and no file of it was made"))
    guard let list = robot.written.last(where: { $0.header.kind == "list.sent" })?.header else {
      Issue.record("no list was sent")
      return
    }
    // One that was made before says nothing of this list, and what can't be read says nothing.
    robot.feed(.sent(.entry(epoch: 1, list.sequence - 1)))
    #expect(robot.shows("NOT SENT"))
    robot.feed(.sent(.unknown))
    #expect(robot.shows("NOT SENT"))
    robot.feed(.sent(.entry(epoch: 1, list.sequence)))
    #expect(!robot.shows("NOT SENT"))
    #expect(robot.shows("Sent "))
  }

  // MARK: Choosing

  @Test("Where a resident is chosen, those of one name are marked as on the list")
  func sameName() {
    var home = PreparingHome.robot()
    home.press("a")
    #expect(home.context == .picker)
    home.press("walker")
    #expect(home.shows("as somebody else here"))
    var other = PreparingHome.robot()
    other.press("asamuel")
    #expect(other.shows("OKORO, Samuel"))
    #expect(!other.shows("as somebody else here"))
  }

  @Test("? at a choice opens the help, and a digit typed there chooses nothing in the form below")
  func helpAtChoice() {
    var robot = Robot()
    robot.press("o")
    robot.go(to: "contact")
    let before = robot.form?.chosen("contact")
    robot.press("?")
    #expect(robot.context == .help)
    robot.press("2<Esc>")
    if robot.context == .help { robot.press("<Esc>") }
    #expect(robot.form?.chosen("contact") == before)
    // In a text it is a letter like any other.
    robot.go(to: "text")
    robot.press("why?")
    #expect(robot.form?.text("text") == "why?")
  }

  @Test("Several things that are missing are told with the one in view and how many more there are")
  func more() {
    var robot = Robot(size: Size(columns: 80, rows: 24))
    robot.press("o<Ctrl-S>")
    #expect(robot.shows("are missing or unclear: this one and"))
    #expect(robot.shows("more, each marked with !"))
  }
}
