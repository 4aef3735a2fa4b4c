import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("What was signed goes to the right resident")
struct CorrectionMoveTests {
  /// Doris's review, as far as the reason why it is the wrong resident's.
  private func wrong(_ why: String, _ robot: Robot = ClosedHome.robot()) -> Robot {
    var robot = robot
    robot.correct("doris")
    robot.choose("mistake", "Wrong resident")
    robot.answer("mistakeWhy", why)
    robot.press("<Ctrl-S>")
    return robot
  }

  @Test(
    "A reason that names any resident of the home goes no further, before the right one is chosen",
    arguments: ["it was Mrs jones", "read \u{D3} Briain's file", "Patel", "doris sat there"])
  func names(_ why: String) {
    let robot = wrong(why)
    #expect(robot.context == .form)
    #expect(robot.focus == "mistakeWhy")
    #expect(robot.shows("Leave names out"))
  }

  @Test("A reason without a name goes on")
  func noName() { #expect(wrong("two files were open").context == .picker) }

  @Test("Whose name the right resident bears is not said in the reason of the move either")
  func givenName() {
    var robot = wrong("it was samuel")
    #expect(robot.context == .picker)
    robot.press("okoro<Enter>")
    robot.call(["home", "practice"])
    robot.press("<Ctrl-S>")
    #expect(robot.focus == "mistakeWhy")
    #expect(robot.shows("Leave names out"))
  }

  @Test("Nobody is selected before something is typed or an arrow is used, and Enter says so")
  func nobodyYet() {
    var robot = wrong("two files were open")
    #expect(!robot.shows("Belongs to:"))
    robot.press("<Enter>")
    #expect(robot.context == .picker)
    #expect(robot.message.hasPrefix("Nobody is chosen yet"))
    var typed = robot
    typed.press("okoro")
    #expect(typed.shows("Belongs to:") && typed.shows("OKORO, Samuel (Mr)"))
    typed.press("<Backspace><Backspace><Backspace><Backspace><Backspace><Enter>")
    #expect(typed.context == .picker)
    typed.press("nobody<Enter>")
    #expect(typed.message == "Nobody else fits what is typed.")
    robot.press("<Down>")
    #expect(robot.shows("Belongs to:"))
    robot.press("<Enter>")
    #expect(robot.title == "MOVE TO THE RIGHT RESIDENT")
    robot.press("<Esc>")
    var pasted = wrong("two files were open")
    pasted.paste("okoro")
    pasted.press("<Enter>")
    #expect(pasted.title == "MOVE TO THE RIGHT RESIDENT")
  }

  @Test("An action whose day has passed is marked before the move is signed")
  func overdue() {
    func sentences(daysLater days: Int) -> [String] {
      var moved = wrong("two files were open")
      moved.press("okoro<Enter>")
      moved.now = SmallHome.noon.adding(hours: 24 * days)
      // Locked in all that time.
      moved.press("<Backspace>1234<Enter>")
      #expect(!moved.state.isHidden)
      moved.call(["home", "practice"])
      moved.press("<Ctrl-S>")
      #expect(moved.context == .sign)
      return moved.sentences.filter { $0.hasPrefix("Falls clinic referral") }
    }
    #expect(sentences(daysLater: 7).contains { $0.hasSuffix("- OVERDUE") } == false)
    #expect(sentences(daysLater: 8).contains { $0.hasSuffix("- OVERDUE") })
  }

  @Test("A correction while the round is open keeps whether it had left in a pack")
  func left() throws {
    func correction(left: Bool) throws -> EntryCorrected {
      var robot = Robot()
      robot.press("/ivy<Enter>0<Ctrl-S>")
      robot.sign()
      robot.wait(seconds: 1)
      let review = try #require(robot.resident("Ivy")?.reviews.facts.last)
      if left {
        robot.feed(.sent(.entry(epoch: review.header.epoch, review.header.sequence)))
      } else {
        // Somebody else at the same computer signed it.
        robot.change { state in
          state.people = SmallHome.people([SmallHome.paramedic])
          state.me = state.people.first
        }
      }
      robot.correct("ivy")
      #expect(robot.title == "CORRECT WHAT WAS SIGNED")
      robot.choose("mistake", "Wrong outcome")
      robot.answer("mistakeWhy", "she was out")
      robot.choose("stands", "Nothing")
      robot.press("<Ctrl-S>")
      #expect(robot.sentences.contains { $0.hasPrefix("What is corrected has left") } == left)
      robot.sign()
      return try #require(robot.resident("Ivy")?.corrections.last?.body)
    }
    let told = try correction(left: true)
    #expect(told.left == true && told.closing == nil && told.isToUndo)
    let untold = try correction(left: false)
    #expect(untold.left == nil && !untold.isToUndo)
  }
}
