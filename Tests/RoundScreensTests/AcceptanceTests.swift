import RoundScreens
import Testing

@testable import RoundCore
@testable import RoundScreens

@Suite("What a home and a practice must be able to do")
struct AcceptanceTests {
  // MARK: Not everyone

  /// The round was worked: of Ivy it is said why she was not seen, and it is closed.
  private func worked(_ reason: String) -> SmallHome {
    let small = SmallHome.shared
    return small.with(PreparingHome.agreement, at: SmallHome.noon.adding(hours: -24 * 20))
      .with(RoundOpened(round: small.round), by: SmallHome.pharmacist)
      .with(
        ReviewSigned(
          round: small.round, flags: [small.flags["Ivy"]].compactMap(\.self), contact: "notSeen",
          notSeenReason: reason), "Ivy", by: SmallHome.pharmacist)
  }

  @Test("Who is judged stable without being seen is accounted for: no warning, and not left over")
  func stable() throws {
    let ivy = try #require(SmallHome.shared.id("Ivy"))
    var closing = Robot(worked("stable"))
    closing.press("d")
    #expect(closing.form?["wait-\(ivy.text)"] == nil)
    let closed = RoundClosed(round: SmallHome.shared.round, carried: [], told: nil)
    let home = worked("stable").with(closed, by: SmallHome.pharmacist)
    let next = PreparingHome.robot(of: home)
    let row = try #require(next.state.prepared.first { $0.resident == ivy })
    #expect(row.left.isEmpty)
    #expect(row.considered == SmallHome.today)
    // Asleep is another matter: she leads the next list.
    let asleep = PreparingHome.robot(
      of: worked("asleep").with(closed, by: SmallHome.pharmacist))
    #expect(asleep.state.prepared.first { $0.resident == ivy }?.left.first?.isNotSeen == true)
  }

  // MARK: MDT

  @Test("An MDT says who is invited, when and about what, and leads the home's list")
  func meeting() {
    var robot = Robot()
    robot.press("/doris<Enter>o1")
    robot.choose("outcomes", "MDT discussion")
    #expect(robot.shows("Who is invited, and the question"))
    robot.press("<Ctrl-S>")
    #expect(robot.form?["detail-mdt"]?.problem == "Say what (needed to finish).")
    #expect(robot.form?["actions"]?.problem == "MDT discussion: add who does what by when.")
    let small = SmallHome.shared
    let action = RoundAction(
      id: ClosedHome.id("X1"), what: "MDT: can she stay here?", ownerSide: "practice",
      owner: "care coordinator", due: SmallHome.today.adding(days: 14), dueNextRound: false)
    let home = worked("stable")
      .with(
        ReviewSigned(
          round: small.round, flags: [small.flags["Doris"]].compactMap(\.self),
          contact: "faceToFace",
          outcomes: [
            ReviewSigned.Outcome(code: "mdt", detail: "GP, daughter, home; can she stay here?")
          ], actions: [action]), "Doris", by: SmallHome.pharmacist
      )
      .with(RoundClosed(round: small.round, carried: [], told: nil), by: SmallHome.pharmacist)
    var next = PreparingHome.robot(of: home)
    next.press("<Down><Down>")
    #expect(next.shows("MDT: can she stay here? (Practice), 1 week"))
    next.press("/doris<Enter>")
    next.resize(100, 120)
    #expect(next.shows("GP, daughter, home; can she stay here?"))
    #expect(next.shows("MDT: can she stay here? Practice: care coordinator. Due Thu 26-Mar-2026"))
  }

  // MARK: Register

  @Test("Who left can live here again, and the assessment begins anew")
  func readmitted() throws {
    let home = SmallHome.shared.with(
      ResidenceChanged(state: .left, on: SmallHome.today.adding(days: -3)), "Samuel")
    var robot = PreparingHome.robot(of: home)
    robot.press("B/samuel<Enter>L")
    robot.choose("to", "Lives here again")
    robot.answer("day", "<Ctrl-U>today")
    robot.answer("room", "<Ctrl-U>31<Ctrl-S>")
    #expect(robot.form == nil, "\(robot)")
    robot.sign()
    let samuel = try #require(home.id("Samuel"))
    #expect(robot.state.record.residents[samuel]?.whereabouts == .home)
    #expect(robot.state.record.assessment(of: samuel, on: SmallHome.today) != nil)
  }

  // MARK: Forms

  @Test(
    "Esc leaves every form of the home and of the register, and what was typed is there again",
    arguments: [
      "agwen<Enter>", "/gwen<Enter>e", "/gwen<Enter>v", "/samuel<Enter>t", "la", "Ba",
      "B/gwen<Enter>L", "B/gwen<Enter>D", "O<Home>d", "O<Home>x",
    ])
  func nobodyIsTrapped(_ script: String) throws {
    var robot = PreparingHome.robot(100, 50)
    // Open actions of the practice, which the home sees among those of both sides.
    let opens = script.hasPrefix("O") ? "Off" + script.dropFirst() : script
    robot.press(opens)
    let form = try #require(robot.form, "\(robot)")
    let field = try #require(
      form.fields.first { form.isShown($0) && $0.isTyped }
        ?? form.fields.first { form.isShown($0) })
    robot.answer(field.id, field.isTyped ? "abc" : "1")
    let answer = robot.form?[field.id]
    robot.press("<Esc>")
    #expect(robot.form == nil, "\(robot)")
    // It comes back showing what it showed.
    robot.press("<Esc><Esc>" + script)
    if robot.form == nil { robot.press("1") }
    #expect(robot.form?[field.id]?.text == answer?.text, "\(robot)")
    #expect(robot.form?[field.id]?.chosen == answer?.chosen, "\(robot)")
  }
}
