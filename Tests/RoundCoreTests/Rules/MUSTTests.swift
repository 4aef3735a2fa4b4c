import Testing

@testable import RoundCore

@Suite("MUST")
struct MUSTTests {
  private static let rules = MeasureCatalog.shipped.mustRules
  private static let today = Day(iso: "2026-03-12") ?? Day(ordinal: 0)

  private func result(
    _ weights: [(daysAgo: Int, tenths: Int)], height: Int?, planned: Bool? = false,
    acute: Bool? = false
  ) -> MUST.Result {
    MUST.score(
      MUST.Input(
        weights: weights.map {
          MUST.Weight(day: Self.today.adding(days: -$0.daysAgo), tenths: $0.tenths)
        }, height: height, wasLossPlanned: planned, isAcutelyIll: acute), rules: Self.rules)
  }

  @Test("The numbers are those of the chart")
  func data() {
    #expect(
      Self.rules
        == MUST.Rules(
          bmiTwoBelow: 185, bmiZeroAbove: 200, lossOneFrom: 5, lossTwoAbove: 10,
          lossFromMonths: 3, lossToMonths: 6, acute: 2, mediumFrom: 1, highFrom: 2))
  }

  @Test(
    "Body mass index is compared exactly",
    arguments: [
      // 160 cm: 18.5 is 47.36 kg, 20 is 51.2 kg.
      (473, 2), (474, 1), (512, 1), (513, 0),
    ])
  func bmi(_ tenths: Int, _ points: Int) {
    let result = result([(120, tenths), (0, tenths)], height: 160)
    #expect(result.steps.first?.points == points)
    #expect(result.total == points)
  }

  @Test(
    "Loss in per cent is compared exactly",
    arguments: [(571, 0), (570, 1), (540, 1), (539, 2), (600, 0), (620, 0)])
  func loss(_ tenths: Int, _ points: Int) {
    let result = result([(120, 600), (0, tenths)], height: 150)
    #expect(result.steps[1].points == points, "\(result.steps[1].words)")
    #expect(result.total == points)
  }

  @Test("Whatever is not known leaves the score unknown, and says what")
  func unknown() {
    #expect(result([(120, 600), (0, 600)], height: nil).total == nil)
    #expect(result([(120, 600), (0, 600)], height: nil).steps[0].words == "Height not recorded")
    #expect(result([(0, 600)], height: 160).steps[1].words == "No weight of 3 to 6 months before")
    #expect(result([], height: 160).steps[0].words == "Weight not recorded")
    #expect(result([(120, 600), (0, 500)], height: 160, planned: nil).total == nil)
    #expect(result([(120, 600), (0, 600)], height: 160, acute: nil).total == nil)
    // Weights of other months are not those that the tool looks back on.
    #expect(result([(30, 700), (300, 700), (0, 600)], height: 160).steps[1].points == nil)
  }

  @Test("A planned loss scores nothing, and acute illness without food two")
  func plannedAndAcute() {
    #expect(result([(120, 600), (0, 500)], height: 150, planned: true).steps[1].points == 0)
    let acute = result([(120, 600), (0, 600)], height: 150, acute: true)
    #expect(acute.total == 2)
    #expect(acute.risk == "high")
    #expect(result([(120, 500), (0, 500)], height: 160).risk == "medium")
    #expect(result([(120, 600), (0, 600)], height: 160).risk == "low")
  }
}
