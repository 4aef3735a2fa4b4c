import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("Questions that are answered by choosing")
struct ChoosingTests {
  private func opened() -> Robot {
    var robot = Robot()
    robot.press("/ivy<Enter>o")
    return robot
  }

  @Test("A digit that no choice has chooses nothing, and says which digits there are")
  func noSuchDigit() {
    var robot = Robot()
    robot.press("o9")
    #expect(robot.form?.chosen("contact") == nil)
    #expect(robot.message == "There is no choice 9 here. The digits go from 1 to 5.")
    robot.wait(seconds: TypedWord.pause)
    robot.press("0")
    #expect(robot.form?.chosen("contact") == nil)
    #expect(robot.message.hasPrefix("There is no choice 0 here."))
    // It goes with the next key, and does not fill the messages.
    robot.wait(seconds: TypedWord.pause)
    robot.press("2<Esc>m")
    #expect(robot.form == nil)
    #expect(!robot.shows("There is no choice"))
  }

  @Test("Words typed where a choice is asked for choose nothing, whatever digits they have")
  func wordsChooseNothing() {
    for words in ["fell 2 times", "x 2", "seen 3", "bp120", "é 5"] {
      var robot = opened()
      robot.press(words)
      #expect(robot.form?.chosen("contact") == nil, "\(words)")
      robot.press("<Esc>")
      robot = opened()
      robot.go(to: "outcomes")
      robot.press(words)
      #expect(robot.form?.ticked("outcomes") == [], "\(words)")
      robot.press("<Enter>")
      #expect(robot.form?.ticked("outcomes") == [], "\(words)")
    }
  }

  @Test("Letters that went to a choice which nobody took hold the next key back, once, and say so")
  func wordNotTaken() {
    for key in ["<Tab>", "<Ctrl-S>", "<Shift-Tab>"] {
      var robot = opened()
      robot.go(to: "outcomes")
      robot.press("med " + key)
      #expect(robot.focus == "outcomes", "\(key)")
      #expect(
        robot.message
          == "Nothing was ticked by \"med\": Space ticks Medicine change. The same key again goes on as it "
          + "is.")
      #expect(robot.form?.ticked("outcomes") == [])
      var other = robot
      other.press("<Space>")
      #expect(other.form?.ticked("outcomes") == ["medicineChange"])
      robot.press(key)
      #expect(robot.focus != "outcomes", "\(key)")
    }
    // Taken, or one letter hit by mistake: nothing holds.
    var robot = opened()
    robot.go(to: "outcomes")
    robot.press("med<Enter><Tab>")
    #expect(robot.focus != "outcomes")
    robot.go(to: "contact")
    robot.press("v<Tab>")
    #expect(robot.focus != "contact")
    robot.go(to: "contact")
    robot.press("seen by vid<Tab>")
    #expect(robot.focus == "contact")
    #expect(robot.message.hasPrefix("Not chosen by \"seen by vid\": Space chooses Seen by video."))
  }

  @Test("A digit that has chosen or ticked is finished: no letter after it takes it back")
  func digitIsFinished() {
    var robot = opened()
    robot.press("1k")
    #expect(robot.form?.chosen("contact") == "faceToFace")
    #expect(
      robot.message
        == "Seen face to face stays chosen: no choice begins with \"k\". Choose with 1 to 9, or the "
        + "arrows and Space.")
    // After a single wrong letter digits choose again at once.
    robot.press("2")
    #expect(robot.form?.chosen("contact") == "video")
    robot.press(" times 3")
    #expect(robot.form?.chosen("contact") == "video")
    robot.go(to: "outcomes")
    robot.press("2567x")
    let ticked = ["advice", "tests", "referral", "mdt"]
    #expect(robot.form?.ticked("outcomes") == ticked)
    #expect(robot.message.hasPrefix("All 4 ticks stay: no choice begins with \"x\"."))
    robot.press("8")
    #expect(robot.form?.ticked("outcomes") == ticked + ["carePlanReviewed"])
    robot.press("zopiclone 1<Enter>")
    #expect(robot.form?.ticked("outcomes") == ticked + ["carePlanReviewed"])
    #expect(robot.message.contains("Backspace, then choose with 1 to 9"))
  }

  @Test("A choice that has digits in its name is found by them")
  func digitsInNames() {
    var word = TypedWord()
    let options = [FieldOption("a", "999"), FieldOption("b", "NHS 111")]
    word.add("n")
    #expect(!word.takes("1", in: options))
    for character in "hs " {
      #expect(word.takes(character, in: options))
      word.add(character)
    }
    #expect(word.takes("1", in: options))
  }

  @Test("The last question says that it is the last, and a box of several rows keeps its Enter")
  func lastQuestion() {
    var robot = opened()
    for _ in 0..<30 { robot.press("<Tab>") }
    #expect(robot.focus == "actions")
    #expect(robot.message == "This is the last question. Ctrl-S checks; Shift-Tab goes back.")
    robot.press("<Enter><Tab>")
    #expect(robot.focus == "side")
    #expect(robot.message.isEmpty)
  }

  @Test("Digits and Space alone choose, one after the other")
  func digitsChoose() {
    var robot = opened()
    robot.press("3")
    #expect(robot.form?.chosen("contact") == "telephoneWithStaff")
    // A change of mind, and not the second digit of a number.
    robot.wait(seconds: TypedWord.pause)
    robot.press("1")
    #expect(robot.form?.chosen("contact") == "faceToFace")
    robot.go(to: "outcomes")
    robot.press("13")
    #expect(robot.form?.ticked("outcomes") == ["noChangeNeeded", "medicineChange"])
    robot.press("<Down><Space>")
    #expect(robot.form?.ticked("outcomes").count == 3)
  }

  @Test(
    "A number of several digits chooses nothing where one of several is chosen, however it is typed"
  )
  func numbersChooseNothing() {
    for number in ["12", "12345", "999 151 9173", "01632 960101", "19", "00", "2\u{20}2"] {
      var robot = opened()
      robot.press(number)
      #expect(robot.form?.chosen("contact") == nil, "\(number)")
      #expect(
        robot.message
          == "Nothing is chosen: \"\(number)\" is several digits, and here one digit chooses. Backspace, "
          + "then 1 to 5, or the arrows and Space.")
      // Enter, typed to go on, takes nothing either, and says so once more.
      robot.press("<Enter>")
      #expect(robot.form?.chosen("contact") == nil && robot.focus == "contact", "\(number)")
      #expect(robot.message.contains("is several digits"))
      robot.press("<Backspace>2")
      #expect(robot.form?.chosen("contact") == "video")
    }
  }

  @Test(
    "With pauses between its groups a number chooses nothing either, and an answer before it stands"
  )
  func numberInGroups() {
    var robot = opened()
    robot.press("4<Tab><Shift-Tab>999")
    robot.wait(seconds: 5)
    robot.press("1")
    robot.wait(seconds: 5)
    robot.press("5")
    #expect(robot.form?.chosen("contact") == "recordReview")
    #expect(robot.message.hasPrefix("Records looked at only stays chosen: \"99915\" is several"))
    // What follows at the next question is another word.
    robot.press("<Backspace>1")
    #expect(robot.form?.chosen("contact") == "faceToFace")
  }

  @Test("The first letters of a choice go to it, and Enter takes it")
  func lettersGoToChoice() {
    var robot = opened()
    robot.press("spoke")
    #expect(robot.form?.chosen("contact") == nil)
    #expect(robot.message == "\"spoke\" goes to: Spoke with staff by telephone. Enter takes it.")
    robot.press("<Enter>")
    #expect(robot.form?.chosen("contact") == "telephoneWithStaff")
    robot.go(to: "outcomes")
    robot.press("referral<Enter>")
    #expect(robot.form?.ticked("outcomes") == ["referral"])
    #expect(robot.focus == "outcomes")
    robot.press("referral<Enter>")
    #expect(robot.form?.ticked("outcomes") == ["referral"])
  }

  @Test("Words that are no choice say how the question is answered, also on Enter")
  func saysHow() {
    var robot = opened()
    robot.press("zopiclone")
    #expect(robot.message.hasPrefix("Nothing is chosen: no choice begins with \"zopiclone\"."))
    robot.press("<Enter>")
    #expect(robot.form?.chosen("contact") == nil)
    #expect(robot.focus == "contact")
    #expect(robot.message.contains("choose with 1 to 9"))
    // After Backspace a digit chooses again; letters behind it say what stands.
    robot.press("<Backspace>1")
    #expect(robot.form?.chosen("contact") == "faceToFace")
    robot.press("zo")
    #expect(robot.form?.chosen("contact") == "faceToFace")
    #expect(
      robot.message.hasPrefix("Seen face to face stays chosen: no choice begins with \"zo\"."))
    robot.press("<Backspace>2")
    #expect(robot.form?.chosen("contact") == "video")
  }

  @Test("What was typed at one question is not put back at the one that Ctrl-S goes to")
  func staysAtItsQuestion() {
    var robot = opened()
    robot.go(to: "outcomes")
    let outcomes = robot.form?["outcomes"]?.kind
    // A digit, and then the check goes to what is missing above.
    robot.press("1<Ctrl-S>")
    #expect(robot.focus == "contact")
    robot.press("f")
    #expect(robot.form?["contact"]?.kind != outcomes)
    #expect(robot.message.contains("Seen face to face"))
    robot.press("<Enter>")
    #expect(robot.form?.chosen("contact") == "faceToFace")
  }

  @Test("A care-plan change with the same text before and after is refused")
  func sameText() {
    var robot = Robot()
    robot.press("/doris<Enter>c")
    robot.choose("pick", "Mobility and falls")
    robot.answer("why", "falls")
    robot.answer("agreedWith", "Ann")
    robot.answer("review", "+28<Ctrl-S>")
    #expect(robot.focus == "after")
    #expect(robot.shows("Before and after say the same."))
    robot.press(" Two people on the stairs.<Ctrl-S>")
    #expect(robot.title == "OUTCOME")
  }

  @Test("By when the home should call is read as a date where it is one, and echoed")
  func callBy() {
    var robot = opened()
    robot.press("1")
    robot.choose("outcomes", "Advice or watch")
    robot.answer("detail-advice", "weight")
    robot.answer("callIf", "she eats less")
    robot.answer("callBy", "until her son comes")
    #expect(robot.shows("Taken as words, not as a date."))
    robot.answer("callBy", "<Ctrl-U>11-Mar-2026")
    #expect(robot.shows("Wed 11-Mar-2026 is in the past."))
    robot.answer("callRoute", "practice<Ctrl-S>")
    #expect(robot.focus == "callBy")
    robot.press("<Ctrl-U>by Thu")
    #expect(robot.shows("= by Thu 19-Mar-2026"))
    robot.press("<Ctrl-S>")
    robot.sign()
    #expect(robot.drafts(ReviewSigned.self).last?.safetyNet?.by == "by Thu 19-Mar-2026")
  }

  @Test("A medicine change without a prescriber is called a recommendation wherever it is shown")
  func recommendation() {
    var robot = Robot()
    robot.press("/doris<Enter>o1")
    robot.answer("answer-\(SmallHome.shared.flags["Doris"]?.text ?? "")", "Yes.")
    Blocks.addMedicine(&robot)
    #expect(robot.form?.fields.contains { $0.id == "medicines" } ?? false)
    robot.go(to: "medicines")
    #expect(robot.shows("RECOMMENDED, not prescribed: Stop: zopiclone"))
    robot.press("<Up><Enter>")
    robot.go(to: "prescriber")
    #expect(robot.shows("A RECOMMENDATION, not prescribed: no prescriber is named."))
    robot.press("Dr Shah")
    #expect(!robot.shows("A RECOMMENDATION"))
    robot.press("<Ctrl-U><Ctrl-S><Ctrl-S>")
    #expect(robot.sentences.contains("Medicine, RECOMMENDED: Stop zopiclone"))
  }

  @Test("Whether it is prescribed follows the person who signs")
  func followsSigner() {
    let gp = Author(name: "R. Shah", role: "gp", organisation: "", registration: nil)
    var robot = Robot(people: [SmallHome.pharmacist, gp])
    robot.press("/doris<Enter>o1")
    robot.answer("answer-\(SmallHome.shared.flags["Doris"]?.text ?? "")", "Yes.")
    Blocks.addMedicine(&robot)
    robot.press("<Ctrl-S>")
    #expect(robot.sentences.contains("Medicine, RECOMMENDED: Stop zopiclone"))
    robot.press("<Tab>")
    #expect(robot.sentences.contains("Medicine: Stop zopiclone"))
    #expect(robot.sentences.contains("Prescriber: R. Shah."))
  }
}
