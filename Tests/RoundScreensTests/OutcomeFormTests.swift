import RoundScreens
import Testing

@testable import RoundCore

@Suite("The outcome form")
struct OutcomeFormTests {
  /// The form of the resident without a question.
  private func opened(_ given: String = "Ivy") -> Robot {
    var robot = Robot()
    robot.press("/\(given)<Enter>o")
    return robot
  }

  @Test("o opens the form from the list and from the resident, at its first question")
  func opens() {
    var robot = Robot()
    robot.press("o")
    #expect(robot.title == "OUTCOME")
    #expect(robot.focus == "contact")
    robot.press("<Esc><Enter>o")
    #expect(robot.title == "OUTCOME")
    #expect(robot.given == "Doris")
  }

  @Test("A digit chooses, Space chooses, Enter chooses and goes on")
  func choosesContact() {
    var robot = opened()
    robot.press("2")
    #expect(robot.form?.chosen("contact") == "video")
    robot.press("<Home><Space>")
    #expect(robot.form?.chosen("contact") == "faceToFace")
    robot.press("<Down><Down><Enter>")
    #expect(robot.form?.chosen("contact") == "telephoneWithStaff")
    #expect(robot.focus == "outcomes")
  }

  @Test("Enter answers nothing that nobody has looked at")
  func enterChoosesNothing() {
    var robot = opened()
    robot.press("<Enter><Enter>")
    #expect(robot.form?.chosen("contact") == nil)
    #expect(robot.focus == "contact")
    #expect(robot.message.contains("Nothing is chosen yet"))
  }

  @Test("Outcomes are ticked by digit and by Space, and unticked the same way")
  func ticks() {
    var robot = opened()
    robot.answer("outcomes", "12")
    #expect(robot.form?.ticked("outcomes") == ["noChangeNeeded", "advice"])
    robot.press("1<Space>")
    #expect(robot.form?.ticked("outcomes") == ["noChangeNeeded", "advice"])
    robot.press("<Space>2")
    #expect(robot.form?.ticked("outcomes").isEmpty ?? false)
    robot.press("<End><Space>")
    #expect(robot.form?.ticked("outcomes") == ["other"])
  }

  @Test("Not seen asks why, and needs a reason but no outcome")
  func notSeenNeedsReason() {
    var robot = opened()
    #expect(!robot.shows("Not seen: why?"))
    robot.press("5<Ctrl-S>")
    #expect(robot.focus == "notSeenReason")
    #expect(robot.shows("Choose why not."))
    robot.choose("notSeenReason", "asleep")
    robot.press("<Ctrl-S>")
    #expect(robot.context == .sign)
    #expect(robot.sentences.contains("Not seen: asleep"))
  }

  @Test("A reason that is no longer asked for is not signed")
  func hiddenAnswersAreNotSigned() {
    var robot = opened()
    robot.press("5")
    robot.choose("notSeenReason", "asleep")
    robot.answer("contact", "1")
    robot.answer("outcomes", "1<Ctrl-S>")
    robot.sign()
    let review = robot.drafts(ReviewSigned.self).last
    #expect(review?.contact == "faceToFace")
    #expect(review?.notSeenReason == nil)
  }

  @Test("Check with things missing goes to the first and marks each")
  func checkFocusesFirst() {
    var robot = opened("Doris")
    robot.go(to: "text")
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "contact")
    #expect(robot.message.hasPrefix("3 things are missing or unclear"))
    #expect(robot.shows("Choose how the resident was seen."))
    #expect(robot.shows("Tick at least one outcome."))
    #expect(robot.asked.isEmpty)
  }

  @Test("Leaving a question empty is marked once it has been passed, not before")
  func marksWhatWasPassed() {
    var robot = opened()
    #expect(!robot.shows("Choose how the resident was seen."))
    robot.press("<Tab>")
    #expect(robot.shows("! Choose how the resident was seen."))
    #expect(!robot.shows("Tick at least one outcome."))
  }

  @Test("A detail that an outcome needs is asked for and required")
  func requiredDetails() {
    var robot = opened()
    robot.press("1")
    robot.choose("outcomes", "Medication review")
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "detail-medicationReview")
    robot.press("structured medication review done<Ctrl-S>")
    #expect(robot.context == .sign)
    #expect(robot.sentences.contains("Medication review: structured medication review done"))
  }

  @Test("A question is answered, or it is said why not")
  func answersOrBecause() {
    var robot = opened("Doris")
    robot.press("1")
    robot.answer("outcomes", "1<Ctrl-S>")
    #expect(robot.focus?.hasPrefix("answer-") ?? false)
    #expect(robot.shows("The family asks: Could a tablet be why she falls?"))
    robot.press("<Tab>needs a test result first<Ctrl-S>")
    #expect(robot.context == .sign)
    #expect(robot.sentences.contains("Not answered because: needs a test result first"))
    robot.press("<Esc>")
    robot.press("<Ctrl-U><Shift-Tab>Yes, the zopiclone.<Ctrl-S>")
    #expect(robot.sentences.contains("Answer: Yes, the zopiclone."))
    robot.sign()
    let answer = robot.drafts(ReviewSigned.self).last?.answers.first
    #expect(answer?.flag == SmallHome.shared.flags["Doris"])
    #expect(answer?.answer == "Yes, the zopiclone.")
    #expect(answer?.notAnsweredBecause == nil)
  }

  @Test("Advice needs what, and when to call whom, by when")
  func adviceNeedsSafetyNet() {
    var robot = opened()
    robot.press("1")
    robot.choose("outcomes", "Advice or watch")
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "detail-advice")
    robot.press("fluid chart<Ctrl-S>")
    #expect(robot.focus == "callIf")
    robot.press("less than a litre<Ctrl-S>")
    #expect(robot.focus == "callBy")
    robot.press("by 20:00 today<Ctrl-S>")
    #expect(robot.focus == "callRoute")
    robot.press("NHS 111<Ctrl-S>")
    #expect(
      robot.sentences.contains("if less than a litre; by Thu 12-Mar-2026 20:00; call NHS 111"))
  }

  @Test("What was typed under a tick that is taken back is said to be left out, or goes on standing")
  func leftOut() {
    var robot = opened()
    robot.press("1")
    robot.choose("outcomes", "Advice or watch")
    robot.answer("detail-advice", "fluid chart")
    robot.answer("callIf", "less than a litre")
    robot.answer("callBy", "by 20:00 today")
    robot.answer("callRoute", "NHS 111")
    // Taken back, and another one in its place.
    robot.choose("outcomes", "Advice or watch")
    robot.choose("outcomes", "No change needed")
    robot.press("<Ctrl-S>")
    #expect(
      robot.sentences.contains("if less than a litre; by Thu 12-Mar-2026 20:00; call NHS 111"))
    #expect(
      robot.sentences.contains {
        $0.hasPrefix("Left out, because the choice that it belongs to was taken back: ")
          && $0.hasSuffix("\"fluid chart\"")
      })
  }

  @Test("No choice is cut, however narrow the window", arguments: [40, 60, 80, 100])
  func choicesAreWhole(_ columns: Int) {
    var robot = opened()
    robot.resize(columns, 70)
    robot.go(to: "outcomes")
    for outcome in Catalog.shipped.outcomes {
      #expect(robot.shows(outcome.words), "\(outcome.words)\(robot.testDescription)")
    }
    #expect(!robot.lines.contains { $0.hasSuffix("…") }, "\(robot.testDescription)")
  }

  @Test("Esc keeps the form, and the same key comes back to it")
  func escapeKeeps() {
    var robot = opened()
    robot.press("1")
    robot.answer("text", "half a sen")
    robot.press("<Esc>")
    #expect(robot.message.contains("Not signed."))
    #expect(robot.asked.isEmpty)
    robot.press("<Esc><Esc>o")
    #expect(robot.context == .draftOffer)
    robot.press("<Enter>")
    #expect(robot.message == "Here is what you had begun.")
    #expect(robot.focus == "text")
    robot.press("tence")
    #expect(robot.form?.text("text") == "half a sentence")
    #expect(robot.form?.chosen("contact") == "faceToFace")
  }

  @Test("An untouched form is left without a word, and one emptied again is forgotten")
  func untouchedIsNotKept() {
    var robot = opened()
    robot.press("<Esc>")
    #expect(robot.message.isEmpty)
    #expect(robot.disk.files.isEmpty)
    robot.press("o")
    robot.answer("text", "x<Esc>")
    #expect(robot.disk.files.count == 1)
    robot.press("o<Enter><Backspace><Esc>")
    #expect(robot.disk.files.isEmpty)
  }

  @Test("A kept form is kept for its own resident only")
  func keptPerResident() {
    var robot = Robot()
    robot.press("o1<Esc><Down>o")
    #expect(robot.message.isEmpty)
    #expect(robot.form?.chosen("contact") == nil)
    robot.press("<Esc><Up>o<Enter>")
    #expect(robot.form?.chosen("contact") == "faceToFace")
  }

  @Test("A flag that the home raises meanwhile adds its question and loses no typing")
  func newFlagKeepsTyping() {
    var robot = opened()
    robot.press("1")
    robot.answer("text", "Well.<Esc>")
    let home = SmallHome.shared
    let later = home.with(
      FlagRaised(
        round: home.round, reasons: ["pain"], priority: 2, question: "May she have paracetamol?"),
      "Ivy")
    robot.feed(.others(later.chain.entries))
    robot.press("o<Enter>")
    #expect(robot.message == "Here is what you had begun.")
    #expect(robot.form?.text("text") == "Well.")
    #expect(robot.shows("The home asks: May she have paracetamol?"))
  }

  @Test("Typing is taken back and done again within a field")
  func undoTyping() {
    var robot = opened()
    robot.answer("text", "one two<Ctrl-Z>")
    #expect(robot.form?.text("text") != "one two")
    robot.press("<Ctrl-R>")
    #expect(robot.form?.text("text") == "one two")
  }

  @Test("Ctrl-E gives a text box the window and back, and Esc leaves only the big box")
  func biggerBox() {
    var robot = opened()
    robot.answer("text", "Found well.<Ctrl-E>")
    #expect(robot.form?.isBig ?? false)
    #expect(robot.shows("What was found and decided Found well."))
    #expect(!robot.shows("How was the resident seen?"))
    robot.press("<Enter>And warm.<Esc>")
    #expect(!(robot.form?.isBig ?? true))
    #expect(robot.form?.text("text") == "Found well.\nAnd warm.")
  }

  @Test("No change needed and a change of medicine do not go together")
  func contradictionIsNamed() {
    var robot = opened()
    robot.press("1")
    robot.answer("outcomes", "1")
    Blocks.addMedicine(&robot)
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "outcomes")
    #expect(robot.shows("No change needed is ticked, and a change is listed below."))
  }

  @Test("A deceased resident's form opens under the deceased banner")
  func deceased() {
    let home = SmallHome.shared.with(ResidenceChanged(state: .died, on: SmallHome.today), "Ivy")
    var robot = Robot(home)
    #expect(robot.status("Ivy") == .died)
    robot.press("/ivy<Enter>o")
    #expect(robot.shows("Died 12-Mar-2026"))
    #expect(robot.shows("Age at Death 85y"))
  }
}
