import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("Undo and Redo of what was signed")
struct UndoTests {
  /// A review of Ivy with a medicine, and "nothing needed" for Samuel, both signed.
  private func signed(people: [Author] = [SmallHome.pharmacist]) -> Robot {
    var robot = Robot(people: people)
    robot.press("/ivy<Enter><Enter>o1")
    Blocks.addMedicine(&robot)
    robot.press("<Ctrl-S><Ctrl-S>")
    robot.sign()
    robot.wait(seconds: 1)
    robot.press("/samuel<Enter><Enter>0<Ctrl-S>y")
    return robot
  }

  @Test("After saving the line says that Undo is there, and how many earlier changes it reaches")
  func hint() {
    let robot = signed()
    #expect(robot.status("Ivy") == .reviewed)
    #expect(robot.status("Samuel") == .reviewed)
    #expect(robot.message.hasSuffix("u Undo   (one at a time; 1 earlier)"))
  }

  @Test("u says in words what it would take back, and nothing happens before it is signed")
  func inWords() {
    var robot = signed()
    robot.press("u")
    #expect(robot.context == .sign)
    #expect(
      robot.sentences.first
        == "Take back the review of OKORO, Samuel (Mr) (12:00): outcome no change needed; how the "
        + "resident was seen (records looked at only)?")
    robot.press("<Esc>")
    #expect(robot.status("Samuel") == .reviewed)
    robot.press("uy")
    #expect(robot.status("Samuel") == .toSee)
    robot.press("<Ctrl-Z>")
    #expect(
      robot.sentences.first?.hasPrefix(
        "Take back the review of WALKER, Ivy (Miss) (12:00): "
          + "zopiclone (recommended, not prescribed: Stop); ") ?? false)
  }

  @Test("Undo goes back step by step, and Redo forward again")
  func stepByStep() {
    var robot = signed()
    robot.press("uy")
    robot.wait(seconds: 1)
    robot.press("uy")
    #expect(robot.status("Ivy") == .toSee)
    robot.press("u")
    #expect(robot.message == "Nothing was signed on this round that could be taken back.")
    robot.press("<Ctrl-R>")
    #expect(
      robot.sentences.first?.hasPrefix(
        "Do again the review of WALKER, Ivy (Miss) (12:00): "
          + "zopiclone (recommended, not prescribed: Stop); ") ?? false)
    robot.press("y")
    #expect(robot.status("Ivy") == .reviewed)
    #expect(robot.status("Samuel") == .toSee)
    robot.wait(seconds: 1)
    robot.press("<Ctrl-R>y")
    #expect(robot.status("Samuel") == .reviewed)
    robot.press("<Ctrl-R>")
    #expect(robot.message == "Nothing was taken back that could be done again.")
    robot.wait(seconds: 1)
    robot.press("uy")
    #expect(robot.status("Samuel") == .toSee)
  }

  @Test("What was taken back is not on record any more, and the resident says by whom")
  func saysSo() {
    var robot = signed()
    robot.press("uy")
    robot.wait(seconds: 1)
    robot.press("uy")
    let ivy = SmallHome.shared.id("Ivy").flatMap { robot.state.record.residents[$0] }
    #expect(ivy?.reviews.facts.isEmpty ?? false)
    #expect(ivy?.reviews.retired.count == 1)
    let text =
      SmallHome.shared.id("Ivy").map {
        ResidentText.lines(of: $0, record: robot.state.record, now: robot.state.now, width: 70)
      } ?? []
    #expect(
      Robot.flat(text.joined(separator: " ")).contains(
        "Taken back by K. Adeyemi, 12-Mar-2026 12:00: zopiclone (recommended, not prescribed: Stop) "
          + "(signed by K. Adeyemi"))
  }

  @Test("Something signed since makes Redo say so")
  func redoAfterSigning() {
    var robot = signed()
    robot.press("uy")
    robot.wait(seconds: 1)
    robot.press("/doris<Enter><Enter>0No.<Ctrl-S>y")
    robot.press("<Ctrl-R>")
    #expect(robot.context == .roundList)
    #expect(robot.message.contains("was signed after the last thing was taken back"))
  }

  @Test("Nobody takes back what somebody else signed")
  func onlyOnesOwn() {
    var robot = signed(people: [SmallHome.pharmacist, SmallHome.paramedic])
    robot.change { $0.me = SmallHome.people([SmallHome.pharmacist, SmallHome.paramedic]).last }
    robot.press("u")
    #expect(robot.context == .roundList)
    #expect(robot.message.hasPrefix("K. Adeyemi signed outcome, no change needed for OKORO"))
    #expect(robot.message.hasSuffix("only they can take it back."))
    var other = signed(people: [SmallHome.pharmacist, SmallHome.paramedic])
    let count = other.asked.count
    other.press("u<Tab>")
    other.sign()
    #expect(other.asked.count == count)
    #expect(other.shows("Only K. Adeyemi can take this back. Nothing is signed."))
  }

  @Test("Taking off the list and the order of the list are taken back too")
  func others() {
    var robot = Robot()
    robot.press("/ivy<Enter><Enter>xout<Ctrl-S>")
    robot.sign()
    #expect(robot.status("Ivy") == .withdrawn)
    robot.press("u")
    #expect(robot.sentences.first?.contains("taken off the list (out)") ?? false)
    robot.press("y")
    #expect(robot.status("Ivy") == .toSee)
    let before = robot.listed
    robot.wait(seconds: 1)
    robot.press("gr<Space><Down><Space><Ctrl-S>y")
    #expect(robot.listed != before)
    robot.wait(seconds: 1)
    robot.press("uy")
    #expect(robot.listed == before)
  }

  // MARK: What has left in a pack

  /// The same, after everything up to the review of Ivy has left in a pack.
  private func partlySent() throws -> Robot {
    var robot = signed()
    let ivy = try #require(SmallHome.shared.id("Ivy"))
    let review = try #require(robot.state.record.residents[ivy]?.reviews.last)
    robot.feed(.sent(.entry(epoch: 1, review.header.sequence)))
    return robot
  }

  @Test("What has left in a pack is not taken back; what was signed since still is")
  func leftInAPack() throws {
    var robot = try partlySent()
    robot.press("uy")
    #expect(robot.status("Samuel") == .toSee)
    robot.wait(seconds: 1)
    robot.press("u")
    #expect(robot.context != .sign)
    #expect(
      robot.message
        == "zopiclone (recommended, not prescribed: Stop) for WALKER, Ivy (Miss) (12:00) has left in a "
        + "pack: it is not taken back "
        + "any more. Correct it: C.")
    #expect(robot.status("Ivy") == .reviewed)
    // Greyed in the help, with the same reason.
    #expect(Availability.reason(.undo, robot.state)?.contains("has left in a pack") ?? false)
  }

  @Test("What has left in a pack is offered to be corrected, before the round is closed")
  func correctedInstead() throws {
    var robot = try partlySent()
    let ivy = try #require(SmallHome.shared.id("Ivy"))
    robot.press("uy")
    robot.wait(seconds: 1)
    #expect(Correctable.all(ivy, robot.state).map(\.refusal) == [nil])
    // On that resident u leads there at once.
    robot.press("/ivy<Enter>u")
    #expect(robot.context == .signed)
    #expect(robot.message.contains("has left in a pack"))
    var before = signed()
    before.press("uy")
    #expect(Correctable.all(ivy, before.state).map(\.way) == [.takeBack])
  }

  @Test("A taking back that has left in a pack is not done again")
  func takenBackAndSent() {
    var robot = signed()
    robot.press("uy")
    robot.feed(.sent(.entry(epoch: 1, .max)))
    robot.press("<Ctrl-R>")
    #expect(robot.context != .sign)
    #expect(robot.message.hasSuffix("was taken back has left in a pack: sign it anew."))
  }

  @Test("Nothing is taken back where it can't be told what has left")
  func unknownWhatLeft() {
    var robot = signed()
    robot.feed(.sent(.unknown))
    robot.press("u")
    #expect(robot.context != .sign)
    #expect(
      robot.message.hasPrefix("What has left in packs can't be read, so nothing is taken back."))
  }
}
