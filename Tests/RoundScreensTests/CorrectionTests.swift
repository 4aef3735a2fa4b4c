import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("Correcting what was signed")
struct CorrectionScreenTests {
  @Test("After the round u explains, and offers what was signed for the resident")
  func undoLeads() {
    for start in ["/doris<Enter>", "/doris<Enter><Esc>"] {
      var robot = ClosedHome.robot()
      robot.press(start + "u")
      #expect(robot.context == .signed)
      #expect(robot.message.hasPrefix("This round is closed: nothing is taken back any more"))
      #expect(robot.shows("zopiclone stopped; care plan, Mobility and falls (K. Adeyemi, Ph"))
      #expect(robot.shows("round of Thu 12-Mar-2026"))
      robot.press("<Esc>")
      #expect(robot.context == (start.hasSuffix("<Esc>") ? .roundList : .resident))
    }
  }

  @Test("u on another resident than the one signed last says who that was")
  func undoSaysWho() {
    var robot = ClosedHome.robot()
    robot.press("/doris<Enter>u")
    #expect(
      robot.message.hasSuffix("Signed last: WALKER, Ivy (Miss)."))
    robot.press("<Esc><Esc>/ivy<Enter>u")
    #expect(!robot.message.contains("Signed last"))
  }

  @Test("What is right for an earlier round opens no other round")
  func opensNothing() throws {
    let old = try #require(RoundID("round-old"))
    let week = SmallHome.noon.adding(hours: -24 * 7)
    let home = SmallHome.shared
      .with(RoundPlanned(round: old, date: SmallHome.today.adding(days: -7)), at: week)
      .with(
        ReviewSigned(round: old, flags: [], contact: "video", text: "old"), "Doris",
        by: SmallHome.paramedic, at: week
      )
      .with(RoundClosed(round: old, carried: [], told: nil), by: SmallHome.paramedic, at: week)
    var robot = Robot(home)
    robot.correct("doris")
    robot.choose("mistake", "Wrong outcome")
    robot.answer("mistakeWhy", "typed wrong")
    robot.choose("stands", "What stands below, put right")
    robot.choose("outcomes", "Resolved")
    robot.press("<Ctrl-S>")
    robot.sign()
    #expect(robot.drafts(RoundOpened.self).isEmpty)
    #expect(robot.drafts(ReviewSigned.self).map(\.round) == [old])
    #expect(robot.sheets == [old])
  }

  @Test("What is not touched stays: when to call, the order of the outcomes, an action that is done")
  func untouchedStays() throws {
    let old = try #require(RoundID("round-old"))
    let week = SmallHome.noon.adding(hours: -24 * 7)
    var identifiers = Identifiers(random: SeededRandom(seed: 33))
    let action = RoundAction(
      id: identifiers.entry(at: week), what: "Refer to speech therapy", ownerSide: "practice",
      owner: "Dr Shah", due: SmallHome.today.adding(days: -5), dueNextRound: false)
    let codes = ["other", "referral", "medicationReview"]
    let review = ReviewSigned(
      round: old, flags: [], contact: "video",
      outcomes: codes.map { ReviewSigned.Outcome(code: $0, detail: "as said") }, text: "old",
      actions: [action], safetyNet: .init(callIf: "she coughs", by: "at once", route: "999"))
    let home = SmallHome.shared
      .with(RoundPlanned(round: old, date: SmallHome.today.adding(days: -7)), at: week)
      .with(review, "Doris", by: SmallHome.paramedic, at: week)
      .with(
        ActionUpdated(action: action.id, state: .done, note: "sent"), "Doris",
        by: SmallHome.paramedic, at: week)
      .with(RoundClosed(round: old, carried: [], told: nil), by: SmallHome.paramedic, at: week)
    var robot = Robot(home)
    robot.press("/doris<Enter>C<Down><Enter>")
    robot.choose("mistake", "Wrong outcome")
    robot.answer("mistakeWhy", "typed wrong")
    robot.choose("stands", "What stands below, put right")
    robot.press("<Ctrl-S>")
    #expect(robot.shows("Nothing is changed below."), "\(robot.testDescription)")
    robot.answer("text", "new")
    robot.press("<Ctrl-S>")
    let said = robot.sentences.joined(separator: " ")
    #expect(said.contains("she coughs"))
    #expect(!said.contains("OVERDUE"))
    robot.sign()
    let signed = try #require(robot.drafts(ReviewSigned.self).first)
    #expect(signed.safetyNet?.callIf == "she coughs")
    #expect(signed.outcomes.map(\.code) == codes)
  }

  @Test("Where nothing is signed, u and C say so")
  func nothingSigned() {
    var robot = ClosedHome.robot()
    robot.press("/samuel<Enter>u")
    #expect(robot.context == .resident)
    #expect(robot.message.contains("This round is closed"))
    robot.press("C")
    #expect(robot.message == "Nothing that could be corrected is signed for this resident.")
  }

  @Test("Whatever is not said is asked for: what was wrong, why, what is right, and who is rung")
  func asksEverything() {
    var robot = ClosedHome.robot()
    robot.correct("doris")
    #expect(robot.title == "CORRECT WHAT WAS SIGNED")
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "mistake")
    robot.choose("mistake", "Wrong medicine or dose")
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "mistakeWhy")
    robot.press("wrong tablet<Ctrl-S>")
    #expect(robot.focus == "stands")
    robot.choose("stands", "Nothing")
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "call-home")
    #expect(robot.shows("Home (number not recorded): who is to be rung?"))
    robot.press("J. Reed<Ctrl-S>")
    #expect(robot.focus == "rings-home")
    robot.press("me, 25:99<Ctrl-S>")
    #expect(robot.focus == "rings-home")
    #expect(robot.shows("\"25:99\" is no time of day: 00:00 to 23:59."))
    for _ in "25:99" { robot.press("<Backspace>") }
    robot.press("16:30<Ctrl-S>")
    #expect(robot.focus == "call-practice")
    robot.call(["practice"])
    robot.press("<Ctrl-S>")
    #expect(robot.context == .sign)
    #expect(robot.form == nil)
  }

  @Test("A wrong stop that nothing replaces: the resident is to be seen, nothing of it stands")
  func nothingInstead() throws {
    var robot = ClosedHome.robot()
    robot.correct("doris")
    robot.choose("mistake", "Wrong outcome")
    robot.answer("mistakeWhy", "not seen at all")
    robot.choose("stands", "Nothing")
    robot.call(["home", "practice"])
    robot.press("<Ctrl-S>")
    #expect(robot.sentences.contains("nothing"))
    #expect(robot.sentences.contains { $0.hasPrefix("Medicine: Stop zopiclone: was 7.5 mg") })
    robot.sign()
    #expect(robot.status("Doris") == .toSee)
    let doris = try #require(robot.resident("Doris"))
    #expect(doris.openActions.isEmpty)
    #expect(doris.carePlan.map(\.text) == ["Walks with a frame."])
    #expect(robot.sheets.count == 1)
    #expect(robot.title.hasPrefix("CORRECTED SHEET FOR THE HOME"))
    let told = robot.told("Doris")
    #expect(told.contains("x STRUCK: zopiclone stopped; care plan, Mobility and falls"))
    #expect(told.contains("Corrected by K. Adeyemi"))
    #expect(told.contains("Wrong outcome: not seen at all"))
    #expect(told.contains("Instead: nothing"))
    #expect(told.contains("Home: J. Reed (number not recorded)"))
    #expect(!told.contains("signed since: STOP"))
  }

  @Test("What was signed is filled in; a changed dose stands instead, the action stays as it is")
  func putRight() throws {
    var robot = ClosedHome.robot()
    robot.correct("doris")
    robot.choose("mistake", "Wrong medicine or dose")
    robot.answer("mistakeWhy", "meant a lower dose")
    robot.choose("stands", "What stands below, put right")
    #expect(robot.form?.chosen("contact") == "faceToFace")
    #expect(robot.form?.ticked("outcomes") == ["medicineChange", "carePlanChange"])
    #expect(robot.form?.text("text") == "Dizzy on standing.")
    #expect(robot.form?.blocks("actions").count == 1)
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "stands")
    #expect(robot.shows("Nothing is changed below."))
    robot.go(to: "medicines")
    robot.press("<Home><Enter>")
    robot.choose("change", "Change of dose")
    robot.answer("after", "3.75 mg at night<Ctrl-S>")
    #expect(robot.form?.isShown(try #require(robot.form?["call-practice"])) == false)
    robot.call(["home"])
    robot.press("<Ctrl-S>")
    #expect(robot.context == .sign)
    guard case .sign(let sign)? = robot.state.stack.last else { return }
    let before = sign.sentences.filter { $0.kind == .before }.map(\.text)
    let after = sign.sentences.filter { $0.kind == .after }.map(\.text)
    #expect(before.contains { $0.contains("Stop zopiclone") })
    #expect(after.contains { $0.contains("Change of dose zopiclone") })
    #expect(after.contains { $0.contains("was 7.5 mg at night; then 3.75 mg at night") })
    #expect(!before.contains { $0.contains("Falls clinic") })
    robot.sign()
    #expect(robot.status("Doris") == .reviewed)
    let doris = try #require(robot.resident("Doris"))
    let review = try #require(doris.reviews.facts.last?.body)
    #expect(review.medicineChanges.map(\.after) == ["3.75 mg at night"])
    #expect(review.medicineChanges.first?.id != ClosedHome.id("M1"))
    #expect(review.actions.map(\.id) == [ClosedHome.id("T1")])
    #expect(doris.carePlan.map(\.text) == ["Two carers for every transfer."])
    let correction = try #require(doris.corrections.facts.last?.body)
    #expect(correction.instead == doris.reviews.facts.map(\.header.id))
    #expect(correction.closing != nil)
    #expect(correction.calls == [.init(side: "home", whom: "J. Reed", by: "K. Adeyemi, by 16:00")])
    #expect(robot.told("Doris").contains("Instead: zopiclone changed in dose; care plan"))
  }

  /// Doris's review, moved to Samuel as far as the review.
  private func moved() -> Robot {
    var robot = ClosedHome.robot()
    robot.correct("doris")
    robot.choose("mistake", "Wrong resident")
    robot.answer("mistakeWhy", "two files open<Ctrl-S>")
    robot.press("samuel<Enter>")
    return robot
  }

  @Test("Wrong resident: both are shown in full while the right one is chosen")
  func picker() {
    var robot = ClosedHome.robot()
    robot.correct("doris")
    robot.choose("mistake", "Wrong resident")
    robot.answer("mistakeWhy", "two files open<Ctrl-S>")
    #expect(robot.context == .picker)
    robot.press("samuel")
    #expect(robot.shows("WHICH RESIDENT DOES IT BELONG TO?"))
    for words in ["WALKER, Doris (Mrs)", "999 000 0018", "OKORO, Samuel (Mr)", "999 000 0042"] {
      #expect(robot.shows(words), "\(robot.testDescription)")
    }
    robot.press("<Esc>")
    #expect(robot.title == "CORRECT WHAT WAS SIGNED")
    #expect(robot.form?.text("mistakeWhy") == "two files open")
  }

  @Test("Wrong resident: the review moves, and neither record names the other")
  func wrongResident() throws {
    var robot = moved()
    #expect(robot.title == "MOVE TO THE RIGHT RESIDENT")
    #expect(robot.shows("First signed by mistake under WALKER, Doris (Mrs)"))
    #expect(robot.form?.resident == robot.resident("Samuel")?.id)
    guard case .carePlan(let change)? = robot.form?.blocks("carePlan").first else {
      Issue.record("no care-plan change")
      return
    }
    // His own questions are his to be answered; the care plan begins with what his says: nothing.
    #expect(robot.form?.fields.contains { $0.id.hasPrefix("answer-") } == false)
    #expect(change.before.isEmpty)
    robot.call(["home", "practice"])
    robot.press("<Ctrl-S>")
    #expect(robot.context == .sign)
    #expect(robot.sentences.contains { $0.hasPrefix("WALKER, Doris (Mrs), room 12, born 14-") })
    #expect(robot.sentences.contains { $0.hasPrefix("OKORO, Samuel (Mr), room 9") })
    robot.sign()
    #expect(robot.status("Doris") == .toSee)
    #expect(robot.status("Samuel") == .reviewed)
    let samuel = robot.told("Samuel")
    #expect(samuel.contains("First signed under another resident by mistake; corrected by K. A"))
    #expect(!samuel.contains("Doris"))
    let doris = robot.told("Doris")
    #expect(doris.contains("Signed here by mistake, belongs to another resident"))
    #expect(!doris.contains("Samuel"))
    #expect(!doris.contains("Two carers"))
    let review = try #require(robot.resident("Samuel")?.reviews.facts.last?.body)
    #expect(review.actions.first?.id != ClosedHome.id("T1"))
    #expect(robot.resident("Doris")?.openActions.isEmpty ?? false)
  }

  @Test("A reason that names one of the two is not signed")
  func namesNobody() {
    var robot = moved()
    robot.answer("mistakeWhy", " of Okoro")
    robot.call(["home", "practice"])
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "mistakeWhy")
    #expect(robot.shows("Leave names out"))
  }

  @Test("A correction is itself corrected: what was signed first stands again, alone")
  func correctionOfCorrection() throws {
    var robot = moved()
    robot.call(["home", "practice"])
    robot.press("<Ctrl-S>")
    robot.sign()
    robot.wait(seconds: 1)
    robot.press("<Esc>/doris<Enter><Esc>C<Enter>")
    #expect(robot.form?["stands"] == nil)
    robot.choose("mistake", "Something else")
    robot.answer("mistakeWhy", "it was right")
    robot.call(["home", "practice"])
    robot.press("<Ctrl-S>")
    #expect(robot.context == .sign)
    robot.sign()
    #expect(robot.status("Doris") == .reviewed)
    #expect(robot.status("Samuel") == .toSee)
    #expect(robot.resident("Doris")?.carePlan.map(\.text) == ["Two carers for every transfer."])
  }

  @Test("During the round one's own is taken back; what somebody else signed is corrected")
  func openRound() {
    var robot = Robot()
    robot.press("/ivy<Enter>0<Ctrl-S>")
    robot.sign()
    robot.wait(seconds: 1)
    robot.correct("ivy")
    #expect(robot.title == "TAKE BACK")
    robot.press("<Esc>")
    #expect(robot.shows("Enter takes it back."))
    robot.press("<Enter>y")
    #expect(robot.status("Ivy") == .toSee)
    #expect(robot.context == .resident)
    var other = ClosedHome.robot(closed: false, by: SmallHome.paramedic)
    other.press("/doris<Enter>C<Enter>")
    #expect(other.title == "CORRECT WHAT WAS SIGNED")
    other.choose("mistake", "Wrong outcome")
    other.answer("mistakeWhy", "she was out")
    other.choose("stands", "Nothing")
    other.call(["home", "practice"])
    other.press("<Ctrl-S>")
    other.sign()
    #expect(other.context == .resident)
    #expect(other.resident("Doris")?.corrections.last?.body.closing == nil)
    #expect(other.status("Doris") == .toSee)
  }

  @Test("Somebody of the home can't correct, nor sign a correction in another's place")
  func notTheHome() {
    var robot = ClosedHome.robot(people: [SmallHome.manager])
    robot.press("/doris<Enter>C")
    #expect(robot.message == "This is the visiting professional's to do and to sign.")
    #expect(robot.context != .form && robot.context != .signed)
    // Somebody of the home can't be chosen as the one who signs it.
    var both = ClosedHome.robot(people: [SmallHome.pharmacist, SmallHome.manager])
    both.press("1<Ctrl-S>")
    both.correct("ivy")
    both.choose("mistake", "Entered twice")
    both.answer("mistakeWhy", "twice<Ctrl-S><Tab>")
    #expect(both.state.me?.author == SmallHome.pharmacist)
    #expect(both.state.signers.map(\.author) == [SmallHome.pharmacist])
  }

  @Test("Killed when the right resident was just chosen, the reason is there; signed, no draft is")
  func draftOfAMove() {
    var robot = moved()
    robot.wait(seconds: 3)
    #expect(robot.disk.files.count == 1)
    robot.killAndReopen()
    robot.correct("doris")
    #expect(robot.context == .draftOffer)
    robot.press("1")
    #expect(robot.form?.text("mistakeWhy") == "two files open")
    robot.press("<Ctrl-S>samuel<Enter>")
    #expect(robot.title == "MOVE TO THE RIGHT RESIDENT")
    robot.call(["home", "practice"])
    robot.press("<Ctrl-S>")
    robot.sign()
    #expect(robot.disk.files.isEmpty)
  }

  @Test("What was begun is a draft, before and after the right resident was chosen")
  func drafts() {
    var robot = ClosedHome.robot()
    robot.correct("doris")
    robot.choose("mistake", "Wrong outcome")
    robot.answer("mistakeWhy", "not hers")
    robot.wait(seconds: 3)
    robot.killAndReopen()
    robot.correct("doris")
    #expect(robot.context == .draftOffer)
    robot.press("1")
    #expect(robot.form?.text("mistakeWhy") == "not hers")
    #expect(robot.form?.chosen("mistake") == "wrongOutcome")
    robot.choose("mistake", "Wrong resident")
    robot.press("<Ctrl-S>samuel<Enter>")
    robot.answer("call-home", "J. Reed<Tab>")
    robot.wait(seconds: 3)
    #expect(robot.disk.files.count == 1)
    robot.killAndReopen()
    robot.press("/samuel<Enter>")
    #expect(robot.shows("Draft, not signed: move to the right resident"))
    robot.press("<Esc>")
    robot.correct("doris")
    robot.choose("mistake", "Wrong resident")
    robot.answer("mistakeWhy", "again<Ctrl-S>samuel<Enter>1")
    #expect(robot.form?.text("call-home") == "J. Reed")
  }

  @Test("Somebody who corrects the same meanwhile is told of, and nothing is corrected twice")
  func meanwhile() throws {
    var robot = ClosedHome.robot()
    robot.correct("ivy")
    robot.choose("mistake", "Entered twice")
    robot.answer("mistakeWhy", "twice")
    var other = robot
    other.press("<Ctrl-S>")
    other.sign()
    robot.feed(.others(other.written))
    #expect(robot.shows("signed a correction for WALKER, Ivy"))
    robot.press("<Ctrl-S>")
    #expect(robot.context == .form)
    #expect(robot.message.hasPrefix("Somebody has corrected this meanwhile."))
  }

  @Test("A disk that fails in between does not write twice what it has written")
  func failsBetween() throws {
    var robot = moved()
    robot.call(["home", "practice"])
    robot.press("<Ctrl-S>")
    robot.isWriterSlow = true
    robot.sign()
    let drafts = try #require(robot.asked.last)
    var chain = Chain(seed: 5)
    let saved = chain.write(Array(drafts.prefix(1)), at: robot.now)
    robot.feed(
      .written(
        token: robot.state.saving?.token ?? 0, entries: saved,
        failure: .file(FileError(.write, .system(28), path: "x")), leftBehind: nil))
    #expect(robot.context == .sign)
    robot.press("y")
    #expect(robot.asked.last?.count == drafts.count - 1)
    #expect(robot.asked.last?.first?.body is EntryCorrected)
  }
}
