import RoundScreens
import Testing

@testable import RoundCore

@Suite("Review and sign")
struct SigningTests {
  /// A review of the resident without a question, ready to be signed.
  private func ready(people: [Author] = [SmallHome.pharmacist]) -> Robot {
    var robot = Robot(people: people)
    robot.press("/ivy<Enter>o1")
    robot.answer("outcomes", "1")
    robot.answer("text", "Well.<Ctrl-S>")
    return robot
  }

  @Test("Everything is shown once more, and that nothing is signed yet")
  func showsEverything() {
    let robot = ready()
    #expect(robot.shows("REVIEW AND SIGN: OUTCOME"))
    #expect(robot.shows("WALKER, Ivy (Miss)"))
    #expect(robot.shows("Seen face to face"))
    #expect(robot.shows("No change needed"))
    #expect(robot.shows("Nothing is signed yet."))
    #expect(robot.asked.isEmpty)
  }

  @Test("Enter without a PIN does nothing, and neither do y and Space")
  func enterAloneDoesNothing() {
    var robot = ready()
    let before = robot.lines
    robot.press("<Enter>y<Space><Enter>")
    #expect(robot.pinsTried.isEmpty)
    #expect(robot.asked.isEmpty)
    #expect(robot.lines == before)
  }

  @Test("A wrong PIN signs nothing and says so")
  func wrongPIN() {
    var robot = ready()
    robot.press("9999<Enter>")
    #expect(robot.shows("That is not the PIN. Nothing is signed."))
    #expect(robot.asked.isEmpty)
    robot.sign()
    #expect(robot.asked.count == 1)
  }

  @Test("A PIN typed before the end was read is kept for it, and typing it again begins anew")
  func earlyPIN() {
    var robot = ready()
    robot.press("<Esc>")
    robot.press(String(repeating: "<Enter>line", count: 60) + "<Ctrl-S>")
    robot.resize(80, 24)
    robot.press("1234<Enter>")
    #expect(
      robot.message
        == "Nothing is signed yet. Enter reads on; at the end this PIN signs."
    )
    #expect(robot.pinsTried.isEmpty)
    robot.press("12<Page Down>1234")
    #expect(robot.shows("Your PIN, then Enter: ****"))
    #expect(!robot.shows("Your PIN, then Enter: *****"))
    robot.readToEnd()
    robot.press("<Enter>")
    #expect(robot.pinsTried == ["1234"])
    #expect(robot.asked.count == 1)
  }

  @Test("What is said of a wrong PIN hides nothing that was read")
  func wrongPINStaysAtEnd() {
    var robot = ready()
    robot.press("<Esc>")
    robot.press(String(repeating: "<Enter>line", count: 60) + "<Ctrl-S>")
    robot.resize(80, 24)
    robot.readToEnd()
    robot.press("9999<Enter>")
    #expect(robot.shows("That is not the PIN. Nothing is signed."))
    #expect(robot.shows("the end"))
    #expect(!robot.shows("below"))
    robot.press("1234<Enter>")
    #expect(robot.pinsTried == ["9999", "1234"])
    #expect(robot.asked.count == 1)
  }

  @Test("The digits of the PIN are not on screen")
  func pinIsHidden() {
    var robot = ready()
    robot.press("73")
    #expect(robot.shows("Your PIN, then Enter: **"))
    #expect(!robot.lines.contains { $0.contains("Enter: 7") })
    robot.press("<Backspace>")
    #expect(robot.shows("Your PIN, then Enter: *"))
  }

  @Test("After three wrong PINs even the right one waits")
  func threeWrongPINs() {
    var robot = ready()
    robot.press("1111<Enter>2222<Enter>3333<Enter>")
    #expect(robot.shows("Three wrong PINs. Wait 30 seconds."))
    robot.sign()
    #expect(robot.pinsTried.count == 3)
    #expect(robot.asked.isEmpty)
    robot.wait(seconds: 29)
    // What was typed before the wait does not stand before what is typed now.
    robot.press("1234<Enter>")
    #expect(robot.shows("Wait 1 second"))
    robot.wait(seconds: 1)
    robot.press("1234<Enter>")
    #expect(robot.asked.count == 1)
  }

  @Test("The right PIN signs what was shown, as who typed it")
  func rightPIN() {
    var robot = ready()
    robot.sign()
    let review = robot.drafts(ReviewSigned.self).last
    #expect(review?.contact == "faceToFace")
    #expect(review?.text == "Well.")
    #expect(review?.outcomes.map(\.code) == ["noChangeNeeded"])
    let drafts = robot.asked.flatMap(\.self)
    #expect(drafts.allSatisfy { $0.author == SmallHome.pharmacist })
    #expect(drafts.last?.resident == SmallHome.shared.id("Ivy"))
    #expect(robot.message == "Saved: outcome for WALKER, Ivy (Miss).   u Undo")
    #expect(robot.context == .roundList)
    #expect(robot.status("Ivy") == .reviewed)
  }

  @Test("The first review opens the round, once")
  func opensRound() {
    var robot = ready()
    robot.sign()
    #expect(robot.drafts(RoundOpened.self).count == 1)
    robot.press("0")
    robot.press("Yes.<Ctrl-S>y")
    #expect(robot.drafts(ReviewSigned.self).count == 2)
    #expect(robot.drafts(RoundOpened.self).count == 1)
  }

  @Test("The PIN holds for five minutes, in which y signs, and is asked for again after")
  func pinHolds() {
    var robot = ready()
    robot.sign()
    robot.wait(minutes: 4)
    robot.press("/samuel<Enter>0<Ctrl-S>")
    #expect(robot.shows("y signs as K. Adeyemi"))
    #expect(!robot.shows("Your PIN"))
    robot.press("<Enter>")
    #expect(robot.asked.count == 1)
    robot.press("y")
    #expect(robot.asked.count == 2)
    #expect(robot.pinsTried.count == 1)
    robot.wait(minutes: 5)
    robot.press("/doris<Enter>0Yes.<Ctrl-S>y")
    #expect(robot.asked.count == 2)
    #expect(robot.shows("Your PIN, then Enter:"))
    robot.sign()
    #expect(robot.asked.count == 3)
  }

  @Test("Nothing is Saved, and the record is as it was, until the journal answers")
  func savedOnlyWhenWritten() {
    var robot = ready()
    let before = robot.state.record
    robot.isWriterSlow = true
    robot.sign()
    #expect(robot.asked.count == 1)
    #expect(robot.state.record == before)
    #expect(robot.shows("Saving ..."))
    #expect(!robot.text.contains("Saved"))
    robot.press("<Esc>1234<Enter>y")
    #expect(robot.asked.count == 1)
    #expect(robot.context == .sign)
    robot.answer()
    #expect(robot.state.record != before)
    #expect(robot.message.hasPrefix("Saved:"))
  }

  @Test("A write that fails keeps the review on screen and says NOT SAVED")
  func failedWrite() {
    var robot = ready()
    let before = robot.state.record
    robot.failure = .file(FileError(.sync, .system(28), path: "journal"))
    robot.sign()
    #expect(robot.message.hasPrefix("NOT SAVED."))
    #expect(robot.shows("NOT SAVED."))
    #expect(robot.context == .sign)
    #expect(robot.shows("Found and decided Well."))
    #expect(robot.state.record == before)
    #expect(robot.status("Ivy") == .toSee)
    robot.wait(minutes: 1)
    #expect(robot.shows("NOT SAVED."))
    robot.failure = nil
    robot.press("y")
    #expect(robot.message.hasPrefix("Saved:"))
    #expect(robot.status("Ivy") == .reviewed)
  }

  @Test("Esc from the review goes back to the form as it was")
  func escapeGoesBack() {
    var robot = ready()
    robot.press("<Esc>")
    #expect(robot.title == "OUTCOME")
    #expect(robot.form?.text("text") == "Well.")
    #expect(robot.focus == "text")
  }

  @Test("After saving the next resident to see is selected: one key opens it")
  func nextAfterSaving() {
    var robot = Robot()
    robot.press("0Yes.<Ctrl-S>")
    robot.sign()
    #expect(robot.given == "Caitríona")
    robot.press("<Enter>")
    #expect(robot.context == .resident)
    #expect(robot.given == "Caitríona")
  }

  @Test("What is signed is no longer kept as begun")
  func signedIsNotKept() {
    var robot = ready()
    robot.press("<Esc><Esc>")
    #expect(robot.disk.files.count == 1)
    robot.press("o<Enter><Ctrl-S>")
    robot.sign()
    #expect(robot.disk.files.isEmpty)
    robot.press("/ivy<Enter>o")
    #expect(robot.form?.text("text") == nil)
  }

  @Test("Considered, nothing needed is one key and a review, and answers the question")
  func nothingNeeded() {
    var robot = Robot()
    robot.press("0<Ctrl-S>")
    #expect(robot.context == .form)
    #expect(robot.shows("Answer the question, or say why it is not answered."))
    robot.press("No link to the tablets.<Ctrl-S>")
    #expect(robot.context == .sign)
    robot.sign()
    let review = robot.drafts(ReviewSigned.self).last
    #expect(review?.contact == "recordReview")
    #expect(review?.answers.first?.answer == "No link to the tablets.")
    #expect(robot.status("Doris") == .reviewed)
  }

  @Test(
    "Considered, nothing needed also says how the resident was seen, and that comes back with it")
  func nothingNeededSeen() {
    var robot = Robot()
    robot.press("/samuel<Enter>0")
    #expect(robot.focus == "note")
    #expect(robot.shows("(x) 4 Records looked at only"))
    robot.press("<Shift-Tab>1<Ctrl-S>")
    #expect(robot.sentences.contains("Seen face to face"))
    robot.sign()
    let review = robot.drafts(ReviewSigned.self).last
    #expect(review?.contact == "faceToFace")
    #expect(review?.outcomes.map(\.code) == ["noChangeNeeded"])
    robot.wait(seconds: 1)
    robot.press("/samuel<Enter>uy0<Enter>")
    #expect(robot.form?.chosen("contact") == "faceToFace", "\(robot.testDescription)")
  }

  @Test("With several people Tab chooses who signs, and a PIN that holds is not theirs")
  func severalPeople() {
    var robot = ready(people: [SmallHome.pharmacist, SmallHome.paramedic])
    #expect(robot.shows("Signing as K. Adeyemi"))
    robot.press("12<Tab>")
    #expect(robot.shows("Signing as L. Byrne"))
    robot.sign()
    #expect(robot.pinsTried == ["1234"])
    #expect(robot.asked.first?.last?.author == SmallHome.paramedic)
    robot.press("/samuel<Enter>0<Ctrl-S><Tab>y")
    #expect(robot.shows("Signing as K. Adeyemi"))
    #expect(robot.asked.count == 1)
    robot.sign()
    #expect(robot.asked.last?.last?.author == SmallHome.pharmacist)
  }

  @Test("Nobody set up to sign: the review does not open")
  func nobodyToSign() {
    var robot = ready()
    robot.press("<Esc>")
    robot.change {
      $0.people = []
      $0.me = nil
    }
    robot.press("<Ctrl-S>")
    #expect(robot.context == .form)
    #expect(robot.message == "Nobody is set up to sign on this computer.")
  }

  @Test("A long review scrolls, says how much is below, and keeps the PIN in view")
  func longReviewScrolls() {
    var robot = ready()
    robot.press("<Esc>")
    robot.press(String(repeating: "<Enter>line", count: 60) + "<Ctrl-S>")
    robot.resize(80, 24)
    #expect(robot.shows("more lines below: Page Down"))
    #expect(robot.shows("Your PIN, then Enter:"))
    for _ in 0..<10 { robot.press("<Page Down>") }
    #expect(robot.shows("the end"))
  }
}
