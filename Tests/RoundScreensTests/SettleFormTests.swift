import RoundScreens
import Testing

@testable import RoundCore
@testable import RoundScreens

/// What was recorded in two ways, settled on the screen.
struct SettleFormTests {
  /// A home in whose record another computer has written too, without seeing what stands there.
  private static func robot(
    _ bodies: [any EntryBody], people: [Author] = [SmallHome.pharmacist]
  ) throws -> Robot {
    let home = SmallHome.shared
    var other = Chain(seed: 8)
    let doris = try #require(home.id("Doris"))
    var record = home.record
    record.apply(
      other.write(
        bodies.map { EntryDraft($0, resident: doris, author: SmallHome.paramedic) },
        at: SmallHome.noon.adding(hours: -3)))
    var robot = Robot(
      record: record, people: SmallHome.people(people), size: Size(columns: 100, rows: 50))
    robot.press("K")
    return robot
  }

  private static func allergies(_ agent: String) -> AllergiesRecorded {
    AllergiesRecorded(
      status: .known, items: [AllergiesRecorded.Allergy(agent: agent, reaction: nil)], replaces: [])
  }

  private static func change(_ after: String) -> CarePlanChanged {
    var identifiers = Identifiers(random: SeededRandom(seed: 21))
    return CarePlanChanged(
      CarePlanChange(
        id: identifiers.entry(at: SmallHome.noon), heading: "Mobility and falls", before: "",
        after: after, why: nil, agreedWith: nil, agreedRole: nil, reviewOn: nil, replaces: []))
  }

  private static func doris(_ robot: Robot) throws -> ResidentRecord {
    try #require(SmallHome.shared.id("Doris").flatMap { robot.state.record.residents[$0] })
  }

  @Test("s opens the first of what is to be settled, with who recorded each side and when")
  func opens() throws {
    var robot = try SettleFormTests.robot([SettleFormTests.allergies("Latex")])
    robot.press("s")
    #expect(robot.shows("SETTLE: ALLERGIES"))
    #expect(robot.shows("1. Known allergies Penicillin (rash)"))
    #expect(robot.shows("2. Known allergies Latex"))
    #expect(robot.shows("All of these: every allergy of each of them"))
    #expect(robot.shows("J. Reed"))
    robot.press("<Down>")
    robot.choose("holds", "2. Known allergies Latex")
    #expect(robot.shows("L. Byrne"))
  }

  @Test("Nothing is chosen beforehand, and without a choice nothing can be signed")
  func noGuess() throws {
    var robot = try SettleFormTests.robot([SettleFormTests.allergies("Latex")])
    robot.press("s<Ctrl-S>")
    #expect(robot.shows("Choose which holds."))
    #expect(robot.asked.isEmpty)
  }

  @Test("All of the allergies together leave none out, and nothing is in dispute any more")
  func all() throws {
    var robot = try SettleFormTests.robot([SettleFormTests.allergies("Latex")])
    robot.press("s")
    robot.choose("holds", "All of these: every allergy of each of them")
    robot.press("<Ctrl-S>")
    // What takes the place of what is said before it is signed, and that nobody was told.
    #expect(robot.shows("Every allergy of each of them"))
    #expect(robot.shows("The program has told nobody"))
    robot.sign()
    let doris = try SettleFormTests.doris(robot)
    #expect(doris.standingAllergies.map(\.agent).sorted() == ["Latex", "Penicillin"])
    #expect(robot.state.record.disputes.isEmpty)
  }

  @Test("The text of one side holds when it is chosen, and both stay on record")
  func side() throws {
    var robot = try SettleFormTests.robot([SettleFormTests.change("Walks with two.")])
    robot.press("s")
    robot.choose("holds", "2. Walks with a frame.")
    if robot.form?.chosen("holds") == nil { robot.choose("holds", "1. Walks with a frame.") }
    robot.press("<Ctrl-S>")
    robot.sign()
    let plan = try #require(
      try SettleFormTests.doris(robot).carePlan.first { $0.heading == "Mobility and falls" })
    #expect(plan.text == "Walks with a frame.")
    #expect(plan.history.count == 3)
    #expect(robot.state.record.disputes.isEmpty)
  }

  @Test("Whoever writes what holds writes something, and it takes the place of both")
  func own() throws {
    var robot = try SettleFormTests.robot([SettleFormTests.change("Walks with two.")])
    robot.press("s")
    robot.choose("holds", "None of these: I write what holds")
    robot.go(to: "own")
    robot.press(String(repeating: "<Backspace><Delete>", count: 40) + "<Ctrl-S>")
    #expect(robot.shows("Write what holds."))
    robot.answer("own", "Frame and one carer.")
    robot.press("<Ctrl-S>")
    robot.sign()
    let plan = try #require(
      try SettleFormTests.doris(robot).carePlan.first { $0.heading == "Mobility and falls" })
    #expect(plan.text.contains("Frame and one carer."))
    #expect(robot.state.record.disputes.isEmpty)
  }

  @Test("What somebody else has settled meanwhile is not settled once more")
  func meanwhile() throws {
    var robot = try SettleFormTests.robot([SettleFormTests.allergies("Latex")])
    robot.press("s")
    robot.choose("holds", "All of these: every allergy of each of them")
    let dispute = try #require(robot.state.record.disputes.first)
    let doris = try SettleFormTests.doris(robot)
    let settled = dispute.settled(.side(0), in: doris) { dispute.heads[0] }
    let body = try #require(settled)
    var third = Chain(seed: 9)
    robot.feed(
      .others(
        third.write(
          [EntryDraft(body, resident: dispute.resident, author: SmallHome.paramedic)],
          at: SmallHome.noon)))
    robot.press("<Ctrl-S>")
    #expect(robot.shows("This was settled meanwhile."))
    #expect(robot.asked.isEmpty)
  }

  @Test("Where nothing is in dispute, s says so")
  func nothing() {
    var robot = Robot()
    robot.press("Ks")
    #expect(robot.shows("Nothing was recorded in two ways."))
  }
}
