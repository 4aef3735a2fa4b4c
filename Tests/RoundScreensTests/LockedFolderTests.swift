import RoundCore
import Testing

@testable import RoundScreens

/// Locking a folder in the first run, and the passphrase after a lock.
struct LockedFolderTests {
  private func firstRun() -> Robot {
    Robot(
      record: Record(home: SmallHome.shared.home), people: [], size: Size(columns: 80, rows: 24))
  }

  /// As far as the page of the passphrase.
  private func begun() -> Robot {
    var robot = firstRun()
    robot.press("4<Enter>K. Adeyemi")
    robot.choose("role", "GP")
    robot.answer("organisation", "Bridge Street<Enter>2<Tab>Rosewood House<Enter>")
    robot.press("1234<Enter>1234<Enter>")
    return robot
  }

  @Test("A passphrase, the sheet, and three groups of it typed back lock the folder") func whole() {
    var robot = begun()
    #expect(robot.title == "A PASSPHRASE FOR THE FOLDER")
    #expect(robot.shows("stolen") && robot.shows("a folder can't be locked later"))
    robot.press("four words of mine<Enter>four words of mine<Enter>")
    #expect(robot.title == "THE RECOVERY SHEET")
    for group in 1...10 { #expect(robot.shows("\(group):GROUP\(group % 10)")) }
    #expect(robot.shows("nobody can") && robot.setUps.isEmpty)
    robot.press("1<Enter>")
    #expect(robot.title == "WHAT STANDS ON THE SHEET?")
    #expect(!robot.shows("GROUP1") && robot.setUps.isEmpty)
    robot.press("group1<Enter>GROUP5<Enter>GROUP8<Enter>")
    #expect(robot.setUps.first?.passphrase == "four words of mine")
    #expect(robot.setUps.first?.pin == "1234")
    #expect(robot.setUps.first?.pretend == false)
  }

  @Test("A group that is not that of the sheet locks nothing, and the sheet is there once more")
  func wrongGroup() {
    var robot = begun()
    robot.press("four words of mine<Enter>four words of mine<Enter>1<Enter>")
    robot.press("GROUP1<Enter>GROUP6<Enter>GROUP8<Enter>")
    #expect(robot.setUps.isEmpty)
    #expect(robot.shows("not what stands on the sheet as group 5"))
    robot.press("<Esc>")
    #expect(robot.title == "THE RECOVERY SHEET" && robot.shows("5:GROUP5"))
  }

  @Test("A short passphrase, or another one the second time, goes no further") func short() {
    var robot = begun()
    robot.press("too short<Enter>too short<Enter>")
    #expect(robot.title == "A PASSPHRASE FOR THE FOLDER")
    #expect(robot.shows("12 characters or more"))
    var other = begun()
    other.press("four words of mine<Enter>four words of yours<Enter>")
    #expect(other.title == "A PASSPHRASE FOR THE FOLDER" && other.shows("This is not the same."))
  }

  @Test("A folder that has a home already is not offered to be locked") func notNew() {
    let robot = Robot(people: [], size: Size(columns: 80, rows: 24))
    #expect(robot.shows("WELCOME TO HOMEROUND") && !robot.shows("locked folder"))
  }

  /// A locked screen of a locked folder, in the middle of a form.
  private func locked() -> Robot {
    var robot = Robot()
    robot.lockFolder()
    robot.press("o<F9>")
    return robot
  }

  @Test("After a lock the passphrase is asked, then the PIN, then the same form is there")
  func unlocks() {
    var robot = locked()
    #expect(robot.shows("Passphrase of this folder:") && !robot.shows("PIN:"))
    robot.press("four words of mine<Enter>")
    #expect(robot.phrases == ["four words of mine"])
    #expect(robot.pinsTried.isEmpty)
    robot.feed(.storeChecked(PINGate.Answer(fits: true)))
    #expect(robot.shows("PIN:"))
    robot.press("1234<Enter>")
    #expect(robot.title == "OUTCOME")
  }

  @Test("A passphrase that does not open it leaves it locked, and the PIN alone opens nothing")
  func refused() {
    var robot = locked()
    robot.press("1234<Enter>")
    #expect(robot.phrases == ["1234"] && robot.pinsTried.isEmpty)
    robot.feed(.storeChecked(PINGate.Answer(fits: false, secondsLeft: 30)))
    #expect(robot.shows("it is not the right one, or the folder was altered. Wait 30 seconds."))
    #expect(robot.state.isHidden && robot.shows("Passphrase of this folder:"))
    // An answer that nobody asked for opens nothing.
    robot.feed(.storeChecked(PINGate.Answer(fits: true)))
    #expect(robot.shows("Passphrase of this folder:"))
    robot.feed(.unlockChecked(PINGate.Answer(fits: true)))
    #expect(robot.state.isHidden)
  }

  @Test("A folder that is locked already is not offered to be locked once more, and it is said")
  func cutOff() {
    let state = ProgramState(
      record: Record(home: SmallHome.shared.home), people: [], size: Size(columns: 80, rows: 24),
      glyphs: .utf8, now: SmallHome.noon, isLockedStore: true)
    let text = Robot.flat(ProgramView.view(state).lines.joined(separator: " "))
    #expect(text.contains("This folder is locked: what you set up in it (3) is sealed."))
    #expect(text.contains("WELCOME TO HOMEROUND") && text.contains("Press 1, 2 or 3"))
    #expect(!text.contains("in a locked folder"))
  }

  /// The same after the right passphrase.
  private func waiting() -> Robot {
    var robot = locked()
    robot.press("four words of mine<Enter>")
    robot.feed(.storeChecked(PINGate.Answer(fits: true)))
    return robot
  }

  @Test(
    "Without a right PIN within a minute the key is put away, and the passphrase is asked again")
  func noPIN() {
    var robot = waiting()
    #expect(robot.shows("The folder is open for your PIN, for a minute at most"))
    #expect(ProgramView.nextChange(robot.state) == robot.now.adding(minutes: 1))
    robot.leaveAlone(seconds: 50)
    robot.press("9999<Enter>")
    #expect(robot.shows("That is not the PIN.") && robot.closings == 0)
    // What is typed keeps it open for no longer.
    robot.press("12")
    robot.leaveAlone(seconds: 10)
    #expect(robot.closings == 1)
    #expect(robot.shows("Passphrase of this folder:") && !robot.shows("PIN:"))
    #expect(robot.shows("No PIN came within a minute, so the folder was closed again."))
    #expect(ProgramView.nextChange(robot.state) == nil)
    // The PIN alone shows nothing now.
    robot.press("1234<Enter>")
    #expect(robot.state.isHidden && robot.phrases.last == "1234")
    robot.feed(.storeChecked(PINGate.Answer(fits: false)))
    robot.press("four words of mine<Enter>")
    robot.feed(.storeChecked(PINGate.Answer(fits: true)))
    robot.press("1234<Enter>")
    #expect(robot.title == "OUTCOME" && robot.closings == 1)
  }

  @Test(
    "A key after the minute only wakes the question, and a PIN that is being looked at is in time")
  func inTime() {
    var late = waiting()
    late.change { $0.lock?.pinUntil = $0.now }
    late.press("1")
    #expect(late.closings == 1 && late.shows("Passphrase of this folder:"))
    #expect(late.state.lock?.phrase.isEmpty == true)
    var robot = waiting()
    robot.change { $0.lock?.isChecking = true }
    robot.leaveAlone(seconds: 61)
    #expect(robot.closings == 0)
    #expect(ProgramView.nextChange(robot.state) == nil)
    robot.feed(.unlockChecked(PINGate.Answer(fits: true)))
    #expect(robot.title == "OUTCOME")
  }

  @Test("A clock that is put back keeps the folder open for no longer than a minute")
  func clockBack() {
    var robot = waiting()
    robot.change { $0.lock?.pinUntil = $0.now.adding(hours: 5) }
    robot.leaveAlone(seconds: 1)
    #expect(robot.closings == 0)
    robot.leaveAlone(minutes: 1)
    #expect(robot.closings == 1)
  }

  @Test("After a start that found it locked the PIN is asked, for a minute, too") func atStart() {
    var robot = Robot()
    robot.lockFolder()
    robot.change { state in _ = ProgramUpdate.lockedBefore(&state) }
    #expect(robot.shows("PIN:") && robot.shows("was locked when the program last ended"))
    robot.leaveAlone(minutes: 1)
    #expect(robot.closings == 1 && robot.shows("Passphrase of this folder:"))
  }

  @Test("A folder that is not locked waits for its PIN for as long as it takes") func plainFolder()
  {
    var robot = Robot()
    robot.press("o<F9>")
    robot.leaveAlone(minutes: 90)
    #expect(robot.closings == 0 && robot.shows("PIN:"))
    robot.press("1234<Enter>")
    #expect(robot.title == "OUTCOME")
  }

  @Test("Line by line a PIN that comes too late is not taken for the passphrase") func plainLate() {
    let robot = waiting()
    var state = robot.state
    var dialog = PlainDialog()
    let first = dialog.lines(state).joined(separator: " ")
    #expect(first.contains("What is saved in this folder is sealed."), "\(first)")
    #expect(state.asksUntil == robot.now.adding(minutes: 1))
    let effects = dialog.answer("1234", &state, now: robot.now.adding(minutes: 2))
    #expect(effects.contains { if case .closeStore = $0 { true } else { false } })
    #expect(!effects.contains { if case .openStore = $0 { true } else { false } })
    #expect(state.lock?.needsPassphrase == true && state.asksUntil == nil)
    #expect(dialog.prompt(state).text.hasPrefix("Passphrase of this folder"))
    let said = dialog.lines(state).joined(separator: " ")
    #expect(said.contains("No PIN came within a minute"), "\(said)")
  }

  @Test("The words of F9 hold for a locked folder, too") func help() throws {
    let words = try #require(
      CommandRegistry.all.first { $0.id == .hide }?.help)
    #expect(words.contains("locked folder") && words.contains("passphrase"))
    #expect(!words.contains("It is no disk encryption"))
  }
}
