import Testing

@testable import RoundCore
@testable import RoundScreens

/// Whoever was told of a change for the MAR has to be told when it is taken back.
@Suite("Told, and then taken back")
struct ToldThenTakenBackTests {
  private func tell(_ robot: inout Robot, _ id: String, _ who: String) {
    robot.choose("told-\(id)", "Somebody was told")
    robot.answer("toldWho-\(id)", who)
    robot.choose("toldHow-\(id)", "By telephone")
    robot.press("<Ctrl-S>")
    robot.sign()
    robot.wait(seconds: 1)
  }

  /// A review of Ivy with a change for the MAR of which somebody was told, and the change.
  private func told() throws -> (robot: Robot, id: String) {
    var robot = Robot()
    robot.press("/ivy<Enter>o1")
    Blocks.addMedicine(&robot)
    robot.press("<Ctrl-S>")
    robot.sign()
    robot.press("<Esc><Esc>N")
    let id = try #require(robot.resident("Ivy")?.reviews.last?.body.medicineChanges.first?.id.text)
    tell(&robot, id, "J. Reed")
    return (robot, id)
  }

  @Test("What is taken back after the home was told is asked about until the home is told so")
  func takenBackAfterTelling() throws {
    var (robot, id) = try told()
    robot.press("/ivy<Enter>C<Down><Enter>")
    #expect(robot.title == "TAKE BACK")
    robot.sign()
    robot.wait(seconds: 1)
    #expect(robot.drafts(EntryWithdrawn.self).count == 1)
    #expect(robot.status("Ivy") == .toSee)
    robot.press("<Esc><Esc><Esc>")
    #expect(robot.shows("TAKEN BACK, HOME NOT TOLD: WALKER, Ivy"))
    robot.press("N")
    #expect(
      robot.shows(
        "TAKEN BACK, WALKER, Ivy (Miss), room 3: RECOMMENDED, not prescribed: Stop: zopiclone, was 7.5 mg at night. The home was told "
          + "of it. Who was told that it does not hold?"))
    #expect(robot.title == "TAKEN BACK: WHO WAS TOLD?")
    tell(&robot, "back." + id, "P. Lal")
    #expect(!robot.shows("HOME NOT TOLD"))
    let item = robot.resident("Ivy")?.toldThenTakenBack(on: SmallHome.shared.round).first
    #expect(item?.toldSince?.body.saidBy == "P. Lal")
    robot.press("u")
    #expect(robot.sentences.first?.contains("was told of what was taken back (zopiclone)") ?? false)
  }

  @Test(
    "Done again after the home was told that it does not hold, the home is asked about once more")
  func doneAgain() throws {
    var (robot, id) = try told()
    #expect(robot.state.untoldToday.isEmpty)
    robot.press("/ivy<Enter>C<Down><Enter>y")
    robot.wait(seconds: 1)
    #expect(robot.state.untoldToday.map(\.isTakenBack) == [true])
    // Done again before anybody was told otherwise: what was told holds.
    var again = robot
    again.press("<Ctrl-R>y")
    #expect(again.state.untoldToday.isEmpty)
    robot.press("<Esc><Esc><Esc>N")
    tell(&robot, "back." + id, "P. Lal")
    #expect(robot.state.untoldToday.isEmpty)
    // After that it is not done again: the home was told last that it does not hold.
    robot.press("/ivy<Enter><Enter><Ctrl-R>")
    #expect(robot.title != "DO AGAIN")
    #expect(robot.message.hasSuffix("sign it anew."))
  }

  @Test("Closing the round does not end it: it goes on heading the list, and N asks")
  func afterClosing() throws {
    var (robot, id) = try told()
    robot.press("/ivy<Enter>C<Down><Enter>y")
    robot.wait(seconds: 1)
    robot.press("<Esc><Esc><Esc>")
    for script in ["/doris<Enter>0No.", "/caitriona<Enter>0", "/samuel<Enter>0"] {
      robot.press(script + "<Ctrl-S>y")
    }
    let ivy = SmallHome.shared.id("Ivy")?.text ?? ""
    robot.press("d")
    robot.choose("wait-\(ivy)", "Safe to wait for the next round")
    robot.answer("why-\(ivy)", "eats and drinks")
    robot.choose("told-back.\(id)", "Nobody yet")
    robot.press("<Ctrl-S>y")
    #expect(robot.state.isClosed)
    robot.press("<Esc><Esc>")
    #expect(
      robot.shows("TAKEN BACK, HOME NOT TOLD: WALKER, Ivy"), "\(robot.testDescription)")
    robot.press("N")
    #expect(robot.title == "TAKEN BACK: WHO WAS TOLD?")
    tell(&robot, "back." + id, "P. Lal")
    #expect(robot.drafts(AcknowledgementRecorded.self).last?.saidBy == "P. Lal")
    #expect(!robot.shows("HOME NOT TOLD"))
  }
}
