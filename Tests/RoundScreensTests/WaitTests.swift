import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("The wait after wrong PINs is counted down")
struct WaitTests {
  private func refused() -> Robot {
    var robot = Robot()
    robot.press("0Yes.<Ctrl-S>0000<Enter>0000<Enter>0000<Enter>")
    return robot
  }

  private func seconds(to change: Moment?, _ robot: Robot) -> Double? {
    change.map { Double($0.milliseconds - robot.now.milliseconds) / 1000 }
  }

  @Test("While a signature waits the picture changes each second, and says how many are left")
  func signing() {
    var robot = refused()
    #expect(robot.shows("Three wrong PINs. Wait 30 seconds. Nothing is signed."))
    for left in (1...29).reversed() {
      #expect(seconds(to: ProgramView.nextChange(robot.state), robot) == 1)
      robot.wait(seconds: 1)
      #expect(robot.shows("Wait \(left) second"), "\(left)")
    }
    robot.wait(seconds: 1)
    #expect(robot.shows("The PIN can be tried again. Nothing is signed."))
    #expect(!robot.shows("Wait"))
    // Nothing waits any more, so nothing is drawn by itself before the minute is over.
    #expect(seconds(to: ProgramView.nextChange(robot.state), robot) == 30)
    robot.press("1234<Enter>")
    #expect(robot.status("Doris") == .reviewed)
  }

  @Test("What was typed meanwhile is not looked at, and the count goes on")
  func typedMeanwhile() {
    var robot = refused()
    robot.wait(seconds: 10)
    robot.press("1234<Enter>")
    #expect(robot.shows("Wait 20 seconds.") && robot.pinsTried.count == 3)
  }

  @Test("Elsewhere only the end of the wait changes anything")
  func elsewhere() {
    var robot = refused()
    robot.press("<Esc>")
    #expect((seconds(to: ProgramView.nextChange(robot.state), robot) ?? 0) > 1)
  }

  @Test("On the locked screen too, and without a wrong PIN nothing is drawn again")
  func locked() {
    var robot = Robot()
    robot.press("<F9>")
    #expect(ProgramView.nextChange(robot.state) == nil)
    robot.lockWait = 3
    robot.press("0000<Enter>")
    #expect(robot.shows("That is not the PIN. Wait 3 seconds."))
    #expect(seconds(to: ProgramView.nextChange(robot.state), robot) == 1)
    robot.leaveAlone(seconds: 1)
    #expect(robot.shows("That is not the PIN. Wait 2 seconds."))
    // Typing begins again; how long it waits stays in view.
    robot.press("1")
    #expect(robot.shows("Wait 2 seconds.") && !robot.shows("That is not the PIN."))
    robot.leaveAlone(seconds: 2)
    #expect(robot.shows("It can be tried again."))
    #expect(ProgramView.nextChange(robot.state) == nil)
  }

  @Test("Of many seconds minutes are said, and line by line the wait is said once")
  func minutes() {
    var robot = Robot()
    robot.press("<F9>")
    robot.lockWait = 300
    robot.press("0000<Enter>")
    #expect(robot.shows("That is not the PIN. Wait 5 minutes."))
    var talk = PlainDialog()
    _ = talk.lines(robot.state)
    talk.noteProblem(of: robot.state)
    #expect(talk.lines(robot.state).contains("! That is not the PIN. Wait 5 minutes."))
    // A line that is asked for is not taken back each second.
    #expect(robot.state.asksUntil == nil)
    let sign = refused()
    var other = PlainDialog()
    _ = other.lines(sign.state)
    other.noteProblem(of: sign.state)
    #expect(
      other.lines(sign.state) == ["! Three wrong PINs. Wait 30 seconds. Nothing is signed."])
  }
}
