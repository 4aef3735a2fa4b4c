import RoundCore
import Testing

@testable import RoundScreens

@Suite("A form that asks nothing")
struct EmptyFormTests {
  private func form() throws -> Form {
    let round = try #require(RoundID("round-t3nn3v"))
    return Form(purpose: .close(round: round), title: "CLOSE THE ROUND", resident: nil, fields: [])
  }

  @Test("Ctrl-S goes on to the review, so that a round without open questions can be closed")
  func checkGoesOn() throws {
    var form = try form()
    #expect(form.apply(.control("s"), width: 40, height: 1, now: SmallHome.noon) == .check)
    #expect(
      form.check(
        catalog: .shipped, now: SmallHome.noon,
        nextRound: try #require(Day(iso: "2026-03-19"))) == 0)
  }

  @Test("Only Escape leaves it; other keys do nothing")
  func otherKeysStay() throws {
    var form = try form()
    #expect(form.apply(.escape, width: 40, height: 1, now: SmallHome.noon) == .leave)
    for key in [Key.character("x"), .down, .tab] {
      #expect(form.apply(key, width: 40, height: 1, now: SmallHome.noon) != .leave)
    }
  }
}
