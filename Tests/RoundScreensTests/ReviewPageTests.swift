import Testing

@testable import RoundCore
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

  @Test("P finds what was signed last on this round, also after an older round was put right")
  func afterAnOlderRoundWasCorrected() throws {
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
    robot.press("/ivy<Enter>0<Ctrl-S>")
    robot.sign()
    robot.wait(seconds: 1)
    robot.correct("doris")
    robot.choose("mistake", "Wrong outcome")
    robot.answer("mistakeWhy", "typed wrong")
    robot.choose("stands", "What stands below, put right")
    robot.choose("outcomes", "Resolved")
    robot.press("<Ctrl-S>")
    robot.sign()
    #expect(robot.sheets == [old])
    robot.wait(seconds: 1)
    robot.press("<Esc>")
    #expect(robot.context == .roundList)
    robot.press("P")
    #expect(robot.title == "TEXT FOR THE CLINICAL SYSTEM")
    #expect(robot.shows("WALKER, Ivy (Miss)"))
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
    #expect(
      robot.message
        == "No review has been signed since you opened the program. p is for the selected resident."
    )
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
