import RoundScreens
import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("Actions across the wall, on screen")
struct ActionsTests {
  private func shown(_ robot: Robot) -> [String] {
    guard case .actions(let screen)? = robot.state.stack.last else { return [] }
    return ActionRows(robot.state, screen.shown).all.map(\.action.what)
  }

  private func updates(_ robot: Robot) -> [ActionUpdated] { robot.drafts(ActionUpdated.self) }

  @Test("The practice sees what it must do or chase, overdue first, then by when it is due")
  func practice() {
    var robot = ActionsHome.robot()
    robot.press("O")
    #expect(shown(robot) == ["Letter to the clinic", "Bloods U&E", "New blister pack"])
    #expect(robot.shows("OPEN ACTIONS of the practice 3 open, 1 overdue"))
    #expect(robot.shows("Overdue (1)"))
    #expect(robot.shows("WALKER, Doris (Mrs), room 12"))
    #expect(robot.shows("Due Tue 10-Mar-2026, OVERDUE"))
  }

  @Test("The home sees its own, and what it set for others to do")
  func home() {
    var robot = ActionsHome.robot([SmallHome.designated])
    robot.press("O")
    #expect(shown(robot) == ["Fluid chart", "Collect the cream"])
    robot.press("<Down>")
    #expect(robot.shows("Pharmacy: Well, High Street; chased by the home, which set it"))
  }

  @Test("f shows mine, then those of both sides, and says whose they are")
  func whose() {
    var robot = ActionsHome.robot()
    robot.press("Of")
    #expect(shown(robot) == ["Letter to the clinic"])
    #expect(robot.shows("OPEN ACTIONS of K. Adeyemi"))
    robot.press("f")
    #expect(shown(robot).count == 5)
    #expect(robot.shows("OPEN ACTIONS of both sides"))
    robot.press("f")
    #expect(shown(robot).count == 3)
    var lal = ActionsHome.robot([SmallHome.keyWorker])
    lal.press("Of")
    #expect(lal.shows("No open action bears the name of P. Lal"))
    lal.press("d")
    #expect(lal.message == "No action is shown. f shows those of others.")
  }

  @Test("Enter opens the resident, and Esc comes back to the same action")
  func opens() {
    var robot = ActionsHome.robot()
    robot.press("O<Down><Enter>")
    #expect(robot.context == .resident)
    #expect(robot.given == "Samuel")
    robot.press("<Esc>")
    #expect(robot.context == .actions)
    #expect(robot.given == "Samuel")
    robot.press("<Esc>")
    #expect(robot.context == .roundList)
  }

  @Test("d says that it is done and who did it; it is signed, and the next one is selected")
  func done() throws {
    var robot = ActionsHome.robot()
    robot.press("Od")
    #expect(robot.title == "THE ACTION IS DONE")
    #expect(robot.shows("Letter to the clinic. Practice: K. Adeyemi"))
    robot.answer("note", "sent by post<Ctrl-S>")
    #expect(robot.asked.isEmpty)
    robot.sign()
    let update = try #require(updates(robot).first)
    #expect(update.state == .done)
    #expect(update.note == "sent by post; K. Adeyemi")
    #expect(robot.context == .actions)
    #expect(shown(robot) == ["Bloods U&E", "New blister pack"])
    #expect(robot.given == "Samuel")
  }

  @Test("w asks for what it waits, since when and until when; a bad date is said by its question")
  func waits() throws {
    var robot = ActionsHome.robot()
    robot.resize(80, 40)
    robot.press("Ow<Ctrl-S>")
    #expect(robot.shows("Say what it waits for."))
    robot.answer("waits", "the clinic's answer")
    robot.answer("until", "3/4<Ctrl-S>")
    #expect(robot.shows("Fri 03-Apr-2026 or Thu 04-Mar-2027? Type the month in letters."))
    #expect(robot.form?["until"]?.text == "3/4")
    robot.press("<Ctrl-U>+7<Ctrl-S>")
    #expect(robot.sentences.contains("Since Thu 12-Mar-2026, until Thu 19-Mar-2026."))
    robot.sign()
    let update = try #require(updates(robot).first)
    #expect(update.state == .waiting)
    #expect(update.waitsFor == "the clinic's answer")
    #expect(update.since == SmallHome.today)
    #expect(update.until == SmallHome.today.adding(days: 7))
    #expect(update.who == "K. Adeyemi")
    #expect(shown(robot).count == 3)
    #expect(
      robot.shows(
        "Waiting for the clinic's answer since Thu 12-Mar-2026 until Thu 19-Mar-2026: K. Adeyemi"))
    // On the resident's own screen too.
    robot.press("<Enter><End>")
    robot.resize(80, 120)
    #expect(robot.shows("Waiting for the clinic's answer since Thu 12-Mar-2026"))
  }

  @Test("x needs the reason, and what was typed is kept when the form is left")
  func notDone() throws {
    var robot = ActionsHome.robot()
    robot.press("Ox<Ctrl-S>")
    #expect(robot.shows("Say why it is not done."))
    robot.answer("why", "clinic has closed<Esc>")
    #expect(robot.context == .actions)
    robot.press("x1")
    robot.press("<Ctrl-S>")
    robot.sign()
    let update = try #require(updates(robot).first)
    #expect(update.state == .notDone)
    #expect(update.note?.hasPrefix("clinic has closed") ?? false)
  }

  @Test("t takes an action on, so that it is among mine and nobody else's, and gives it back")
  func takesOn() {
    var robot = ActionsHome.robot()
    robot.press("O<Down>t")
    #expect(robot.title == "TAKE AN ACTION ON")
    #expect(robot.given == "Samuel")
    robot.sign()
    #expect(updates(robot).last?.taken == true)
    #expect(updates(robot).last?.state == .open)
    #expect(robot.shows("Taken on by K. Adeyemi, 12-Mar-2026"))
    robot.press("f")
    #expect(shown(robot) == ["Letter to the clinic", "Bloods U&E"])
    robot.press("t")
    #expect(robot.title == "GIVE AN ACTION BACK")
    robot.sign()
    #expect(updates(robot).last?.taken == false)
    #expect(shown(robot) == ["Letter to the clinic"])
  }

  @Test("What is the other side's is not taken on, and it is said why")
  func notOurs() {
    var robot = ActionsHome.robot()
    robot.press("Off")
    robot.press("<Down><Down>")
    #expect(robot.shows("> "))
    let all = shown(robot)
    #expect(all.contains("Fluid chart"))
    robot.press("<Home>")
    while case .actions(let screen)? = robot.state.stack.last,
      ActionRows(robot.state, screen.shown).selected(screen)?.action.what != "Fluid chart"
    { robot.press("<Down>") }
    robot.press("t")
    #expect(robot.message == "This is for the other side to take on.")
  }

  @Test("A list of several residents bears nobody's banner, and no name is cut")
  func noBanner() {
    for (columns, rows) in [(40, 15), (80, 24), (120, 40)] {
      var robot = ActionsHome.robot()
      robot.resize(columns, rows)
      robot.press("O")
      #expect(!robot.shows("Gender"))
      #expect(robot.shows("WALKER, Doris (Mrs), room 12"))
    }
  }

  @Test("After a death the name has its style, and what is kept is still there to be done")
  func died() {
    let home = ActionsHome.home.with(
      ResidenceChanged(state: .died, on: SmallHome.today), "Samuel")
    var robot = Robot(home, size: Size(columns: 80, rows: 24))
    robot.press("O")
    #expect(robot.lines.contains { $0.contains("Samuel") && $0.contains("DIED") })
  }

  @Test("What waits says so on the home's next list")
  func nextList() {
    let home = PreparingHome.home
    let action = home.record.openActions.first
    let waiting = action.map { open in
      home.with(ActionUpdated(action: open.action.id, state: .waiting, note: "the lab"), "Samuel")
    }
    var robot = PreparingHome.robot(of: waiting ?? home)
    robot.press("/samuel<Enter><Esc>")
    #expect(robot.shows("Bloods U&E (Practice, waiting), 1 week"))
  }

  @Test("Line by line the actions have numbers, and d 1 says that the first is done")
  func plain() throws {
    var robot = ActionsHome.robot()
    var dialog = PlainDialog()
    func say(_ line: String) -> String {
      var state = robot.state
      let effects = dialog.answer(line, &state, now: robot.now)
      robot.change { $0 = state }
      robot.carryOut(effects)
      return dialog.lines(robot.state).joined(separator: "\n")
    }
    _ = dialog.lines(robot.state)
    let list = say("O")
    #expect(list.contains("OPEN ACTIONS of the practice: 3."))
    #expect(
      list.contains(
        "1. WALKER, Doris (Mrs), room 12. Letter to the clinic. Practice: K. Adeyemi. "
          + "Due Tue 10-Mar-2026, OVERDUE"))
    #expect(say("d").contains("Which one? Type for example: d 3"))
    #expect(say("d 1").contains("THE ACTION IS DONE"))
    _ = say("")
    _ = say("")
    let review = say("")
    #expect(review.contains("Letter to the clinic") || robot.title == "THE ACTION IS DONE")
    while robot.form != nil { _ = say("") }
    _ = say("1234")
    #expect(updates(robot).first?.state == .done)
    #expect(say("again").contains("OPEN ACTIONS of the practice: 2."))
    _ = say("")
    #expect(robot.context == .roundList)
  }
}
