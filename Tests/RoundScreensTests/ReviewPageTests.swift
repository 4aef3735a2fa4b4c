import RoundCore
import Testing

@testable import RoundScreens

@Suite("A review as text on screen")
struct ReviewPageTests {
  /// Ivy is considered, nothing needed; signed.
  private func signed() -> Robot {
    var robot = Robot()
    robot.press("/ivy<Enter>0<Ctrl-S>")
    robot.sign()
    return robot
  }

  @Test("After signing, P shows the text of the one just signed, not of the next on the list")
  func textOfTheLastSigned() {
    var robot = signed()
    #expect(robot.given != "Ivy")
    #expect(robot.shows("P text of last review"))
    robot.press("P")
    #expect(robot.title == "TEXT FOR THE CLINICAL SYSTEM")
    #expect(robot.shows("WALKER, Ivy (Miss)"))
    #expect(robot.shows("the text"))
  }

  @Test("p goes to the slip and back, in the same place")
  func slip() {
    var robot = signed()
    robot.press("Pp")
    #expect(robot.title == "SLIP FOR THE CARE FILE")
    robot.press("p")
    #expect(robot.title == "TEXT FOR THE CLINICAL SYSTEM")
    robot.press("<Esc>")
    #expect(robot.context == .roundList)
  }

  @Test("Where nothing is signed it says so, and P has nothing before the first signature")
  func nothingSigned() {
    var robot = Robot()
    robot.press("p")
    #expect(robot.message == "Nothing is signed for this resident on this round.")
    robot.press("P")
    #expect(robot.message == "Nothing has been signed since you opened the program.")
    #expect(!robot.shows("text of last review"))
  }

  @Test("Copying is off until it is switched on, and says plainly what it did")
  func copying() {
    var robot = signed()
    robot.press("Pc")
    #expect(robot.copied.isEmpty)
    #expect(robot.message.hasPrefix("Copying is switched off"))
    robot.change { $0.settings.clipboard = true }
    robot.press("c")
    #expect(robot.copied == [["the text"]])
    #expect(robot.message.hasPrefix("Copied: whoever pastes next on this computer sees it."))
  }

  @Test("The sheet, which is about everybody, is never copied")
  func sheetIsNotCopied() {
    var robot = signed()
    robot.change { $0.settings.clipboard = true }
    robot.press("sc")
    #expect(robot.copied.isEmpty)
    #expect(robot.message.hasPrefix("The sheet is about everybody"))
  }

  @Test("w saves the text under a name that the program gave it")
  func saving() {
    var robot = signed()
    robot.press("Ppw")
    #expect(robot.savedFiles == ["slip.txt"])
  }
}
