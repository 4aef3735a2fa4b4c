import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("Drafts")
struct DraftTests {
  /// The outcome form of a resident, with half a sentence typed.
  private func begun(_ given: String = "ivy") -> Robot {
    var robot = Robot()
    robot.press("/\(given)<Enter>o1")
    robot.answer("text", "half a sen")
    return robot
  }

  private func reopen(_ robot: inout Robot, _ given: String = "ivy") {
    robot.killAndReopen()
    robot.press("/\(given)<Enter>o")
  }

  @Test("What is typed is on the disk by two seconds after the key, and not written before")
  func savedInTime() {
    var robot = begun()
    let saves = robot.disk.saves
    robot.press("t")
    #expect(robot.disk.saves == saves)
    let due = ProgramView.nextChange(robot.state) ?? robot.state.now.adding(hours: 9)
    #expect(due.milliseconds - robot.state.now.milliseconds <= 2_000)
    robot.wait(seconds: 2)
    #expect(robot.disk.saves == saves + 1)
    #expect(robot.disk.text.contains("half a sent"))
  }

  @Test("Going on typing does not put the saving off")
  func typingOnIsSaved() {
    var robot = begun()
    for _ in 0..<4 {
      robot.press("x")
      robot.wait(seconds: 1)
    }
    #expect(robot.disk.text.contains("half a senxx"))
  }

  @Test("Leaving a question saves at once")
  func leavingSaves() {
    var robot = begun()
    #expect(!robot.disk.text.contains("half a sen"))
    robot.press("<Tab>")
    #expect(robot.disk.text.contains("half a sen"))
  }

  @Test("A signal saves at once", arguments: [ProgramAction.ending])
  func signalSaves(_ action: ProgramAction) {
    var robot = begun()
    robot.feed(action)
    #expect(robot.disk.text.contains("half a sen"))
  }

  @Test("When nothing more is typed nothing more is written, and nothing ticks")
  func noTicking() {
    var robot = begun()
    robot.wait(seconds: 2)
    let saves = robot.disk.saves
    for _ in 0..<10 { robot.wait(minutes: 1) }
    #expect(robot.disk.saves == saves)
    #expect(robot.state.drafts.nextChange == nil)
  }

  @Test("After a kill the form offers the draft, and going on comes back to the same cursor")
  func continues() {
    var robot = begun()
    robot.press("<Left><Left><Left>")
    robot.wait(seconds: 2)
    reopen(&robot)
    #expect(robot.context == .draftOffer)
    #expect(robot.shows("Draft from 12:00, 2 answers (K. Adeyemi)"))
    #expect(robot.shows("WALKER, Ivy (Miss)"))
    robot.press("<Enter>")
    #expect(robot.title == "OUTCOME")
    #expect(robot.focus == "text")
    #expect(robot.form?.chosen("contact") == "faceToFace")
    robot.press("new ")
    #expect(robot.form?.text("text") == "half a new sen")
  }

  @Test("A block that was open comes back open, at the same place")
  func continuesInBlock() {
    var robot = begun()
    robot.go(to: "medicines")
    robot.press("<Enter>")
    robot.answer("medicine", "zopi")
    robot.press("<Left>")
    robot.wait(seconds: 2)
    reopen(&robot)
    robot.press("<Enter>")
    #expect(robot.title == "MEDICINE CHANGE")
    #expect(robot.focus == "medicine")
    robot.press("l<Esc>")
    #expect(robot.title == "OUTCOME")
    #expect(robot.focus == "medicines")
    robot.press("<Enter>")
    #expect(robot.form?.text("medicine") == "zopli")
  }

  @Test("A block that was left before it was noted is kept with its form")
  func leftBlockIsKept() {
    var robot = begun()
    robot.go(to: "actions")
    robot.press("<Enter>")
    robot.answer("what", "Bloods<Esc>")
    robot.press("<Esc>")
    reopen(&robot)
    robot.press("<Enter><Enter>")
    #expect(robot.title == "ACTION")
    #expect(robot.form?.text("what") == "Bloods")
  }

  @Test("Start again asks once more, and any key but y keeps the draft")
  func startAgain() {
    var robot = begun()
    robot.press("<Esc>")
    reopen(&robot)
    robot.press("2")
    #expect(robot.shows("Throw this draft away?"))
    for key in ["<Enter>", "2<Esc>", "2n", "2<Space>"] {
      robot.press(key)
      #expect(robot.context == .draftOffer)
      #expect(robot.disk.files.count == 1)
    }
    robot.press("2y")
    #expect(robot.title == "OUTCOME")
    #expect(robot.form?.text("text") == nil)
    #expect(robot.disk.files.isEmpty)
  }

  @Test("Compare shows what the draft says, and a review that somebody has signed since")
  func compares() {
    var robot = begun()
    robot.press("<Esc>")
    let home = SmallHome.shared.with(
      ReviewSigned(
        round: SmallHome.shared.round, flags: [], contact: "video", text: "Seen on video, better."),
      "Ivy", by: SmallHome.paramedic, at: SmallHome.noon.adding(minutes: 3))
    robot.wait(minutes: 5)
    robot.feed(.others(home.chain.entries))
    robot.press("o")
    #expect(robot.shows("Recorded since it was begun: a review."))
    robot.press("3")
    #expect(robot.shows("What was found and decided half a sen"))
    #expect(robot.shows("a review (L. Byrne"))
    #expect(robot.shows("Seen on video, better."))
    robot.press("<Esc>")
    #expect(robot.context == .draftOffer)
    robot.press("1")
    #expect(robot.form?.text("text") == "half a sen")
  }

  @Test("Compare shows a heading of the care plan that was changed under the draft")
  func comparesCarePlan() {
    var robot = Robot()
    robot.press("/doris<Enter>o")
    Blocks.addCarePlan(&robot, heading: "Mobility and falls", after: "Frame and one carer.")
    robot.press("<Ctrl-S><Esc>")
    let home = SmallHome.shared
    guard let id = EntryID("LATER1") else { return }
    let standing = home.id("Doris").flatMap { home.record.residents[$0]?.carePlan.first?.standing }
    let later = home.with(
      CarePlanChanged(
        CarePlanChange(
          id: id,
          heading: "Mobility and falls", before: "Walks with a frame.", after: "In a chair.",
          why: nil, agreedWith: nil, agreedRole: nil, reviewOn: nil,
          replaces: standing?.map(\.change.id) ?? [])), "Doris", at: SmallHome.noon)
    robot.feed(.others(later.chain.entries))
    robot.press("o3")
    #expect(robot.shows("- before: Walks with a frame."))
    #expect(robot.shows("In a chair."))
  }

  @Test("The title says when the draft was saved, only when it is on the disk")
  func saysWhenSaved() {
    var robot = begun()
    robot.press("<Ctrl-U>")
    robot = Robot()
    robot.disk.failure = "The disk is full. Free some space and try again."
    robot.press("/ivy<Enter>o1")
    #expect(robot.shows("Draft not saved yet"))
    robot.press("<Tab>")
    #expect(robot.shows("DRAFT NOT SAVED"))
    #expect(robot.message.contains("can't be saved. The disk is full."))
    #expect(robot.shows("Esc leave (NOT SAVED)"))
    robot.disk.failure = nil
    robot.wait(seconds: 31)
    #expect(robot.shows("Draft saved 12:00:31"))
    robot.press("<Esc>o<Enter>")
    #expect(robot.shows("Esc leave (kept)"))
    #expect(robot.disk.files.count == 1)
  }

  @Test("A draft that can't be saved is named as lost when the program is left")
  func unsavedIsNamed() {
    var robot = Robot()
    robot.disk.failure = "The disk is full."
    robot.press("/ivy<Enter>o1<Esc><Esc><Esc>q")
    #expect(!robot.hasQuit)
    #expect(robot.message.contains("NOT SAVED, and lost when you leave"))
    #expect(!robot.message.contains("STILL OPEN"))
    #expect(robot.message.contains("WALKER, Ivy (Miss)"))
  }

  @Test("The list and the resident show that a draft is there")
  func marks() {
    var robot = begun()
    robot.press("<Esc>")
    #expect(robot.shows("Draft, not signed: outcome, 12:00, 2 answers"))
    robot.press("<Esc><Esc>")
    #expect(robot.lines.contains { $0.contains("WALKER, Ivy") && $0.contains("draft") })
    #expect(!robot.lines.contains { $0.contains("OKORO") && $0.contains("draft") })
  }

  @Test("Signing takes the draft away, and the next form is empty")
  func signedIsGone() {
    var robot = begun()
    robot.choose("outcomes", "Advice or watch")
    robot.choose("outcomes", "Advice or watch")
    robot.choose("outcomes", "No change needed")
    robot.press("<Ctrl-S>")
    #expect(robot.context == .sign)
    #expect(robot.disk.files.count == 1)
    reopen(&robot)
    robot.press("<Enter><Ctrl-S>")
    robot.sign()
    #expect(robot.message.hasPrefix("Saved:"))
    #expect(robot.disk.files.isEmpty)
    reopen(&robot)
    #expect(robot.title == "OUTCOME")
    #expect(robot.context == .form)
  }

  @Test("A draft is never submitted by itself: only a signature writes to the journal")
  func neverSubmitted() {
    var robot = begun()
    robot.press("<Ctrl-S>")
    for _ in 0..<5 {
      robot.wait(minutes: 3)
      robot.feed(.ending)
      reopen(&robot)
      robot.press("<Enter>")
    }
    #expect(robot.asked.isEmpty)
  }

  @Test("The same form in another window: the later one is told, and its draft is kept apart")
  func elsewhere() {
    var robot = begun()
    robot.press("<Esc>")
    robot.killAndReopen()
    robot.disk.isElsewhere = true
    robot.press("/ivy<Enter>o")
    #expect(robot.title == "OUTCOME")
    #expect(robot.context == .form)
    #expect(robot.message.contains("open in another window"))
    robot.answer("text", "mine<Esc><Esc>")
    #expect(robot.disk.files.count == 2)
    #expect(robot.disk.text.contains("half a sen"))
    #expect(robot.disk.text.contains("mine"))
    robot.disk.isElsewhere = false
    reopen(&robot)
    #expect(robot.shows("There is 1 older draft of this form"))
  }

  @Test("A draft that another window has signed is not offered any more")
  func goneElsewhere() {
    var robot = begun()
    robot.press("<Esc>")
    robot.disk.files = [:]
    robot.press("o")
    #expect(robot.context == .form)
    #expect(robot.form?.text("text") == nil)
  }

  @Test("What a draft says on a question that is not asked any more stays in it")
  func leftovers() {
    var robot = Robot()
    robot.press("d1")
    robot.press("<Tab>asleep")
    robot.press("<Esc>")
    let who = robot.state.drafts.list.first?.draft.form.fields.first { $0.chosen != nil }?.id ?? ""
    let given = SmallHome.shared.residents.first { who.hasSuffix($0.value.text) }?.key ?? ""
    #expect(!given.isEmpty)
    let home = SmallHome.shared.with(
      ReviewSigned(round: SmallHome.shared.round, flags: [], contact: "video"), given,
      by: SmallHome.paramedic)
    robot.feed(.others(home.chain.entries))
    robot.press("d3")
    #expect(robot.shows("Not asked any more, and still in the draft: asleep"))
    robot.press("<Esc>1")
    robot.choose(robot.focus ?? "", "Safe to wait for the next round")
    robot.press("<Esc>")
    #expect(robot.disk.text.contains("asleep"))
  }

  @Test("No draft holds a PIN")
  func noPIN() {
    var robot = Robot(
      record: Record(home: SmallHome.shared.home), people: [], size: Size(columns: 80, rows: 24))
    robot.press("2")
    robot.answer("pin", "7391<Tab>7391<Tab>")
    robot.wait(seconds: 5)
    robot.feed(.ending)
    #expect(robot.disk.saves == 0)
    var other = begun()
    other.press("<Esc>")
    other.press("o<Enter>")
    other.choose("outcomes", "No change needed")
    other.press("<Ctrl-S>7391")
    other.wait(seconds: 5)
    other.feed(.ending)
    #expect(!other.disk.text.contains("7391"))
  }

  @Test("Every form leaves a draft", arguments: ["o1", "0x", "c<Tab>x", "xx", "ex", "EEx"])
  func everyForm(_ script: String) {
    let concerned = SmallHome.shared.with(
      EscalationRecorded(
        round: SmallHome.shared.round, concern: "chest pain", route: nil, at: nil, told: nil,
        said: nil), "Ivy")
    // Nothing needed is not for somebody with an open urgent concern.
    var robot = Robot(script == "0x" ? SmallHome.shared : concerned)
    robot.press("/ivy<Enter>" + (script == "EEx" ? "Ex" : script))
    let title = robot.title
    let form = robot.form
    robot.wait(seconds: 2)
    #expect(robot.disk.files.count == 1)
    robot.killAndReopen()
    robot.press("/ivy<Enter>" + String(script.first ?? "o"))
    #expect(robot.context == .draftOffer)
    robot.press("<Enter>")
    #expect(robot.title == title)
    #expect(robot.focus == form?.focused?.id)
    #expect(robot.form?.fields.map(\.text) == form?.fields.map(\.text))
    #expect(robot.form?.fields.map(\.chosen) == form?.fields.map(\.chosen))
  }

  @Test("Adding to the list leaves a draft too")
  func taking() {
    var robot = Robot()
    robot.press("aanil<Enter>1<Esc>")
    #expect(robot.disk.files.count == 1)
    robot.killAndReopen()
    robot.press("aanil<Enter>")
    #expect(robot.context == .draftOffer)
  }

  @Test("A killed program loses nothing but the last two seconds, at any key")
  func anyKey() {
    let script = "1<Tab><Tab>abc<Tab>de<Left>f<Shift-Tab>g"
    var robot = Robot()
    robot.press("/ivy<Enter>o")
    for key in Keys.read(script) {
      robot.feed(.input(.key(key)))
      robot.wait(seconds: 2)
      let form = robot.form
      var other = robot
      reopen(&other)
      other.press("<Enter>")
      #expect(other.form?.fields.map(\.text) == form?.fields.map(\.text))
      #expect(other.focus == form?.focused?.id)
      if case .text(let here)? = other.form?.focused?.kind,
        case .text(let there)? = form?.focused?.kind
      {
        #expect(here.cursor == there.cursor)
      }
    }
  }

  @Test("A file that is damaged or newer is told from a draft")
  func damagedFiles() {
    let robot: Robot = {
      var robot = begun()
      robot.press("<Esc>")
      return robot
    }()
    let bytes = robot.disk.files.values.first ?? []
    guard case .draft = DraftFile.read(bytes) else {
      Issue.record("a draft is not read")
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let newer = text.split(separator: "\"version\": 1", maxSplits: 1).joined(
      separator: "\"version\": 2")
    guard case .newer = DraftFile.read(Array(newer.utf8)) else {
      Issue.record("a newer draft is not told")
      return
    }
    for count in stride(from: 0, to: bytes.count - 2, by: 7) {
      guard case .damaged = DraftFile.read(Array(bytes.prefix(count))) else {
        Issue.record("half a draft is read as one")
        return
      }
    }
  }
}
