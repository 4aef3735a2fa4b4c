import RoundCore
import Testing

@testable import RoundScreens

@Suite("Phrases and abbreviations while typing")
struct TextHelpTests {
  private func atText() -> Robot {
    var robot = Robot()
    robot.press("/ivy<Enter>o1")
    robot.go(to: "text")
    return robot
  }

  @Test("A short word grows with Space, and what it will be is said before")
  func phraseGrows() {
    var robot = atText()
    robot.press("Well. ;nr")
    #expect(robot.shows("Space puts in: Look at it again at the next round."))
    robot.press(" ")
    #expect(robot.form?.text("text") == "Well. Look at it again at the next round.")
    robot.press("<Ctrl-Z><Ctrl-Z>")
    #expect(robot.form?.text("text") == "Well. ;nr")
  }

  @Test("After a semicolon the phrases that could be meant are listed")
  func phrasesAreListed() {
    var robot = atText()
    robot.press(";d")
    #expect(robot.shows("Phrases: ;dr Discussed with the resident."))
  }

  @Test("Esc closes the list of phrases with what was typed for it, and only then leaves the form")
  func escapeClosesPhrases() {
    var robot = atText()
    robot.press("Well. ;d<Esc>")
    #expect(robot.context == .form)
    #expect(robot.form?.text("text") == "Well.")
    #expect(!robot.shows("Phrases:"))
    robot.press("<Ctrl-Z>")
    #expect(robot.form?.text("text") == "Well. ;d")
    robot.press("<Esc><Esc>")
    #expect(robot.context != .form)
  }

  @Test("A semicolon of the text, and a word that nobody knows, stay as they are")
  func nothingElseGrows() {
    var robot = atText()
    robot.press("pain;nr ok ;zz ok")
    #expect(robot.form?.text("text") == "pain;nr ok ;zz ok")
  }

  @Test("A person's own phrase wins over the program's")
  func ownPhrase() {
    var robot = atText()
    robot.change { state in
      guard let me = state.me else { return }
      state.phrases[.person(me.id)] = PhraseFile(
        phrases: [PhraseBook.Phrase(key: "nr", text: "Next week, please.")])
    }
    robot.press(";nr ")
    #expect(robot.form?.text("text") == "Next week, please.")
  }

  @Test("An abbreviation is pointed out under the box and before signing, and stops nothing")
  func abbreviationIsPointedOut() {
    var robot = atText()
    robot.press("levothyroxine 50mcg, insulin 10U")
    #expect(robot.shows("\"mcg\": write micrograms"))
    #expect(robot.shows("\"U\": write units"))
    robot.choose("outcomes", "No change needed")
    robot.press("<Ctrl-S>")
    #expect(robot.sentences.contains { $0.contains("write micrograms") })
    robot.change { $0.size = Size(columns: 100, rows: 60) }
    robot.sign()
    #expect(
      robot.drafts(ReviewSigned.self).first?.text == "levothyroxine 50mcg, insulin 10U")
  }

  @Test("Ctrl-E is built in, until a program stands in the settings")
  func externalEditor() {
    var robot = atText()
    robot.press("words<Ctrl-E>")
    #expect(robot.form?.isBig ?? false)
    #expect(robot.lent.isEmpty)
    robot.press("<Ctrl-E>")
    robot.change { $0.settings.editor = ["/usr/bin/nano"] }
    robot.press("<Ctrl-E>")
    #expect(robot.lent == ["words"])
    #expect(robot.form?.text("text") == "words edited")
    robot.press("<Ctrl-Z><Ctrl-Z>")
    #expect(robot.form?.text("text") == "words")
  }
}
