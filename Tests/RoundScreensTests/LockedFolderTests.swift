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
}
