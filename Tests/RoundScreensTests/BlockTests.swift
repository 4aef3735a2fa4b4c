import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("Medicine changes, care-plan changes and actions")
struct BlockTests {
  private func opened(_ given: String = "Doris") -> Robot {
    var robot = Robot()
    robot.press("/\(given)<Enter>o1")
    return robot
  }

  private func medicines(_ robot: Robot) -> [String] {
    (robot.form?.blocks("medicines") ?? []).compactMap {
      if case .medicine(let change) = $0 { return change.medicine }
      return nil
    }
  }

  @Test("A medicine change is added, opened again and changed")
  func addsAndEdits() {
    var robot = opened()
    Blocks.addMedicine(&robot)
    #expect(robot.title == "OUTCOME")
    #expect(medicines(robot) == ["zopiclone"])
    #expect(robot.message == "Noted in the form. It is signed with the rest.")
    robot.press("<Up><Enter>")
    #expect(robot.title == "MEDICINE CHANGE")
    robot.answer("medicine", " 3.75 mg<Ctrl-S>")
    #expect(medicines(robot) == ["zopiclone 3.75 mg"])
  }

  @Test("A change listed in the form is an outcome: it is ticked")
  func addingTicks() {
    var robot = opened()
    Blocks.addMedicine(&robot)
    #expect(robot.form?.ticked("outcomes") == ["medicineChange"])
  }

  @Test("A block is taken out with Delete and put back with Ctrl-Z where it was")
  func removesAndRestores() {
    var robot = opened()
    Blocks.addMedicine(&robot, "zopiclone")
    Blocks.addMedicine(&robot, "amlodipine")
    robot.press("<Up><Up><Delete>")
    #expect(medicines(robot) == ["amlodipine"])
    #expect(robot.message.contains("Ctrl-Z"))
    robot.press("<Ctrl-Z>")
    #expect(medicines(robot) == ["zopiclone", "amlodipine"])
  }

  @Test("Esc in a block keeps what was typed there, and Enter comes back to it")
  func escapeKeepsBlock() {
    var robot = opened()
    robot.go(to: "medicines")
    robot.press("<Enter>")
    robot.answer("medicine", "amlodi<Esc>")
    #expect(robot.title == "OUTCOME")
    #expect(medicines(robot).isEmpty)
    robot.press("<Enter>")
    #expect(robot.message == "Here is what you had begun.")
    #expect(robot.form?.text("medicine") == "amlodi")
    robot.press("<Esc>")
    Blocks.addMedicine(&robot, "pine")
    #expect(medicines(robot) == ["amlodipine"])
    robot.press("<Enter>")
    #expect(robot.form?.text("medicine") == nil)
  }

  @Test("A change that was begun and is not in the form holds the signing up, until it is emptied")
  func begunIsNotForgotten() {
    var robot = opened()
    robot.press("1")
    robot.go(to: "medicines")
    robot.press("<Enter>")
    robot.answer("medicine", "sertraline<Esc>")
    robot.press("<Ctrl-S>")
    #expect(robot.context != .sign)
    #expect(robot.shows("One was begun and is not in the form"))
    robot.go(to: "medicines")
    robot.press("<Enter>")
    robot.answer("medicine", "<Ctrl-U><Esc>")
    robot.press("<Ctrl-S>")
    #expect(!robot.shows("One was begun"))
  }

  @Test("Delete takes out what was begun, says so, and Ctrl-Z brings it back")
  func begunIsTakenOut() {
    var robot = opened("Ivy")
    robot.answer("outcomes", "1")
    robot.answer("medicines", "<Enter>2")
    robot.answer("why", "dizzy<Esc>")
    #expect(robot.shows("+ Add a medicine change (one is begun: Enter goes on with it)"))
    robot.press("<Ctrl-S>")
    #expect(robot.context != .sign)
    #expect(robot.shows("Enter goes on with it and Delete takes it out"))
    robot.press("<Delete>")
    #expect(robot.message == "What was begun here is taken out. Ctrl-Z puts it back.")
    #expect(!robot.shows("one is begun"))
    robot.press("<Ctrl-Z><Enter>")
    #expect(robot.form?.text("why") == "dizzy")
    robot.press("<Esc><Delete>")
    robot.press("<Delete>")
    #expect(robot.message == "Nothing stands on this line that could be taken out.")
    robot.press("<Ctrl-S>")
    #expect(robot.context == .sign)
  }

  @Test("Of a change that stands, Delete takes out first what was begun to be changed")
  func begunEditIsTakenOut() {
    var robot = opened()
    Blocks.addMedicine(&robot)
    robot.press("<Up><Enter>")
    robot.answer("medicine", " 3.75 mg<Esc>")
    robot.press("<Delete>")
    #expect(robot.message.contains("It stays as it was."))
    #expect(medicines(robot) == ["zopiclone"])
    robot.press("<Delete>")
    #expect(medicines(robot).isEmpty)
  }

  @Test("What comes after a start or a change is asked for, and need not be known")
  func afterIsAsked() {
    for change in ["1", "3", "4"] {
      var robot = opened("Ivy")
      robot.answer("medicines", "<Enter>\(change)")
      robot.answer("medicine", "prednisolone")
      robot.answer("why", "chest")
      robot.answer("mar", "2<Ctrl-S>")
      #expect(robot.focus == "after", "\(change)")
      #expect(robot.shows("If nobody here knows: not known here"))
      robot.press("not known here<Ctrl-S>")
      #expect(medicines(robot) == ["prednisolone"])
    }
  }

  @Test(
    "Ten times the dose before, or a tenth of it, is asked about; nothing else is",
    arguments: [
      ("5 mg", "50 every morning", "50 is ten times the 5 before: is it meant?"),
      ("5 mg in the morning", "50 mg", "50 is ten times the 5 before: is it meant?"),
      ("1,000 mg", "100 mg", "100 is a tenth of the 1,000 before: is it meant?"),
      ("0.5 mg", "5 mg", "5 is ten times the 0.5 before: is it meant?"),
      (".5 mg", "5 mg", "5 is ten times the .5 before: is it meant?"), ("0.5 mg", ".5 mg", nil),
      ("50 mcg", "500 micrograms", "500 is ten times the 50 before: is it meant?"),
      ("5 mg", "10 mg", nil), ("1 tablet", "10 ml", nil), ("0.5 mg", "5 micrograms", nil),
      ("one", "10 mg", nil), ("", "10 mg", nil),
      ("7.", "70.", "70. is ten times the 7. before: is it meant?"),
    ])
  func tenfold(_ before: String, _ after: String, _ words: String?) {
    #expect(DoseText.tenfold(before: before, after: after, .shipped) == words)
  }

  @Test("A dose ten times the one before is pointed out in the form and before signing")
  func tenfoldShown() {
    var robot = opened("Ivy")
    robot.answer("medicines", "<Enter>3")
    robot.answer("medicine", "amlodipine")
    robot.answer("before", "5 mg every morning")
    robot.answer("after", "50 mg every morning")
    robot.answer("why", "pressure")
    #expect(robot.shows("50 is ten times the 5 before: is it meant?"))
    robot.answer("mar", "2<Ctrl-S>")
    robot.press("<Ctrl-S>")
    #expect(robot.sentences.contains("50 is ten times the 5 before: is it meant?"))
  }

  @Test("Of a medicine that is only now begun nothing is asked that stood before")
  func start() {
    var robot = opened("Doris")
    func shown(_ robot: Robot) -> [String] {
      let form = robot.form
      return form?.fields.filter { form?.isShown($0) ?? false }.map(\.id) ?? []
    }
    robot.answer("medicines", "<Enter>")
    #expect(shown(robot).contains("pick") && shown(robot).contains("before"))
    robot.press("1")
    #expect(!shown(robot).contains("pick") && !shown(robot).contains("before"))
    #expect(shown(robot).contains("after"))
  }

  @Test("An answer is not signed together with why there is none")
  func bothAnswers() {
    var robot = opened("Doris")
    let ids = robot.form?.fields.map(\.id) ?? []
    let answer = ids.first { $0.hasPrefix("answer-") } ?? "no question"
    let because = ids.first { $0.hasPrefix("because-") } ?? "no reason"
    robot.answer(because, "not today")
    robot.answer(answer, "Yes.")
    robot.press("<Ctrl-S>")
    #expect(
      robot.shows("An answer, and why there is none: leave one of the two empty."),
      "\(robot.testDescription)")
  }

  @Test("A number without a unit is pointed out, also before signing, and stops nobody")
  func unit() {
    var robot = opened("Ivy")
    robot.answer("medicines", "<Enter>1")
    robot.answer("medicine", "prednisolone")
    robot.answer("after", "30")
    #expect(!robot.shows("No unit is written"))
    robot.answer("why", "chest")
    #expect(robot.shows("No unit is written with 30, such as mg, ml or tablets."))
    robot.answer("after", " mg daily")
    #expect(!robot.shows("No unit is written"))
    robot.answer("after", String(repeating: "<Backspace>", count: 9))
    robot.answer("mar", "2<Ctrl-S>")
    #expect(medicines(robot) == ["prednisolone"])
    robot.press("<Ctrl-S>")
    #expect(robot.sentences.contains("No unit is written with 30, such as mg, ml or tablets."))
    #expect(
      robot.sentences.contains(
        "Once it is prescribed, the MAR is changed with the next cycle, not today."))
    #expect(
      robot.sentences.contains(
        "Allergies not recorded here: that is not the same as none. Ask before it is given."))
    robot.sign()
    #expect(robot.drafts(ReviewSigned.self).last?.medicineChanges.first?.after == "30")
  }

  @Test(
    "The words of a dose say what its number counts, or do not",
    arguments: [
      ("30", "30"), ("30 at night", "30"), ("2.5 daily", "2.5"), ("30mg", nil), ("30 mg", nil),
      ("2 tablets", nil), ("one at night", nil), ("1 %", nil), ("50 µg", nil), ("5 MLs", nil),
    ] as [(String, String?)])
  func doses(_ text: String, _ number: String?) {
    #expect(DoseText.numberWithoutUnit(text, .shipped) == number)
  }

  @Test("Nothing stands after a stop: not asked, and what was typed before is not passed over")
  func stopHasNoAfter() {
    var robot = opened()
    robot.go(to: "medicines")
    robot.press("<Enter>")
    #expect(robot.shows("After: dose and times"))
    robot.choose("change", "Stop")
    #expect(!robot.shows("After: dose and times"))
    robot.choose("change", "Change of dose")
    robot.answer("medicine", "zopiclone")
    robot.answer("after", "3.75 mg")
    robot.choose("change", "Stop")
    robot.answer("why", "falls<Ctrl-S>")
    #expect(robot.shows("Nothing comes after a stop"))
    #expect(medicines(robot).isEmpty)
  }

  @Test("A ticked medicine change without the change itself is named")
  func needsTheChange() {
    var robot = opened("Ivy")
    robot.answer("outcomes", "3<Ctrl-S>")
    #expect(robot.focus == "medicines")
    #expect(robot.shows("Medicine change: add the change."))
  }

  @Test("A medicine change needs what, which, why, and whether the MAR changes today")
  func medicineNeeds() {
    var robot = opened()
    robot.go(to: "medicines")
    robot.press("<Enter><Ctrl-S>")
    #expect(robot.focus == "change")
    #expect(robot.message.hasPrefix("4 things"))
    robot.press("2<Ctrl-S>")
    #expect(robot.focus == "medicine")
    robot.press("zopiclone<Ctrl-S>")
    #expect(robot.focus == "why")
    robot.press("falls<Ctrl-S>")
    #expect(robot.focus == "mar")
    robot.press("2<Ctrl-S>")
    #expect(medicines(robot) == ["zopiclone"])
  }

  private func atMedicine(_ keys: String = "") -> Robot {
    var robot = opened()
    robot.go(to: "medicines")
    robot.press("<Enter>" + keys)
    return robot
  }

  @Test("The medicines of the MAR stand in the form of a change, and choosing one fills it in")
  func picksFromMAR() {
    var robot = atMedicine("2<Tab>")
    #expect(robot.shows("1 amlodipine 10 mg, morning"))
    #expect(robot.shows("2 zopiclone 7.5 mg, night"))
    #expect(robot.shows("3 None of these"))
    robot.press("2")
    #expect(robot.form?.text("medicine") == "zopiclone")
    #expect(robot.form?.text("before") == "7.5 mg, night")
    robot.wait(seconds: 2)
    robot.press("1")
    #expect(robot.form?.text("medicine") == "amlodipine")
    #expect(robot.form?.text("before") == "10 mg, morning")
    robot.wait(seconds: 2)
    robot.press("3")
    #expect(robot.form?.text("medicine") == nil)
    #expect(robot.form?.text("before") == nil)
  }

  @Test("Choosing a medicine never replaces what somebody typed")
  func pickKeepsTyped() {
    var robot = atMedicine("2<Tab>2")
    robot.answer("before", " at most")
    robot.go(to: "pick")
    robot.press("1")
    #expect(robot.form?.text("medicine") == "amlodipine")
    #expect(robot.form?.text("before") == "7.5 mg, night at most")
  }

  @Test("A stop of what is not on the MAR, and a start of what is, are said; neither stops anybody")
  func notOnMAR() {
    var robot = atMedicine("2")
    robot.answer("medicine", "Zopiclone 3.75 mg")
    #expect(!robot.shows("Not on the MAR"))
    robot.press("<Ctrl-U>naproxen")
    #expect(robot.shows("Not on the MAR as recorded here."))
    robot.go(to: "change")
    robot.press("1")
    #expect(!robot.shows("Not on the MAR"))
    robot.answer("medicine", "<Ctrl-U>zopiclone")
    robot.answer("after", "3.75 mg at night")
    robot.go(to: "medicine")
    #expect(robot.shows("On the MAR already, as recorded here: zopiclone 7.5 mg, night"))
    robot.answer("why", "sleep")
    robot.go(to: "mar")
    robot.press("2<Ctrl-S>")
    #expect(medicines(robot) == ["zopiclone"])
  }

  @Test(
    "A line of the MAR is read as a name and how it is taken",
    arguments: [
      ("Amlodipine 5 mg every morning", "Amlodipine", "5 mg every morning"),
      (
        "Macrogol oral powder: one sachet every morning", "Macrogol oral powder",
        "one sachet every morning"
      ),
      ("Paracetamol as required", "Paracetamol as required", ""),
      ("5-HTP at night", "5-HTP at night", ""),
      (" Senna: ", nil, nil), ("", nil, nil), ("Senna : 10 ml", "Senna ", "10 ml"),
    ] as [(String, String?, String?)])
  func readsLine(line: String, name: String?, dose: String?) {
    let read = RecordedMedicine(line)
    #expect(read?.name.trimmed == name?.trimmed)
    #expect(read?.dose == dose)
  }

  @Test("A heading of the care plan fills in what stands under it now")
  func carePlanBefore() {
    var robot = opened()
    robot.go(to: "carePlan")
    robot.press("<Enter>1")
    #expect(robot.form?.text("heading") == "Mobility and falls")
    #expect(robot.form?.text("before") == "Walks with a frame.")
    #expect(robot.form?.text("after") == "Walks with a frame.")
  }

  @Test("Another heading takes the untouched text along, and leaves one's own words alone")
  func otherHeading() {
    var robot = opened()
    robot.go(to: "carePlan")
    robot.press("<Enter>1")
    robot.choose("pick", "Skin")
    #expect(robot.form?.text("before") == nil)
    #expect(robot.form?.text("after") == nil)
    robot.answer("after", "Turn every two hours.")
    robot.answer("pick", "1")
    #expect(robot.form?.text("before") == "Walks with a frame.")
    #expect(robot.form?.text("after") == "Turn every two hours.")
  }

  @Test("The heading can be worded otherwise after it was chosen")
  func headingCanBeEdited() {
    var robot = opened()
    robot.go(to: "carePlan")
    robot.press("<Enter>")
    robot.choose("pick", "Skin")
    robot.answer("heading", " of the heels")
    #expect(robot.form?.text("heading") == "Skin of the heels")
    robot.press("<Tab>")
    #expect(robot.form?.text("heading") == "Skin of the heels")
  }

  @Test("c opens a new change of the care plan at once, and Esc goes back to where it was pressed")
  func carePlanKey() {
    var robot = Robot()
    robot.press("c")
    #expect(robot.title == "CARE-PLAN CHANGE")
    robot.press("<Esc>")
    #expect(robot.context == .roundList)
    #expect(robot.disk.files.isEmpty)
    robot.press("<Enter>c")
    robot.answer("why", "falls<Esc>")
    #expect(robot.context == .resident)
    #expect(robot.message == "Not signed. What you typed is kept as a draft.")
    #expect(robot.disk.files.count == 1)
    // The draft is gone on with, and what was noted stays in the form that then is open.
    robot.press("c1")
    #expect(robot.form?.text("why") == "falls")
    robot.choose("pick", "Skin")
    robot.answer("after", "Turn every two hours.")
    robot.answer("agreedWith", "Ann")
    robot.answer("review", "+28<Ctrl-S>")
    #expect(robot.title == "OUTCOME")
    #expect(robot.form?.ticked("outcomes") == ["carePlanChange"])
    robot.press("<Enter><Esc>")
    #expect(robot.title == "OUTCOME")
  }

  @Test("A care-plan change shows before and after in the review, and takes the old text's place")
  func carePlanReview() {
    var robot = opened()
    Blocks.addCarePlan(&robot, heading: "Mobility and falls", after: "Frame and one carer.")
    robot.press("<Ctrl-S>")
    #expect(robot.form?.ticked("outcomes") == ["carePlanChange"])
    robot.go(to: "answer-\(SmallHome.shared.flags["Doris"]?.text ?? "")")
    robot.press("Perhaps.<Ctrl-S>")
    #expect(robot.context == .sign)
    #expect(robot.shows("- before: Walks with a frame."))
    #expect(robot.shows("+ after: Frame and one carer."))
    #expect(robot.shows("Agreed with Ann, daughter. Look again Thu 09-Apr-2026"))
    robot.sign()
    let plan = SmallHome.shared.id("Doris").flatMap { robot.state.record.residents[$0]?.carePlan }
    #expect(plan?.first?.text == "Frame and one carer.")
    #expect(plan?.first?.standing.count == 1)
  }

  @Test(
    "A due date is read as people write it, and echoed in full",
    arguments: [
      ("+7", "= Thu 19-Mar-2026"), ("Fri", "= Fri 13-Mar-2026"), ("19 Mar", "= Thu 19-Mar-2026"),
      ("29 Feb", "= Tue 29-Feb-2028, the next 29 February there is"),
      ("29 Feb 2028", "= Tue 29-Feb-2028"), ("1 Feb", "= Mon 01-Feb-2027"),
      ("2 weeks", "= Thu 26-Mar-2026"), ("next round", "= next round, Thu 19-Mar-2026"),
    ])
  func dueDates(_ typed: String, _ echo: String) {
    var robot = opened("Ivy")
    Blocks.addAction(&robot, due: typed)
    #expect(robot.shows(echo))
    robot.press("<Ctrl-S>")
    #expect(robot.title == "OUTCOME")
    #expect(robot.form?.blocks("actions").count == 1)
  }

  @Test("3/4 asks which of the two is meant")
  func unclearDates() {
    var robot = opened("Ivy")
    Blocks.addAction(&robot, due: "3/4")
    #expect(robot.shows("Fri 03-Apr-2026 or"))
    robot.press("<Ctrl-S>")
    #expect(robot.title == "ACTION")
    #expect(robot.focus == "due")
    robot.press("<Ctrl-U>3 Apr<Ctrl-S>")
    #expect(robot.title == "OUTCOME")
  }

  @Test("A date in the past is refused")
  func pastDate() {
    var robot = opened("Ivy")
    Blocks.addAction(&robot, due: "1 Mar 2026")
    robot.press("<Ctrl-S>")
    #expect(robot.title == "ACTION")
    #expect(robot.focus == "due")
  }

  @Test("An action without owner or date is refused")
  func actionNeeds() {
    var robot = opened("Ivy")
    robot.go(to: "actions")
    robot.press("<Enter>Bloods<Ctrl-S>")
    #expect(robot.focus == "side")
    robot.press("2<Ctrl-S>")
    #expect(robot.focus == "owner")
    robot.press("phlebotomist<Ctrl-S>")
    #expect(robot.focus == "due")
    #expect(robot.title == "ACTION")
    robot.press("next round<Ctrl-S>")
    #expect(robot.title == "OUTCOME")
    robot.answer("outcomes", "1<Ctrl-S>")
    #expect(
      robot.sentences.contains(
        "Bloods. Practice: phlebotomist, by the next round (by Thu 19-Mar-2026)"))
  }

  @Test("Two blocks of one form have identifiers of their own, kept through a change")
  func blockIdentifiers() {
    var robot = opened("Ivy")
    Blocks.addMedicine(&robot, "one")
    Blocks.addMedicine(&robot, "two")
    let before = robot.form?.blocks("medicines") ?? []
    robot.press("<Up><Enter>")
    robot.answer("medicine", "x<Ctrl-S>")
    let after = robot.form?.blocks("medicines") ?? []
    #expect(Set(ids(before)).count == 2)
    #expect(ids(before) == ids(after))
  }

  private func ids(_ blocks: [Block]) -> [EntryID] {
    blocks.compactMap {
      if case .medicine(let change) = $0 { return change.id }
      return nil
    }
  }

  @Test("A recorded allergy is named where its agent is started")
  func allergyPrompt() {
    var robot = opened()
    robot.answer("medicines", "<Enter>")
    robot.answer("change", "1")
    robot.answer("medicine", "Penicillin V")
    robot.answer("after", "250 mg four times a day")
    robot.answer("why", "throat")
    robot.answer("mar", "1<Ctrl-S>")
    robot.go(to: "answer-\(SmallHome.shared.flags["Doris"]?.text ?? "")")
    robot.press("No.<Ctrl-S>")
    #expect(robot.shows("! Penicillin is among the recorded allergies."))
    #expect(robot.shows("! Once it is prescribed, the MAR must be changed the same day."))
  }
}
