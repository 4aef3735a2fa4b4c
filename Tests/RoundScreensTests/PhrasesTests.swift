import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("Phrases that somebody adds")
struct PhrasesTests {
  private func begun() -> Robot {
    var robot = Robot()
    robot.press(";")
    return robot
  }

  @Test("One's own phrase is added in a form, and grows in the next text at once")
  func adds() {
    var robot = begun()
    #expect(robot.shows("PHRASES"))
    #expect(robot.shows(";dr  Discussed with the resident."))
    robot.press("a")
    #expect(robot.title == "ADD A PHRASE")
    robot.press("<Tab>wkl<Tab>Please weigh weekly.<Ctrl-S>")
    #expect(robot.message == "Kept. In a text, ;wkl and Space become: Please weigh weekly.")
    #expect(robot.shows("> ;wkl  Please weigh weekly."))
    robot.press("<Esc>/ivy<Enter>0")
    robot.press(";wkl ")
    #expect(robot.form?.focused?.text == "Please weigh weekly.")
  }

  @Test("A short word that can't be typed, an empty text and a word that is there are refused")
  func refuses() {
    var robot = begun()
    robot.press("a<Tab>No Good<Tab><Ctrl-S>")
    #expect(robot.focus == "key")
    #expect(robot.shows("The short word is 1 to 12 small letters or digits."))
    robot.press("<Ctrl-U>wkl<Ctrl-S>")
    #expect(robot.focus == "text")
    robot.press("Weigh.<Ctrl-S>a<Tab>wkl<Tab>Again.<Ctrl-S>")
    #expect(robot.focus == "key")
    #expect(robot.shows("There is ;wkl already: Weigh. Take another short word."))
  }

  @Test("What was typed of a phrase is there again after Esc")
  func keeps() {
    var robot = begun()
    robot.press("a<Tab>wkl<Tab>Please wei<Esc>")
    #expect(robot.shows("PHRASES"))
    robot.press("a")
    #expect(robot.message == "Here is what you had begun.")
    #expect(robot.form?["text"]?.text == "Please wei")
  }

  @Test("The home's is everybody's; one's own wins over it, and it over the program's")
  func wins() {
    var robot = begun()
    robot.press("a2<Tab>dr<Tab>The home's words.<Ctrl-S>")
    #expect(robot.phraseFiles[.home]?.phrases.map(\.key) == ["dr"])
    #expect(robot.state.phraseBook.text(for: "dr") == "The home's words.")
    #expect(robot.shows("(another with this word is taken)"))
    robot.press("a1<Tab>dr<Tab>My words.<Ctrl-S>")
    #expect(robot.state.phraseBook.text(for: "dr") == "My words.")
  }

  @Test("Changed, taken out, and the program's own stays")
  func changes() {
    var robot = begun()
    robot.press("a<Tab>wkl<Tab>Weigh.<Ctrl-S><Enter>")
    #expect(robot.title == "CHANGE A PHRASE")
    robot.press("<Tab> Weekly.<Ctrl-S>")
    #expect(robot.shows(";wkl  Weigh. Weekly."))
    #expect(robot.phraseFiles.values.flatMap(\.phrases).count == 1)
    robot.press("x")
    #expect(robot.message == "Taken out: ;wkl, which stood for: Weigh. Weekly.")
    #expect(robot.phraseFiles.values.flatMap(\.phrases).isEmpty)
    robot.press("x")
    #expect(robot.message.contains("This is the program's own."))
    #expect(PhrasesState.rows(robot.state).count == PhraseBook.shipped.phrases.count)
  }
}
