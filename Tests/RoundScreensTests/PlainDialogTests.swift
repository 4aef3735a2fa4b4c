import RoundCore
import Testing

@testable import RoundScreens

@Suite("The program line by line")
struct PlainDialogTests {
  /// Types lines and plays the program's part.
  private struct Talk {
    var robot = Robot()
    var dialog = PlainDialog()
    var said: [String] = []

    mutating func type(_ line: String) {
      var dialog = dialog
      var effects: [ProgramEffect] = []
      robot.change { effects = dialog.answer(line, &$0, now: SmallHome.noon) }
      robot.carryOut(effects)
      dialog.noteProblem(of: robot.state)
      said = dialog.lines(robot.state)
      self.dialog = dialog
    }

    var text: String { said.joined(separator: "\n") }
  }

  private func begun() -> Talk {
    var talk = Talk()
    talk.said = talk.dialog.lines(talk.robot.state)
    return talk
  }

  private func number(_ name: String, _ talk: Talk) -> String {
    talk.said.first { $0.contains(name) }?.split(separator: ".").first.map(String.init) ?? "?"
  }

  @Test("A resident keeps the number that was first said, also when the list has another order")
  func numbersStay() {
    var talk = begun()
    let ivy = number("WALKER, Ivy", talk)
    talk.type("0 \(ivy)")
    talk.type("")
    talk.type("1234")
    #expect(talk.text.contains("Saved: considered, nothing needed for WALKER, Ivy"))
    talk.type("again")
    #expect(talk.said.contains { $0.hasPrefix("\(ivy). Reviewed. WALKER, Ivy") })
  }

  @Test("A question mark within a question asks what can be done, and answers nothing")
  func questionMark() {
    var talk = begun()
    talk.type("0 \(number("WALKER, Ivy", talk))")
    let question = talk.robot.focus
    talk.type("?")
    #expect(talk.text.contains("/leave keeps what you typed"))
    #expect(talk.robot.focus == question)
    #expect(talk.robot.form?.hasContent == false)
  }

  @Test("What was begun is taken out with /remove add, and a dose without a unit is pointed out")
  func medicineInLines() {
    var talk = begun()
    talk.type("o \(number("WALKER, Ivy", talk))")
    while talk.robot.focus != "medicines" { talk.type("/next") }
    talk.type("add")
    talk.type("1")
    while talk.robot.focus != "after" { talk.type("/next") }
    talk.type("30")
    #expect(talk.text.contains("! No unit is written with 30, such as mg, ml or tablets."))
    talk.type("/leave")
    #expect(talk.robot.focus == "medicines")
    #expect(talk.text.contains("/remove add takes it out"))
    talk.type("/remove add")
    #expect(talk.text.contains("What was begun here is taken out."))
    #expect(talk.text.contains("add: Add a medicine change."))
    #expect(talk.robot.form?.begun.isEmpty ?? false)
  }

  @Test("A command about somebody needs their number, so that it is never about somebody else")
  func needsNumber() {
    var talk = begun()
    talk.type("o")
    #expect(talk.text.contains("For whom?"))
    #expect(talk.robot.context == .roundList)
  }

  @Test("Any number whatever can be typed where one is asked for")
  func anyNumber() {
    let numbers = ["-9223372036854775808", "9223372036854775807", "0", "-1", "+0", "99", "1.5"]
    for number in numbers {
      var talk = begun()
      talk.type(number)
      talk.type("o \(number)")
      #expect(talk.robot.context == .roundList, "\(number)")
      talk.type("r")
      talk.type("\(number) 1")
      talk.type("")
      talk.type("a")
      talk.type(number)
      talk.type("")
      talk.type(self.number("WALKER, Ivy", begun()))
      talk.type(number)
      talk.type("o")
      talk.type(number)
      for _ in 0..<12 {
        talk.type(number)
        talk.type("/remove \(number)")
        talk.type("/next")
      }
      #expect(talk.robot.drafts(ReviewSigned.self).isEmpty, "\(number)")
    }
  }

  @Test("What is asked, and what is missing, is as on the screen")
  func sameForm() {
    var talk = begun()
    talk.type("o \(number("WALKER, Doris", talk))")
    var robot = Robot()
    robot.press("/doris<Enter>o")
    #expect(talk.robot.form?.fields.map(\.question) == robot.form?.fields.map(\.question))
    talk.type("/check")
    robot.press("<Ctrl-S>")
    #expect(talk.robot.message == robot.message)
    #expect(talk.robot.focus == robot.focus)
  }

  @Test("A PIN is asked for secretly, and nothing but the right one signs")
  func pin() {
    var talk = begun()
    talk.type("0 \(number("WALKER, Ivy", talk))")
    talk.type("a note")
    #expect(talk.dialog.prompt(talk.robot.state).isSecret)
    talk.type("y")
    #expect(talk.robot.asked.isEmpty)
    talk.type("4321")
    #expect(talk.text.contains("That is not the PIN. Nothing is signed."))
    #expect(talk.robot.asked.isEmpty)
    talk.type("1234")
    #expect(talk.robot.drafts(ReviewSigned.self).first?.text == "a note")
  }

  @Test("The order is typed as numbers and signed")
  func order() {
    var talk = begun()
    let ivy = number("WALKER, Ivy", talk)
    talk.type("r")
    talk.type("\(ivy) \(ivy)")
    #expect(talk.robot.context == .reordering)
    talk.type(ivy)
    talk.type("1234")
    #expect(
      talk.robot.drafts(ListReordered.self).first?.order.first == SmallHome.shared.id("Ivy"))
  }

  @Test("Any lines whatever leave the record as it is, unless they were signed")
  func anyLines() {
    var random = SeededRandom(seed: 11)
    let words = [
      "", "1", "2", "3", "9", "o 1", "0 2", "c 3", "e 1", "x 2", "d", "s", "?", "again", "add",
      "/check", "/leave", "/back", "/remove 1", "/list", "y", "none", "1 2", "+7", "text", "all",
      "a", "r", "p 1", "P", "w", "q", "Esc", "walker", "\\", "//", "E 1", "Tab",
    ]
    for _ in 0..<40 {
      var talk = begun()
      for _ in 0..<40 {
        talk.type(words[Int.random(in: 0..<words.count, using: &random)])
        #expect(!talk.robot.state.stack.isEmpty)
      }
      #expect(talk.robot.asked.isEmpty)
    }
  }
}
