import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("Who was told of MAR today can be put right")
struct TellingTests {
  private static let told = "that J. Reed was told of MAR today (zopiclone)"

  /// The round of `ClosedHome`, still open, with somebody told of its stop.
  private func said() -> Robot {
    var robot = ClosedHome.robot(closed: false)
    robot.press("N")
    let id = ReturnedHome.zopiclone.text
    robot.choose("told-\(id)", "Somebody was told")
    robot.answer("toldWho-\(id)", "J. Reed")
    robot.choose("toldHow-\(id)", "In person")
    robot.press("<Ctrl-S>")
    robot.sign()
    robot.wait(seconds: 1)
    return robot
  }

  @Test("u takes it back like anything else, and it is asked about again")
  func takenBack() {
    var robot = said()
    robot.press("u")
    #expect(robot.sentences.first == "Take back: \(Self.told) for WALKER, Doris (Mrs) (12:00)?")
    robot.press("y")
    #expect(robot.message.hasPrefix("Saved: taken back, \(Self.told)"))
    #expect(robot.drafts(EntryWithdrawn.self).count == 1)
    robot.press("N")
    #expect(robot.shows("MAR TODAY: WHO WAS TOLD?"))
    robot.press("<Esc>/doris<Enter>")
    #expect(robot.told("Doris").contains("Taken back by K. Adeyemi"))
    robot.wait(seconds: 1)
    robot.press("<Ctrl-R>y")
    robot.press("<Esc>N")
    #expect(robot.message.hasPrefix("Nothing signed on this round must be on the MAR today"))
  }

  @Test("C lists it too; once it has left it is corrected, and the home is rung")
  func corrected() {
    var robot = said()
    robot.press("/doris<Enter>C")
    #expect(robot.shows(Self.told))
    #expect(robot.shows("Enter takes it back."))
    robot.press("<Esc>")
    robot.feed(.sent(.entry(epoch: 1, 1_000)))
    robot.press("C<Enter>")
    #expect(robot.title == "CORRECT WHAT WAS SIGNED")
    robot.choose("mistake", "Something else")
    robot.answer("mistakeWhy", "It was the night nurse, and not in person.")
    robot.call(["home"])
    robot.press("<Ctrl-S>")
    robot.sign()
    robot.press("<Esc><Esc>N")
    #expect(robot.shows("MAR TODAY: WHO WAS TOLD?"), "\(robot.testDescription)")
  }
}
