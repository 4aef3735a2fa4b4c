import Testing

@testable import RoundCore
@testable import RoundScreens

/// What the screens say where somebody who is new to them went astray.
@Suite("Words for whoever is new")
struct NewcomersWordsTests {
  @Test("Line by line nothing is said of keys that are the screens' own")
  func plainWords() {
    for (text, words) in [
      ("Why? Space ticks each that is so; the first letters and Enter too", "Why?"),
      (
        "In plain words. ; offers phrases. Ctrl-E gives more room.",
        "In plain words. ; offers phrases."
      ),
      ("Enter adds or opens one; Delete takes it out, also one that was begun.", ""),
      ("With its unit, such as 2.5 mg at night.", "With its unit, such as 2.5 mg at night."),
    ] {
      #expect(PlainKeys.withoutKeys(text) == words)
    }
  }

  @Test("A note for somebody on another list says which list that is")
  func otherList() {
    var robot = PreparingHome.robot()
    PreparingHome.flag(&robot, "gwen")
    robot.sign()
    robot.press("]/gwen<Enter>n")
    #expect(robot.form == nil)
    #expect(
      robot.message
        == "Not put forward for this round yet. a does it. On the list of Thu 19-Mar-2026: ] and [ go "
        + "there.")
    robot.press("<Esc>[/gwen<Enter>n")
    #expect(robot.title == "BACKGROUND NOTE")
  }

  @Test("A draft of another list says of which, by its name and on the resident's page")
  func draftOfOtherList() {
    var robot = PreparingHome.robot()
    PreparingHome.flag(&robot, "gwen")
    robot.sign()
    robot.press("/gwen<Enter>n")
    robot.answer("situation", "Sleeps badly.")
    robot.wait(seconds: 2)
    robot.press("<Esc><Esc>")
    #expect(robot.state.draftNames == ["JONES"])
    robot.press("]")
    #expect(robot.state.draftNames == ["JONES (list of Thu 19-Mar-2026)"])
    robot.press("/gwen<Enter><Enter>")
    robot.resize(100, 40)
    #expect(robot.shows("1 answer, for the list of Thu 19-Mar-2026"))
  }

  @Test("Of what is said in a line that has no room for all the residents are counted")
  func counted() {
    var robot = Robot()
    for given in ["ivy", "doris"] {
      robot.press("/\(given)<Enter>o1")
      Blocks.addMedicine(&robot)
      for answer in robot.form?.fields.filter({ $0.id.hasPrefix("answer-") }) ?? [] {
        robot.answer(answer.id, "No.")
      }
      robot.press("<Ctrl-S>")
      robot.sign()
      robot.press("<Esc><Esc>")
    }
    #expect(robot.shows("MAR TODAY, NOBODY TOLD YET (2 residents):"), "\(robot.testDescription)")
  }
}
