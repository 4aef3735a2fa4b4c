import RoundScreens
import Testing

@testable import RoundCore

@Suite("The exchange on the screen")
struct ExchangeTests {
  private func robot(_ page: ExchangePage, _ columns: Int = 80, _ rows: Int = 24) -> Robot {
    var robot = Robot()
    robot.resize(columns, rows)
    robot.feed(.exchange(.page(page, .above)))
    return robot
  }

  @Test("Sending the list asks for packs, and signing anything else does not")
  func listSent() {
    var robot = PreparingHome.robot()
    PreparingHome.flag(&robot, "gwen", priority: "3")
    robot.sign()
    #expect(robot.packsAsked == 0)
    robot.press("d")
    robot.sign()
    #expect(robot.packsAsked == 1)
  }

  @Test("Where nobody is paired, what was sent says so and names the key")
  func unpaired() {
    var robot = PreparingHome.robot()
    PreparingHome.flag(&robot, "gwen", priority: "3")
    robot.sign()
    robot.press("d")
    robot.sign()
    robot.feed(.unpaired)
    #expect(robot.message.contains("the list is signed."))
    #expect(robot.message.contains("Nobody is paired with this computer"))
    #expect(robot.message.contains("X pairs and sends, or gives it as a text."))
  }

  @Test("One key opens the exchange on both sides, and choosing a line asks for its step")
  func opened() {
    for var robot in [Robot(), PreparingHome.robot()] {
      robot.press("X")
      #expect(robot.steps == [.desk])
      #expect(robot.shows("EXCHANGE WITH THE OTHER SIDE"))
      robot.press("<Enter>")
      #expect(robot.steps == [.desk, .files])
      #expect(robot.shows("ANOTHER PAGE"))
    }
  }

  @Test("A number selects its line, and only Enter does it")
  func numbers() {
    var robot = robot(ExchangePages.page(.desk))
    robot.press("2")
    #expect(robot.steps.isEmpty)
    robot.press("9")
    robot.press("<Enter>")
    #expect(robot.steps == [.send])
  }

  @Test(
    "Going back to a page that says how things stand makes it anew, and keeps what was selected")
  func anew() {
    var robot = robot(ExchangePages.page(.desk))
    robot.press("2<Enter>")
    robot.press("<Esc>")
    #expect(robot.steps == [.send, .desk])
    #expect(robot.shows("EXCHANGE WITH THE OTHER SIDE"))
    robot.press("<Enter>")
    #expect(robot.steps.last == .send)
    robot.press("<Esc><Esc>")
    #expect(robot.state.stack.count == 1)
  }

  @Test("A page that was made anew too late does not take the place of another one")
  func late() {
    var robot = robot(ExchangePages.page(.desk))
    robot.press("<Enter>")
    robot.feed(.exchange(.page(ExchangePages.page(.desk), .anew)))
    #expect(robot.shows("ANOTHER PAGE"))
    robot.press("<Esc><Esc>")
    robot.feed(.exchange(.page(ExchangePages.page(.desk), .anew)))
    #expect(robot.state.stack.count == 1)
  }

  @Test("What was done takes the place of the pages that led to it")
  func aboveFirst() {
    var robot = robot(ExchangePages.page(.desk))
    robot.press("<Enter>")
    robot.feed(.exchange(.page(ExchangePages.comparing, .above)))
    robot.feed(.exchange(.page(ExchangePages.page(.files), .aboveFirst)))
    #expect(robot.state.stack.count == 3)
    robot.press("<Esc>")
    #expect(robot.shows("EXCHANGE WITH THE OTHER SIDE"))
  }

  @Test("Words that are to be compared are not confirmed by Enter alone")
  func notByEnter() {
    var robot = robot(ExchangePages.page(.desk))
    robot.feed(.exchange(.page(ExchangePages.comparing, .above)))
    robot.press("<Enter>")
    #expect(!robot.steps.contains(.confirm(ExchangePages.file)))
    robot.feed(.exchange(.page(ExchangePages.comparing, .above)))
    robot.press("<Down><Enter>")
    #expect(robot.steps.last == .confirm(ExchangePages.file))
  }

  @Test("The words to be compared, what to do and the choices are all in view at 80 by 24")
  func inView() {
    let robot = robot(ExchangePages.comparing)
    for words in ["6 defection", "6 overtly", "> 1  Not compared yet", "They do not match"] {
      #expect(robot.shows(words), "\(words)")
    }
  }

  @Test("A stop looks like one: in words, and with nothing chosen that changes anything")
  func stop() {
    var robot = robot(ExchangePages.stop)
    #expect(robot.shows("STOP. THIS MAY NOT COME FROM Rosewood House"))
    robot.press("<Enter>")
    #expect(robot.steps.isEmpty)
    #expect(robot.state.stack.count == 1)
  }

  @Test("Every line of a long page comes into view, and so does every choice")
  func long() {
    for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
      var robot = robot(ExchangePages.long, columns, rows)
      var seen = robot.lines.joined(separator: "\n")
      for _ in 0..<80 {
        robot.press("<Page Down>")
        seen += robot.lines.joined(separator: "\n")
      }
      for _ in 0..<9 {
        robot.press("<Down>")
        seen += robot.lines.joined(separator: "\n")
      }
      for number in 1...60 {
        #expect(seen.contains("Line \(number)"), "\(number) at \(columns)x\(rows)")
      }
      for number in 1...10 {
        #expect(seen.contains("Choice \(number)"), "\(number) at \(columns)x\(rows)")
      }
    }
  }

  @Test("A path is typed or pasted, Tab asks for the rest of it, and Enter goes on")
  func typing() {
    var robot = robot(ExchangePages.page(.askPath))
    robot.press("<Tab>")
    #expect(robot.steps == [.complete(.path, "~/Down")])
    robot.feed(.exchange(.completed("/h/Downloads/", found: ["a.txt", "b.txt"])))
    #expect(robot.shows("/h/Downloads/"))
    #expect(robot.shows("b.txt"))
    robot.paste("a.txt\n")
    robot.press("<Enter>")
    #expect(robot.steps.last == .typed(.path, "/h/Downloads/a.txt"))
    // Letters that are commands elsewhere are letters here.
    robot.feed(.exchange(.page(ExchangePages.page(.askPath), .above)))
    robot.press("q?mX1")
    #expect(robot.shows("~/Downq?mX1"))
    #expect(!robot.hasQuit)
  }

  @Test("What is typed while a path is being completed comes after it, and is not lost")
  func typedAhead() {
    var robot = robot(ExchangePages.page(.askPath))
    robot.press("<Tab>a.txt<Enter>")
    #expect(robot.steps == [.complete(.path, "~/Down")])
    robot.feed(.exchange(.completed("/h/Downloads/", found: [])))
    #expect(robot.steps.last == .typed(.path, "/h/Downloads/a.txt"))
  }

  @Test("Nothing is done with a question that was not answered")
  func nothingTyped() {
    var robot = robot(ExchangePages.page(.askPath))
    robot.press("<Ctrl-U><Space><Enter>")
    #expect(robot.steps.isEmpty)
    #expect(robot.message == "Nothing was typed yet.")
  }

  @Test("While the program looks, a second key asks for nothing, and q still leaves")
  func oneAtATime() {
    var robot = robot(ExchangePages.page(.desk))
    robot.isDeskSlow = true
    robot.press("<Enter><Enter>2<Enter>")
    #expect(robot.steps == [.files])
    #expect(robot.message.contains("One moment"))
    robot.press("q")
    #expect(robot.hasQuit)
  }

  @Test("Where no list lies beneath, Esc stays and says how to leave")
  func alone() {
    var robot = robot(ExchangePages.page(.desk))
    robot.feed(.exchange(.page(ExchangePages.page(.desk), .alone)))
    robot.press("<Esc>")
    #expect(robot.state.stack.count == 1)
    #expect(robot.message.contains("q leaves"))
  }

  @Test("A text is kept as a file by the screen itself")
  func kept() {
    var page = ExchangePages.page(.desk)
    page.choices = [.init("Keep it", .save(name: "mail.txt", lines: ["Subject: x"]))]
    var robot = robot(page)
    robot.press("<Enter>")
    #expect(robot.savedFiles == ["mail.txt"])
  }

  @Test("Line by line the same can be done: by number, by a typed answer, by an empty line back")
  func plain() {
    var robot = robot(ExchangePages.page(.desk))
    var dialog = PlainDialog()
    func type(_ line: String) {
      var effects: [ProgramEffect] = []
      robot.change { effects = dialog.answer(line, &$0, now: SmallHome.noon) }
      robot.carryOut(effects)
    }
    let said = dialog.lines(robot.state)
    #expect(said.contains("1. Take in a file that came. From mail or a stick."))
    type("3")
    #expect(robot.steps == [.askPath])
    #expect(dialog.prompt(robot.state).text == "Its path (empty: back)> ")
    type("/h/a.txt")
    #expect(robot.steps.last == .typed(.path, "/h/a.txt"))
    type("")
    #expect(robot.shows("WHERE IS THE FILE?"))
    type("")
    type("")
    #expect(robot.state.stack.count == 1)
  }

  @Test("At the first run a visitor says whether the home sends its record, and then gives no name")
  func waitsForPack() {
    var robot = Robot(
      record: Record(home: SmallHome.shared.home), people: [], size: Size(columns: 80, rows: 24))
    robot.press("3<Enter>")
    robot.answer("name", "K. Adeyemi")
    robot.choose("role", "Pharmacist")
    robot.answer("organisation", "Bridge Street Surgery<Ctrl-S>")
    robot.press("1<Ctrl-S>")
    #expect(robot.title == "3 OF 3: A PIN TO SIGN WITH")
    robot.answer("pin", "1234")
    robot.answer("pinAgain", "1234<Ctrl-S>")
    #expect(robot.setUps.first?.waitsForPack == true)
    #expect(robot.setUps.first?.homeName == nil)
  }
}
