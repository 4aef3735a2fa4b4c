import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("Taking back one resident's, out of turn and filled in again")
struct TakingBackTests {
  /// A review of Ivy with a medicine, then "nothing needed" for Samuel.
  private func signed() -> Robot {
    var robot = Robot()
    robot.press("/ivy<Enter>o1")
    Blocks.addMedicine(&robot)
    robot.answer("text", "Falls at night.<Ctrl-S>")
    robot.sign()
    robot.wait(seconds: 1)
    robot.press("<Esc>/samuel<Enter>0<Ctrl-S>")
    robot.sign()
    robot.wait(seconds: 1)
    return robot
  }

  /// To a resident's page, from wherever.
  private func open(_ robot: inout Robot, _ given: String) {
    robot.press("<Esc><Esc>/\(given)<Enter>")
  }

  // MARK: One resident's

  @Test("On a resident's page u takes back that resident's, although another was signed later")
  func onesOwnPage() {
    var robot = signed()
    open(&robot, "ivy")
    robot.press("u")
    #expect(robot.title == "TAKE BACK")
    #expect(robot.sentences.first?.contains("WALKER, Ivy (Miss)") ?? false)
    robot.press("y")
    #expect(robot.status("Ivy") == .toSee)
    #expect(robot.status("Samuel") == .reviewed)
    #expect(robot.context == .resident)
    #expect(robot.given == "Ivy")
    // Redo fits it: of this resident, although another's was signed since.
    robot.wait(seconds: 1)
    robot.press("<Ctrl-R>")
    #expect(robot.title == "DO AGAIN")
    robot.press("y")
    #expect(robot.status("Ivy") == .reviewed)
  }

  @Test("On the list u is the last of all, and on a page where nothing was signed it says so")
  func onTheList() {
    var robot = signed()
    open(&robot, "doris")
    robot.press("u")
    #expect(
      robot.message
        == "Nothing was signed for this resident on this round that could be taken back. On the list "
        + "(Esc) u takes back what you signed last.")
    robot.press("<Esc>u")
    #expect(robot.sentences.first?.contains("OKORO, Samuel (Mr)") ?? false)
  }

  @Test("Redo of a resident's does not come under what was signed for them since")
  func redoAfterSigning() {
    var robot = signed()
    open(&robot, "ivy")
    robot.press("uy")
    robot.wait(seconds: 1)
    robot.press("!")
    robot.press("<Esc>")
    robot.press("0")
    if robot.context == .draftOffer { robot.press("2") }
    robot.press("<Ctrl-S>")
    robot.sign()
    robot.wait(seconds: 1)
    open(&robot, "ivy")
    robot.press("<Ctrl-R>")
    #expect(robot.context == .resident)
    #expect(robot.message.contains("sign it anew"))
  }

  // MARK: The list of what was signed

  @Test("C takes back what may still be, and corrects what has left, with words that say which")
  func list() throws {
    var robot = signed()
    let ivy = try #require(robot.resident("Ivy"))
    let samuel = try #require(robot.resident("Samuel"))
    let review = try #require(ivy.reviews.last)
    robot.feed(.sent(.entry(epoch: review.header.epoch, review.header.sequence)))
    open(&robot, "ivy")
    robot.press("C")
    #expect(robot.shows("Enter corrects it."))
    robot.press("<Enter>")
    #expect(robot.title == "CORRECT WHAT WAS SIGNED")
    robot.press("<Esc><Esc>")
    #expect(Correctable.all(samuel.id, robot.state).map(\.way) == [.takeBack])
    open(&robot, "samuel")
    robot.press("C<Enter>")
    #expect(robot.title == "TAKE BACK")
    robot.press("y")
    #expect(robot.status("Samuel") == .toSee)
    #expect(robot.context == .resident)
  }

  @Test("A form that would stand beside a review names the key that changes it")
  func namesTheKey() {
    var robot = signed()
    open(&robot, "ivy")
    robot.press("o")
    #expect(robot.shows("To change what was signed: Esc, then C"))
    robot.press("<Esc>C<Enter>")
    #expect(robot.title == "TAKE BACK")
  }

  @Test("What something later builds on stays, in words, until that is taken back")
  func builtOn() throws {
    var robot = Robot()
    robot.press("/ivy<Enter>o1")
    Blocks.addAction(&robot, due: "+7")
    robot.press("<Ctrl-S>")
    robot.answer("outcomes", "1")
    robot.answer("text", "Bloods wanted.<Ctrl-S>")
    robot.sign()
    robot.wait(seconds: 1)
    let ivy = try #require(robot.resident("Ivy"))
    let review = try #require(ivy.reviews.last)
    let action = try #require(review.body.actions.first)
    robot.press("<Esc><Esc>/ivy<Enter>t")
    robot.choose("state", "Done")
    robot.answer("who", "phlebotomist<Ctrl-S>")
    robot.sign()
    robot.wait(seconds: 1)
    let rows = Correctable.all(ivy.id, robot.state)
    #expect(rows.map(\.way).first == .takeBack)
    let reason = try #require(
      rows.first { $0.entry.header.id == review.header.id }?.refusal)
    #expect(reason.hasSuffix("was signed since and builds on it: take that back first."))
    #expect(robot.resident("Ivy")?.openActions.contains { $0.action.id == action.id } == false)
    open(&robot, "ivy")
    robot.press("C<End><Enter>")
    #expect(robot.context == .signed)
    #expect(robot.message == reason)
    // In its turn both go.
    robot.press("<Home><Enter>y")
    robot.wait(seconds: 1)
    robot.press("C<Enter>y")
    #expect(robot.resident("Ivy")?.reviews.facts.isEmpty ?? false)
    #expect(robot.resident("Ivy")?.actionUpdates.facts.isEmpty ?? false)
  }

  @Test("A care-plan text that was replaced twice goes back newest first")
  func replacedTwice() throws {
    var robot = Robot()
    let flag = try #require(SmallHome.shared.flags["Doris"])
    for text in ["Two carers.", "Three carers."] {
      robot.press("<Esc><Esc>/doris<Enter>o1")
      Blocks.addCarePlan(&robot, heading: "Mobility and falls", after: text)
      robot.press("<Ctrl-S>")
      robot.go(to: "answer-\(flag.text)")
      robot.press("Yes.<Ctrl-S>")
      robot.sign()
      robot.wait(seconds: 1)
    }
    let doris = try #require(robot.resident("Doris"))
    #expect(doris.reviews.facts.count == 2)
    #expect(doris.carePlan.map(\.text) == ["Three carers."])
    let ways = Correctable.all(doris.id, robot.state).map(\.way)
    #expect(ways.first == .takeBack)
    #expect(ways.last != .takeBack && ways.last != .correct)
    open(&robot, "doris")
    robot.press("uy")
    robot.wait(seconds: 1)
    #expect(robot.resident("Doris")?.carePlan.map(\.text) == ["Two carers."])
    robot.press("uy")
    #expect(robot.resident("Doris")?.carePlan.map(\.text) == ["Walks with a frame."])
  }

  @Test("In a chain of three each waits for the one on it, and none is to be corrected")
  func chainOfThree() throws {
    var robot = Robot()
    let flag = try #require(SmallHome.shared.flags["Doris"])
    for text in ["Two carers.", "Three carers.", "Four carers."] {
      robot.press("<Esc><Esc>/doris<Enter>o1")
      Blocks.addCarePlan(&robot, heading: "Mobility and falls", after: text)
      robot.press("<Ctrl-S>")
      robot.go(to: "answer-\(flag.text)")
      robot.press("Yes.<Ctrl-S>")
      robot.sign()
      robot.wait(seconds: 1)
    }
    let doris = try #require(robot.resident("Doris"))
    let rows = Correctable.all(doris.id, robot.state)
    #expect(rows.map(\.way).first == .takeBack)
    #expect(
      rows.map { $0.refusal?.hasSuffix("builds on it: take that back first.") }
        == [nil, true, true])
    open(&robot, "doris")
    for left in ["Three carers.", "Two carers.", "Walks with a frame."] {
      robot.press("C<Enter>y")
      robot.wait(seconds: 1)
      #expect(robot.resident("Doris")?.carePlan.map(\.text) == [left])
    }
  }

  // MARK: While the question is open

  @Test("What leaves in a pack while the question is open is not taken back when y is pressed")
  func leftMeanwhile() throws {
    var robot = signed()
    open(&robot, "ivy")
    robot.press("u")
    let review = try #require(robot.resident("Ivy")?.reviews.last)
    robot.feed(.sent(.entry(epoch: review.header.epoch, review.header.sequence)))
    robot.press("y")
    #expect(robot.title == "TAKE BACK")
    #expect(robot.shows("has left in a pack"))
    #expect(robot.resident("Ivy")?.reviews.last?.header == review.header)
  }

  @Test("What another window signs on top while the question is open stops it")
  func builtOnMeanwhile() throws {
    var robot = Robot()
    robot.press("/ivy<Enter>o1")
    Blocks.addAction(&robot, due: "+7")
    robot.press("<Ctrl-S>")
    robot.answer("outcomes", "1")
    robot.answer("text", "Bloods wanted.<Ctrl-S>")
    robot.sign()
    robot.wait(seconds: 1)
    open(&robot, "ivy")
    robot.press("u")
    let ivy = try #require(robot.resident("Ivy"))
    let action = try #require(ivy.reviews.last?.body.actions.first)
    var other = Chain(seed: 99)
    let entries = other.write(
      [
        EntryDraft(
          ActionUpdated(action: action.id, state: .done, note: nil), resident: ivy.id,
          author: SmallHome.paramedic)
      ], at: SmallHome.noon.adding(minutes: 9))
    robot.feed(.others(entries))
    robot.press("y")
    #expect(robot.title == "TAKE BACK")
    #expect(robot.shows("L. Byrne has signed"))
    #expect(robot.resident("Ivy")?.reviews.facts.count == 1)
  }

  @Test("Doing again is looked at once more too, when y is pressed")
  func leftBeforeDoneAgain() throws {
    var robot = signed()
    open(&robot, "ivy")
    robot.press("uy")
    robot.wait(seconds: 1)
    robot.press("<Ctrl-R>")
    let taken = try #require(robot.resident("Ivy")?.withdrawals.last)
    robot.feed(.sent(.entry(epoch: taken.header.epoch, taken.header.sequence)))
    robot.press("y")
    #expect(robot.title == "DO AGAIN")
    #expect(robot.shows("has left in a pack"))
    #expect(robot.status("Ivy") == .toSee)
  }

  @Test("A medicine that was changed twice goes back newest first, however it was written")
  func changedTwice() throws {
    var robot = signed()
    open(&robot, "ivy")
    robot.press("o1")
    Blocks.addMedicine(&robot, "Zopiclone")
    robot.press("<Ctrl-S>")
    robot.sign()
    let ivy = try #require(robot.resident("Ivy"))
    #expect(ivy.reviews.facts.count == 2)
    let ways = Correctable.all(ivy.id, robot.state).map(\.way)
    #expect(ways.first == .takeBack)
    #expect(ways.last != .takeBack && ways.last != .correct)
  }

  // MARK: Filled in again

  @Test("The form of what was taken back is offered filled in; nothing is typed again")
  func filledIn() throws {
    var robot = signed()
    open(&robot, "ivy")
    robot.press("u")
    #expect(robot.sentences.joined().contains("o opens the form with it filled in."))
    robot.press("y")
    robot.wait(seconds: 1)
    robot.press("o")
    #expect(robot.context == .draftOffer)
    #expect(robot.shows("TAKEN BACK BEFORE"))
    robot.press("<Enter>")
    #expect(robot.form?.chosen("contact") == "faceToFace")
    #expect(robot.form?.text("text") == "Falls at night.")
    #expect(robot.form?.blocks("medicines").count == 1)
    let old = try #require(robot.resident("Ivy")?.reviews.retired.first?.body)
    robot.press("<Ctrl-S>")
    #expect(robot.title != "TAKE BACK")
    robot.sign()
    let new = try #require(robot.resident("Ivy")?.reviews.facts.last?.body)
    #expect(new.text == old.text)
    #expect(new.medicineChanges.map(\.medicine) == old.medicineChanges.map(\.medicine))
    // Who was told was told of the one that was taken back.
    #expect(new.medicineChanges.map(\.id) != old.medicineChanges.map(\.id))
    // Signed anew, it is not offered once more.
    robot.wait(seconds: 1)
    open(&robot, "ivy")
    robot.press("o")
    #expect(robot.context == .form)
  }

  @Test("Starting again gives an empty form at once; a line for nothing needed comes back too")
  func startAgain() {
    var robot = signed()
    open(&robot, "ivy")
    robot.press("uy")
    robot.wait(seconds: 1)
    robot.press("o2")
    #expect(robot.context == .form)
    #expect(robot.form?.chosen("contact") == nil)
    #expect(robot.message.hasPrefix("This is a new form."))
    robot.press("<Esc>")
    var other = Robot()
    other.press("/samuel<Enter>0")
    other.answer("note", "Eats well.<Ctrl-S>")
    other.sign()
    other.wait(seconds: 1)
    other.press("uy")
    other.wait(seconds: 1)
    open(&other, "samuel")
    other.press("0<Enter>")
    #expect(other.form?.text("note") == "Eats well.")
  }

  // MARK: What the home was told

  @Test(
    "After N Undo takes back who was told first; the review can go before it, and says whom to ring"
  )
  func afterTold() throws {
    var robot = signed()
    robot.press("<Esc><Esc>N")
    let id = try #require(robot.resident("Ivy")?.reviews.last?.body.medicineChanges.first?.id.text)
    robot.choose("told-\(id)", "Somebody was told")
    robot.answer("toldWho-\(id)", "J. Reed, deputy manager")
    robot.choose("toldHow-\(id)", "In person")
    robot.press("<Ctrl-S>")
    robot.sign()
    #expect(robot.message.contains("u Undo"))
    robot.wait(seconds: 1)
    open(&robot, "ivy")
    robot.press("u")
    #expect(
      robot.sentences.first?.hasPrefix("Take back: that J. Reed, deputy manager was told of MAR")
        ?? false)
    robot.press("<Esc>C<Down><Enter>")
    #expect(
      robot.sentences.contains {
        $0.hasPrefix(
          "The home was told of zopiclone (recommended, not prescribed: Stop) at 12:00 by K. Adeyemi "
            + "(J. Reed, ")
          && $0.contains("ring them")
      })
  }

  @Test("Everything that a review holds is named before it is taken back")
  func named() {
    let home = ClosedHome.home(closed: false)
    let doris = home.record.residents.values.first { $0.current?.given == "Doris" }
    let review = doris?.reviews.last?.body
    let parts = review.map { TakeBackWords.parts($0, by: SmallHome.pharmacist, .shipped) } ?? []
    #expect(
      parts == [
        "zopiclone stopped", "care plan, Mobility and falls", "action (Falls clinic referral)",
        "answer", "outcome medicine change", "outcome care plan change",
        "what was found and decided", "how the resident was seen (seen face to face)",
      ])
  }

  @Test(
    "All commands finds Undo by what people call it", arguments: ["take back", "undo", "correct"])
  func found(_ words: String) {
    var robot = signed()
    robot.press("<Ctrl-P>\(words)")
    guard case .palette(let palette)? = robot.state.stack.last else {
      Issue.record("no palette")
      return
    }
    let found = PaletteUpdate.commands(palette).map(\.id)
    #expect(found.contains(.undo))
    if words != "correct" { #expect(found.first == .undo) }
  }
}
