import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("The lock")
struct LockTests {
  /// The outcome form of a resident, with half a sentence typed.
  private func begun(_ people: [Author] = [SmallHome.pharmacist]) -> Robot {
    var robot = Robot(people: people)
    if people.count > 1 { robot.change { $0.me = $0.people.first } }
    robot.press("/ivy<Enter>o1")
    robot.answer("text", "half a sen")
    return robot
  }

  private func kinds(_ robot: Robot) -> [String] { robot.audited.map(\.kind.rawValue) }

  @Test(
    "After five minutes without a key nobody's name is on the screen, and the draft is on the disk")
  func locks() {
    var robot = begun()
    #expect(!robot.disk.text.contains("half a sen"))
    robot.leaveAlone(minutes: 5)
    #expect(robot.state.isHidden)
    #expect(robot.locks == 1)
    #expect(robot.disk.text.contains("half a sen"))
    for details in robot.state.record.residents.values.compactMap(\.current) {
      #expect(!robot.text.contains(details.family.uppercased()))
      #expect(!robot.text.contains(details.given))
    }
    #expect(robot.shows("The lock keeps out whoever passes by. It does not encrypt the disk"))
  }

  @Test("It does not lock before, and a key begins the time anew")
  func notBefore() {
    var robot = begun()
    robot.leaveAlone(minutes: 4, seconds: 59)
    #expect(!robot.state.isHidden)
    robot.press("t")
    robot.leaveAlone(minutes: 4, seconds: 59)
    #expect(!robot.state.isHidden)
    robot.leaveAlone(seconds: 1)
    #expect(robot.state.isHidden)
    #expect(robot.disk.text.contains("half a sent"))
  }

  @Test("A change of the window's size and what other windows do are nobody's keys")
  func onlyKeys() {
    var robot = begun()
    robot.leaveAlone(minutes: 4)
    robot.resize(90, 40)
    robot.feed(.others([]))
    robot.leaveAlone(minutes: 1)
    #expect(robot.state.isHidden)
  }

  @Test("It says so half a minute before, and what it says goes with the next key")
  func warns() {
    var robot = begun()
    robot.leaveAlone(minutes: 4, seconds: 29)
    #expect(robot.message.isEmpty)
    robot.leaveAlone(seconds: 1)
    #expect(robot.message.contains("locks in less than 30 seconds"))
    robot.press("t")
    #expect(robot.message.isEmpty)
  }

  @Test("The PIN comes back to the same field with the text there")
  func unlocks() {
    var robot = begun()
    let before = robot.lines.dropFirst()
    robot.leaveAlone(minutes: 5)
    robot.press("1234<Enter>")
    #expect(!robot.state.isHidden)
    #expect(robot.focus == "text")
    #expect(robot.form?.text("text") == "half a sen")
    #expect(robot.wakes == 1)
    // The clock has gone on, and the draft is saved; the rest is as it was.
    #expect(robot.lines.dropFirst(2) == before.dropFirst())
    robot.press("tence")
    #expect(robot.form?.text("text") == "half a sentence")
  }

  @Test("The key that comes too late wakes the lock and does nothing else")
  func lateKey() {
    var robot = begun()
    robot.change { $0.lastInput = Moment(milliseconds: $0.now.milliseconds - 600_000) }
    robot.press("x")
    #expect(robot.state.isHidden)
    #expect(robot.form?.text("text") == "half a sen")
    #expect(robot.state.lock?.pin.isEmpty ?? false)
  }

  @Test("No other key, no paste and no wrong PIN shows anything")
  func staysLocked() {
    var robot = begun()
    robot.press("<F9>")
    let locked = robot.lines
    robot.press("<Esc>q<F9><F1>?<Ctrl-P><Up><Ctrl-S><Enter><Space>o<Backspace>")
    robot.paste("1234")
    robot.feed(.time)
    #expect(robot.lines == locked)
    robot.press("0000<Enter>")
    #expect(robot.state.isHidden)
    #expect(robot.shows("That is not the PIN."))
    #expect(!robot.hasQuit)
  }

  @Test("A wrong PIN says how long the next one waits")
  func saysWait() {
    var robot = begun()
    robot.press("<F9>")
    robot.lockWait = 300
    robot.press("0000<Enter>")
    #expect(robot.shows("That is not the PIN. Wait 5 minutes."))
  }

  @Test("A signature that was on its way when the screen was locked is asked for again")
  func signingIsGivenUp() {
    var robot = Robot()
    robot.press("0Yes.<Ctrl-S>")
    robot.readToEnd()
    robot.change { state in
      guard case .sign(var sign)? = state.stack.last else { return }
      sign.isChecking = true
      state.stack[state.stack.count - 1] = .sign(sign)
    }
    robot.press("<F9>")
    robot.feed(.pinChecked(true))
    #expect(robot.asked.isEmpty)
    robot.press("1234<Enter>")
    #expect(robot.context == .sign)
    #expect(robot.asked.isEmpty)
  }

  @Test("Half a PIN that was typed to sign with is gone when the screen was locked")
  func halfPIN() {
    var robot = Robot()
    robot.press("0Yes.<Ctrl-S>")
    robot.readToEnd()
    robot.press("12")
    func typed() -> Bool? {
      guard case .sign(let sign)? = robot.state.stack.last else { return nil }
      return !sign.pin.isEmpty
    }
    #expect(typed() == true)
    robot.press("<F9>")
    #expect(typed() == false)
  }

  @Test("Somebody else takes over by name and PIN only; what was typed stays a draft of its owner")
  func takesOver() {
    var robot = begun([SmallHome.pharmacist, SmallHome.paramedic])
    let owner = robot.state.me?.author.name ?? ""
    robot.leaveAlone(minutes: 5)
    robot.press("<Tab>")
    #expect(robot.shows("Who is at the keyboard?"))
    robot.press("1234<Enter>")
    #expect(robot.state.me?.author == SmallHome.paramedic)
    #expect(robot.context == .roundList)
    #expect(robot.message.contains("What \(owner) had typed is kept as a draft."))
    robot.press("/ivy<Enter>o")
    #expect(robot.context == .draftOffer)
    #expect(robot.shows("(\(owner))"))
    #expect(kinds(robot).contains("person.tookOver"))
  }

  @Test("The tour, a signature, the settings and every list lock and come back as they were")
  func everywhere() {
    for keys in ["<Ctrl-T>", "0Yes.<Ctrl-S>", ",", "?", "<Ctrl-P>", "m", "B", "a", "r<Down>"] {
      var robot = Robot.pretend(80, 24)
      robot.press(keys)
      let before = robot.lines
      robot.press("<F9>")
      #expect(robot.state.isHidden, "\(keys)")
      #expect(robot.shows("PIN:"), "\(keys)")
      robot.press("1234<Enter>")
      #expect(robot.lines.dropFirst() == before.dropFirst(), "\(keys)")
    }
  }

  @Test("While it is locked nothing is drawn again by itself")
  func rests() {
    var robot = Robot()
    #expect(ProgramView.nextChange(robot.state) != nil)
    robot.press("<F9>")
    #expect(ProgramView.nextChange(robot.state) == nil)
  }

  @Test(
    "The time is 1 to 15 minutes and can't be switched off",
    arguments: [(-3, 1), (0, 1), (99, 15)])
  func limits(_ kept: Int, _ minutes: Int) {
    #expect(ScreenSettings(lockAfter: kept).lockingMinutes == minutes)
    #expect(ScreenSettings().lockingMinutes == 5)
    var robot = Robot()
    robot.press(",<Down><Down><Down><Down><Down>" + String(repeating: "<Right>", count: 20))
    #expect(robot.shows("15 minutes"))
    robot.press(String(repeating: "<Left>", count: 20) + "<Enter>")
    #expect(robot.keptSettings.last?.lockAfter == 1)
    robot.leaveAlone(minutes: 1)
    #expect(robot.state.isHidden)
  }

  @Test("A clock that is put back does not keep the screen open for longer than the set time")
  func clockBack() {
    var robot = begun()
    robot.change { $0.lastInput = $0.now.adding(hours: 5) }
    robot.leaveAlone(seconds: 1)
    robot.leaveAlone(minutes: 5)
    #expect(robot.state.isHidden)
  }

  @Test("Line by line: F9 locks, nothing that was printed is said again, and the PIN unlocks")
  func plain() {
    var robot = begun()
    var dialog = PlainDialog()
    var state = robot.state
    _ = dialog.lines(state)
    _ = dialog.answer("F9", &state, now: robot.now)
    let said = dialog.lines(state).joined(separator: " ")
    #expect(state.isHidden)
    #expect(!said.contains("JONES"))
    #expect(dialog.prompt(state).isSecret)
    _ = dialog.answer("outcome", &state, now: robot.now)
    #expect(state.isHidden)
    let effects = dialog.answer("1234", &state, now: robot.now)
    robot.change { $0 = state }
    robot.carryOut(effects)
    #expect(!robot.state.isHidden)
    #expect(robot.form?.text("text") == "half a sen")
  }

  @Test("Line by line a line that comes too late is not done")
  func plainLate() {
    var robot = Robot()
    var dialog = PlainDialog()
    robot.change { state in
      _ = dialog.lines(state)
      _ = dialog.answer("q", &state, now: state.now.adding(minutes: 6))
    }
    #expect(robot.state.isHidden)
    #expect(!robot.state.leaveAsked)
  }

  @Test("The home's list as a text, and a spreadsheet to be taken in, are shown texts too")
  func auditedPages() {
    let steps: [(ExchangeStep, String?)] = [
      (.listText, "list of the home"),
      (.spreadsheet(ShownFile(path: "/x/register.csv", digest: "d")), "spreadsheet"),
      (.desk, nil),
    ]
    for (step, words) in steps {
      var robot = Robot()
      robot.feed(.exchange(.page(ExchangePage(step, title: "A PAGE", lines: []), .above)))
      #expect(robot.audited.last?.detail == words)
      #expect(kinds(robot) == (words == nil ? [] : ["text.shown"]))
    }
  }

  @Test("Who opened whom, who locked and who unlocked goes to the audit; a name never does")
  func audited() {
    var robot = Robot()
    robot.press("/ivy<Enter><Enter>")
    robot.press("o")
    robot.press("<F9>1234<Enter>")
    #expect(
      kinds(robot) == [
        "resident.opened", "screen.locked", "screen.unlocked", "resident.opened",
      ])
    #expect(robot.audited.first?.resident == SmallHome.shared.id("Ivy"))
    #expect(robot.audited.allSatisfy { $0.name == SmallHome.pharmacist.name })
    robot.press("<Esc><Esc>s")
    #expect(kinds(robot).last == "text.shown")
    for event in robot.audited {
      let line = String(decoding: LocalFile.line(of: event) ?? [], as: UTF8.self)
      for details in robot.state.record.residents.values.compactMap(\.current) {
        #expect(!line.contains(details.family))
      }
    }
  }

  @Test("Before the first run is done there is nothing to lock")
  func firstRun() {
    var robot = Robot(
      record: Record(home: SmallHome.shared.home), people: [], size: Size(columns: 80, rows: 24))
    robot.leaveAlone(minutes: 30)
    #expect(!robot.state.isHidden)
    robot.press("<F9>")
    #expect(robot.shows("Any key shows the screen again."))
    robot.press("x")
    #expect(!robot.state.isHidden)
    #expect(robot.audited.isEmpty)
  }
}
