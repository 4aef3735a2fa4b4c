import RoundScreens
import Testing

@testable import RoundCore

@Suite("Help, leaving, pasting, messages, small windows, the first run")
struct EverywhereTests {
  @Test("Help lists what can be done here, and greys what cannot be, with the reason")
  func helpLists() {
    var robot = Robot(
      record: Record(home: SmallHome.shared.home), people: SmallHome.people(),
      size: Size(columns: 120, rows: 70))
    robot.press("?")
    #expect(robot.shows("HELP: Round list"))
    #expect(robot.shows("Record outcome"))
    #expect(robot.shows("not now: No round is planned."))
  }

  @Test("Help is searched by words, and Enter does what the line says")
  func helpDoes() {
    var robot = Robot()
    robot.press("?outcome<Enter>")
    #expect(robot.title == "OUTCOME")
    robot.press("<Esc>?show only<Enter>s")
    #expect(robot.shows("Only to see: 4 of 4"))
    robot.press("?zzz<Enter>")
    #expect(robot.shows("Nothing here is called that."))
    robot.press("<Esc>")
    #expect(robot.context == .roundList)
  }

  @Test("F1 opens the help of a form and comes back to the same field")
  func helpInForm() {
    var robot = Robot()
    robot.press("o1")
    robot.go(to: "text")
    robot.press("why?<F1>")
    #expect(robot.context == .help)
    robot.press("<Esc>")
    #expect(robot.focus == "text")
    #expect(robot.form?.text("text") == "why?")
    robot.press("<F1>bigger<Enter>")
    #expect(robot.form?.isBig ?? false)
  }

  @Test("Text pasted where nothing is typed runs no command")
  func pasteRunsNothing() {
    var robot = Robot()
    robot.paste("oq\u{1B}qd\r")
    #expect(robot.context == .roundList)
    #expect(!robot.hasQuit)
    #expect(robot.message.contains("Nothing was done with it."))
    robot.press("o")
    robot.paste("15\n")
    #expect(robot.form?.chosen("contact") == nil)
    #expect(robot.message.contains("text boxes only"))
    robot.press("<Esc>0No.<Ctrl-S>")
    robot.paste("1234\n")
    robot.press("<Enter>")
    #expect(robot.pinsTried.isEmpty)
  }

  @Test("Pasted text goes into the box as text, without hidden characters")
  func pasteIntoBox() {
    var robot = Robot()
    robot.press("o1")
    robot.go(to: "text")
    robot.paste("one\u{1B}[31m\ntwo\u{202E}")
    #expect(robot.form?.text("text") == "one[31m\ntwo")
    #expect(robot.message == "2 hidden characters were removed.")
  }

  @Test("Pasted text finds: in the list, the register and the help")
  func pasteFinds() {
    var robot = Robot()
    robot.press("/")
    robot.paste("samuel")
    #expect(robot.given == "Samuel")
    robot.press("<Esc>a")
    robot.paste("patel")
    #expect(robot.shows("PATEL, Anil"))
    #expect(!robot.shows("JONES"))
    robot.press("<Esc>?")
    robot.paste("filter")
    #expect(!robot.shows("Record outcome"))
  }

  @Test("Ctrl-C never leaves, and says how to")
  func controlC() {
    var robot = Robot()
    robot.press("<Ctrl-C><Ctrl-C><Ctrl-C>")
    #expect(!robot.hasQuit)
    #expect(robot.message.hasPrefix("To leave press q"))
    robot.press("o<Ctrl-C>")
    #expect(robot.title == "OUTCOME")
  }

  @Test("q leaves at once when nothing is begun")
  func leaves() {
    var robot = Robot()
    robot.press("q")
    #expect(robot.hasQuit)
  }

  @Test("q with drafts names them first; another key stays; q twice leaves, and they are kept")
  func leaveNamesWork() {
    var robot = Robot()
    robot.press("o1<Esc>")
    robot.wait(minutes: 1)
    robot.press("d1<Esc>q")
    #expect(!robot.hasQuit)
    #expect(
      robot.message
        == "2 drafts are kept: WALKER, close the round. q again leaves; any other key stays.")
    robot.press("<Down>q")
    #expect(!robot.hasQuit)
    robot.press("q")
    #expect(robot.hasQuit)
    #expect(robot.disk.files.count == 2)
  }

  @Test("q while something is being saved waits")
  func leaveWaitsForSaving() {
    var robot = Robot()
    robot.isWriterSlow = true
    robot.press("0No.<Ctrl-S>")
    robot.sign()
    robot.resize(30, 8)
    robot.press("q")
    #expect(!robot.hasQuit)
    robot.answer()
    robot.press("q")
    #expect(robot.hasQuit)
  }

  @Test("A window that is too small obeys only q, and says what it needs")
  func tooSmall() {
    var robot = Robot()
    robot.resize(39, 24)
    #expect(robot.shows("Need 40 x 12, have 39 x 24."))
    robot.press("o<Down><Enter>0")
    robot.paste("x")
    robot.resize(80, 24)
    #expect(robot.context == .roundList)
    #expect(robot.given == "Doris")
    robot.resize(80, 11)
    robot.press("q")
    #expect(robot.hasQuit)
  }

  @Test("q in a window too small to see a half-filled form names it first")
  func tooSmallNamesWork() {
    var robot = Robot()
    robot.press("o1")
    robot.resize(30, 8)
    robot.press("q")
    #expect(!robot.hasQuit)
    #expect(robot.shows("1 draft is kept: WALKER."))
    robot.press("q")
    #expect(robot.hasQuit)
  }

  @Test("A failure stays until Esc says that it was read, whatever else happens")
  func problemsStay() {
    var robot = Robot()
    robot.feed(.problem("The sheet could not be saved."))
    robot.wait(minutes: 10)
    robot.resize(70, 30)
    robot.feed(.others([]))
    #expect(robot.shows("The sheet could not be saved."))
    robot.press("<Down>o1<Tab>")
    #expect(robot.shows("The sheet could not be saved. (Esc: I have read this)"))
    robot.press("<Esc>")
    #expect(!robot.shows("The sheet could not be saved."))
    #expect(robot.title == "OUTCOME")
    robot.press("<Esc>")
    #expect(robot.context == .roundList)
  }

  @Test("The same refusal is said again when the same key is pressed again")
  func refusalIsRepeated() {
    var robot = Robot()
    robot.press("E")
    let first = robot.message
    #expect(!first.isEmpty)
    robot.press("E")
    #expect(robot.message == first)
  }

  @Test("A folder that cannot be written to says so on every screen and refuses changes")
  func readOnly() {
    var robot = Robot { $0.readOnlyReason = "A journal is damaged." }
    #expect(robot.shows("A journal is damaged."))
    for key in ["o", "0", "e", "a", "d"] {
      robot.press(key)
      #expect(robot.context == .roundList)
      #expect(robot.message == "A journal is damaged.")
    }
    robot.press("<Enter>")
    #expect(robot.shows("A journal is damaged."))
  }

  @Test("An unfinished entry left by a power failure is told after saving")
  func leftBehind() {
    var robot = Robot()
    robot.isWriterSlow = true
    robot.press("0No.<Ctrl-S>")
    robot.sign()
    let damage = Damage(
      kind: .unfinished, file: "1-000001.jsonl", line: 9, byte: 90, reason: "torn")
    robot.feed(
      .written(
        token: robot.state.saving?.token ?? 0, entries: [], failure: nil, leftBehind: damage))
    #expect(robot.message.contains("the power failed"))
    #expect(robot.message.contains("1-000001.jsonl"))
  }

  @Test("The first run offers the pretend home in two keys")
  func firstRunPretend() {
    var robot = Robot(
      record: Record(home: SmallHome.shared.home), people: [], size: Size(columns: 80, rows: 24))
    #expect(robot.shows("WELCOME TO HOMEROUND"))
    robot.press("1<Ctrl-S>")
    #expect(robot.setUps.first?.pretend == true)
  }

  @Test("The first run of a real home asks three questions, a page each: who, which home, a PIN")
  func firstRunOwn() {
    var robot = Robot(
      record: Record(home: SmallHome.shared.home), people: [], size: Size(columns: 80, rows: 24))
    #expect(robot.form?.fields.count == 1)
    // What can't be done yet is not offered.
    #expect(!robot.shows("all commands"))
    robot.press("3<Enter>")
    #expect(robot.title == "1 OF 3: WHO ARE YOU?")
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "name")
    robot.answer("name", "K. Adeyemi")
    robot.choose("role", "Pharmacist")
    robot.answer("registration", "123")
    robot.answer("organisation", "Bridge Street Surgery<Enter>")
    #expect(robot.focus == "registration")
    #expect(robot.shows("This does not have the form of a number of this register."))
    robot.press("<Ctrl-U>2087654<Ctrl-S>")
    #expect(robot.title == "2 OF 3: WHICH CARE HOME?")
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "record")
    robot.press("2<Tab><Enter>")
    #expect(robot.focus == "home")
    robot.press("Rosewood House<Enter>")
    #expect(robot.title == "3 OF 3: A PIN TO SIGN WITH")
    robot.answer("pin", "12ab<Tab>1<Ctrl-S>")
    #expect(robot.focus == "pin")
    robot.press("34<Ctrl-S>")
    #expect(robot.focus == "pinAgain")
    #expect(robot.setUps.isEmpty)
    robot.press("234<Enter>")
    let answers = robot.setUps.first
    #expect(answers?.goesOn == true)
    let both = SmallHome.people([SmallHome.paramedic, SmallHome.pharmacist])
    var next = Robot(people: [SmallHome.paramedic, SmallHome.pharmacist])
    next.change {
      // Whose computer it is, is taken to be at the keyboard.
      $0.me = $0.people.first
      $0.goOn(as: $0.people[1])
    }
    #expect(next.state.me?.author == both[1].author)
    #expect(next.message.contains("is set up and at the keyboard"))
    next.change {
      $0.me = nil
      $0.goOn(as: $0.people[1])
    }
    #expect(next.state.me == nil)
    #expect(answers?.author == SmallHome.pharmacist)
    #expect(answers?.homeName == "Rosewood House")
    #expect(answers?.pin == "1234")
    #expect(answers?.pretend == false)
  }

  @Test("Esc in the first run goes a page back, and what was typed is there when it comes again")
  func firstRunBack() {
    var robot = Robot(
      record: Record(home: SmallHome.shared.home), people: [], size: Size(columns: 80, rows: 24))
    robot.press("3<Enter>K. Adeyemi<Esc>")
    #expect(robot.title == "WELCOME TO HOMEROUND")
    #expect(robot.disk.files.isEmpty)
    robot.press("<Enter>")
    #expect(robot.form?.text("name") == "K. Adeyemi")
    robot.press("<Esc><Esc>")
    #expect(robot.hasQuit)
  }

  @Test("Every page of the first run fits into 80 x 24 with nothing to scroll to")
  func firstRunFits() {
    var robot = Robot(
      record: Record(home: SmallHome.shared.home), people: [], size: Size(columns: 80, rows: 24))
    robot.press("3<Enter>K. Adeyemi")
    #expect(robot.shows("Nurse at the home"))
    // Whoever works at the home is asked for no practice.
    robot.choose("role", "Home manager")
    #expect(!robot.shows("Your practice or organisation"))
    robot.choose("role", "GP")
    #expect(robot.shows("Your practice or organisation"))
    robot.answer("organisation", "Bridge Street<Enter>2<Tab>Rosewood House<Enter>")
    #expect(robot.shows("The PIN again"))
  }

  @Test("Ctrl-L asks for the screen to be drawn again, also over a form")
  func redraws() {
    var robot = Robot()
    robot.press("o<Ctrl-L>")
    #expect(robot.redraws == 1)
    #expect(robot.title == "OUTCOME")
  }
}
