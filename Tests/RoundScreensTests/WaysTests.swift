import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("Finding the way: all commands, messages, hiding")
struct WaysTests {
  @Test("Ctrl-P finds a command by some of its letters, and Enter does it")
  func findsCommand() {
    var robot = Robot()
    robot.press("<Ctrl-P>")
    #expect(robot.shows("WHAT DO YOU WANT TO DO?"))
    robot.press("nothing<Enter>")
    #expect(robot.title == "CONSIDERED, NOTHING NEEDED")
    robot.press("<Esc><Ctrl-P>clsrnd")
    #expect(robot.shows("> Close the round"))
    robot.press("<Enter>")
    #expect(robot.title == "CLOSE THE ROUND")
  }

  @Test(
    "Ctrl-P and the help find a command by other words that people have for it, and show none of them",
    arguments: [
      ("switch", "Somebody else is at the keyboard"),
      ("log in", "Somebody else is at the keyboard"),
      ("hand over", "Somebody else is at the keyboard"), ("print", "Sheet for the home"),
      ("password", "People and PINs of this computer"), ("log out", "Hide the screen"),
      ("quit", "Leave"), ("dead", "Where the resident is"), ("999", "Record an urgent concern"),
    ])
  func furtherWords(_ typed: String, _ title: String) {
    var robot = Robot()
    robot.press("<Ctrl-P>\(typed)")
    #expect(robot.shows(title), "\(robot.testDescription)")
    // What was typed stands where it was typed, and nowhere else but in words that have it themselves.
    let rows = robot.lines.dropFirst(4).joined(separator: " ").lowercased()
    let isSaid = CommandRegistry.all.contains {
      "\($0.title) \($0.help)".lowercased().contains(typed)
    }
    #expect(isSaid || !rows.contains(typed))
  }

  @Test("A command of the list is done from the resident's screen too")
  func commandFromElsewhere() {
    var robot = Robot()
    robot.press("<Enter><Ctrl-P>add a resident<Enter>")
    #expect(robot.context == .picker)
    robot.press("<Esc><Enter><Ctrl-P>record outcome<Enter>")
    #expect(robot.title == "OUTCOME")
  }

  @Test("What can't be done now is there with its reason, and Enter says it instead of doing it")
  func reasons() {
    var robot = Robot()
    robot.press("<Ctrl-P>how an urgent<Enter>")
    #expect(robot.context == .palette)
    #expect(robot.message == "No urgent concern is open for this resident.")
    #expect(robot.shows("not now: No urgent concern is open for this resident."))
  }

  @Test("A name typed among the commands finds its resident, and Enter opens it")
  func findsBoth() {
    var robot = Robot()
    robot.press("<Ctrl-P>caitri")
    #expect(robot.shows("> Ó BRIAIN, Caitríona (Ms)"))
    robot.press("<Enter>")
    #expect(robot.given == "Caitríona")
    // A command of which a word begins so comes before whoever has such letters in the name.
    robot.press("<Esc><Ctrl-P>o")
    #expect(robot.shows("> Open the resident"))
    robot.press("<Backspace>zzzz")
    #expect(robot.shows("No command fits, and no resident."))
  }

  @Test("Tab goes to the residents: any of the register, without accents")
  func findsResident() {
    var robot = Robot()
    robot.press("<Ctrl-P>caitriona")
    #expect(robot.shows("Tab: residents only (1)"))
    robot.press("<Tab>")
    #expect(robot.shows("WHICH RESIDENT?"))
    #expect(robot.shows("Ó BRIAIN, Caitríona (Ms)"))
    robot.press("<Enter>")
    #expect(robot.context == .resident)
    #expect(robot.given == "Caitríona")
    robot.press("<Ctrl-P><Tab>patel<Enter>")
    #expect(robot.shows("PATEL, Anil (Mr)"))
    #expect(robot.shows("Not on this round's list."))
    robot.press("<Esc>")
    #expect(robot.context == .roundList)
  }

  @Test("Nobody is taken from a form to another resident")
  func noSwitchInForm() {
    var robot = Robot()
    robot.press("o1<Ctrl-P><Tab>samuel<Enter>")
    #expect(robot.context == .palette)
    #expect(robot.message.hasPrefix("Leave this form first"))
    robot.press("<Tab><Ctrl-U>close the round<Enter>")
    #expect(robot.message.hasPrefix("Leave this form first"))
    robot.press("<Esc>")
    #expect(robot.title == "OUTCOME")
    #expect(robot.form?.chosen("contact") == "faceToFace")
  }

  @Test(
    "Every command that a place lists is found there by its title",
    arguments: [
      KeyContext.roundList, .resident, .form,
    ])
  func everyCommandIsFound(_ context: KeyContext) {
    for command in CommandRegistry.commands(in: context) {
      var palette = PaletteState(context: context)
      for character in command.title {
        _ = palette.search.apply(.character(character), width: 60, height: 1)
      }
      let all = PaletteUpdate.commands(PaletteState(context: context)).map(\.id)
      guard all.contains(command.id) else { continue }
      #expect(PaletteUpdate.commands(palette).first?.id == command.id, "\(command.title)")
    }
  }

  @Test("Help has what can be done here first, then what is the same everywhere")
  func helpSections() {
    var robot = Robot(size: Size(columns: 100, rows: 90))
    robot.press("?")
    let here = robot.lines.firstIndex { $0.contains("── Here") } ?? .max
    let everywhere = robot.lines.firstIndex { $0.contains("── Everywhere") } ?? -1
    #expect(here < everywhere)
    let outcome = robot.lines.firstIndex { $0.contains("Record outcome") } ?? .max
    let hide = robot.lines.firstIndex { $0.contains("Hide the screen") } ?? -1
    #expect(here < outcome && outcome < everywhere && everywhere < hide)
  }

  @Test("Enter on a grey line of the help says why and stays")
  func helpGrey() {
    var robot = Robot()
    robot.press("?how an urgent<Enter>")
    #expect(robot.context == .help)
    #expect(robot.message == "No urgent concern is open for this resident.")
  }

  @Test("Messages keeps everything that was said, newest first, with its time")
  func messages() {
    var robot = Robot()
    robot.press("E")
    robot.wait(minutes: 3)
    robot.feed(.problem("The sheet could not be saved."))
    robot.press("<Esc>m")
    #expect(robot.context == .messages)
    let text = robot.text
    #expect(text.contains("12:03 ! The sheet could not be saved."))
    #expect(text.contains("12:00 No urgent concern is open for this resident."))
    robot.press("<Esc>")
    #expect(robot.context == .roundList)
  }

  @Test("After saving again, what could not be saved before is no longer said")
  func savedAtLast() {
    var robot = Robot()
    robot.press("0Yes.<Ctrl-S>")
    robot.failure = .tooLong
    robot.sign()
    #expect(robot.state.unread != nil)
    robot.failure = nil
    robot.press("y")
    #expect(robot.message.hasPrefix("Saved:"))
    #expect(robot.state.unread == nil)
  }

  @Test("Whoever shows a hidden screen again signs with a PIN")
  func hidingEndsPIN() {
    var robot = Robot()
    robot.change { $0.pinGoodUntil = $0.now.adding(minutes: 5) }
    robot.press("<F9>q")
    #expect(robot.state.pinGoodUntil == nil)
    #expect(robot.state.isHidden)
    robot.press("1234<Enter>")
    #expect(robot.context == .roundList)
  }

  @Test("F9 hides at once, over a form too; only the PIN shows the screen again, as it was")
  func hides() {
    var robot = Robot()
    robot.press("o1")
    robot.go(to: "text")
    robot.press("words")
    let before = robot.lines
    robot.press("<F9>")
    #expect(!robot.text.contains("WALKER"))
    #expect(robot.shows("Rosewood House"))
    #expect(robot.shows("Your PIN, then Enter, shows the screen again."))
    robot.paste("more")
    robot.press("q<Esc><Tab><F9>")
    #expect(robot.state.isHidden)
    robot.press("9999<Enter>")
    #expect(robot.shows("That is not the PIN."))
    robot.press("1234<Enter>")
    #expect(robot.lines == before)
    #expect(robot.form?.text("text") == "words")
  }

  @Test("Ctrl-P opens nothing while something is being saved or a PIN is being checked")
  func notWhileSaving() {
    var robot = Robot()
    robot.isWriterSlow = true
    robot.press("0No.<Ctrl-S>")
    robot.sign()
    robot.press("<Ctrl-P>")
    #expect(robot.context == .sign)
  }
}
