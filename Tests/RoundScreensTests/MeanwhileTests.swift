import RoundScreens
import Testing

@testable import RoundCore
@testable import RoundScreens

/// What another window writes while a form is open in this one.
struct MeanwhileTests {
  /// Somebody else's outcome for a resident of the small home, as entries.
  private func outcome(_ given: String) -> [Entry] {
    guard let round = SmallHome.shared.record.currentRound(on: SmallHome.today) else { return [] }
    let review = ReviewSigned(
      round: round.id, flags: [], contact: "faceToFace", outcomes: [], text: "Seen by me.")
    return SmallHome.shared.with(
      review, given, by: SmallHome.paramedic, at: SmallHome.noon.adding(minutes: 4)
    ).chain.entries
  }

  private func formFor(_ search: String) -> Robot {
    var robot = Robot()
    robot.press("/\(search)<Enter><Enter>o")
    robot.answer("text", "Half a sentence")
    return robot
  }

  @Test("An outcome signed in another window is told on the open form, and what was typed stays")
  func told() {
    var robot = formFor("doris")
    robot.feed(.others(outcome("Doris")))
    let words = "L. Byrne, Paramedic, signed an outcome for WALKER, Doris (Mrs) at 12:04"
    #expect(robot.shows(words))
    #expect(robot.form?.text("text") == "Half a sentence")
    // It stays until it is signed or looked at, also over what is typed further.
    robot.press(" more")
    #expect(robot.shows(words))
    #expect(robot.form?.text("text") == "Half a sentence more")
    robot.press("<Esc>")
    #expect(!robot.shows(words))
    robot.press("o<Enter>")
    #expect(robot.shows("Here is what you had begun."))
    robot.press("<Tab>")
    #expect(robot.shows(words))
  }

  @Test("An outcome for somebody else changes the list, and nothing is said") func somebodyElse() {
    var robot = formFor("doris")
    robot.feed(.others(outcome("Samuel")))
    #expect(!robot.shows("signed an outcome"))
    robot.press("<Esc><Esc>")
    #expect(robot.shows("1 of 4"))
  }

  @Test("Nothing is said when no form is open") func noForm() {
    var robot = Robot()
    robot.feed(.others(outcome("Doris")))
    #expect(!robot.shows("signed an outcome"))
    #expect(robot.shows("1 of 4"))
  }

  @Test("Damage that comes while the program is open is said") func damage() {
    var robot = Robot()
    robot.feed(
      .refreshed(
        [],
        damage: Damage(
          kind: .broken, file: "homes/x/journals/d/1-000001.jsonl", line: 7, byte: 0,
          reason: "the line does not follow the one before it")))
    #expect(robot.shows("1-000001.jsonl, line 7"))
    #expect(robot.shows("homeround verify"))
  }

  @Test("Pairing says whose computers write, and what is kept apart by that is said at once")
  func sides() throws {
    var robot = Robot()
    let writer = try #require(
      SmallHome.shared.record.rounds.values.compactMap(\.sent.facts.first).first)
    let known = [writer.header.device: ComputerSide(.practice, since: Moment(milliseconds: 0))]
    robot.feed(.sides(known))
    #expect(robot.state.record.sides == known)
    // The home's list and notes were written on a computer of the practice, by that.
    #expect(!robot.state.record.refusedEntries.isEmpty)
    #expect(robot.shows("By the pairing"))
    #expect(robot.shows("K says which and why"))
    let before = robot.message
    robot.feed(.sides(known))
    #expect(robot.message == before)
  }
}
