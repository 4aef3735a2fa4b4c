import Testing

@testable import RoundCore

/// The chart once more, as a table of its columns, written from RCP chart 1 without the code beside it.
///
/// Each line: the points of a cell and the values at which it begins and ends.
private enum ChartTable {
  static let respiration = [(3, 0, 8), (1, 9, 11), (0, 12, 20), (2, 21, 24), (3, 25, 80)]
  static let scaleOne = [(3, 30, 91), (2, 92, 93), (1, 94, 95), (0, 96, 100)]
  static let scaleTwoLow = [(3, 30, 83), (2, 84, 85), (1, 86, 87), (0, 88, 92)]
  static let scaleTwoOxygen = [(1, 93, 94), (2, 95, 96), (3, 97, 100)]
  static let systolic = [(3, 30, 90), (2, 91, 100), (1, 101, 110), (0, 111, 219), (3, 220, 300)]
  static let pulse = [
    (3, 0, 40), (1, 41, 50), (0, 51, 90), (1, 91, 110), (2, 111, 130), (3, 131, 300),
  ]
  static let temperature = [
    (3, 250, 350), (1, 351, 360), (0, 361, 380), (1, 381, 390), (2, 391, 450),
  ]

  static func points(_ value: Int, _ table: [(Int, Int, Int)]) -> Int {
    table.first { $0.1 <= value && value <= $0.2 }?.0 ?? -100
  }

  static func total(
    _ breaths: Int, _ saturation: Int, two: Bool, oxygen: Bool, _ systolic: Int, _ pulse: Int,
    _ level: Consciousness, _ tenths: Int
  ) -> Int {
    var sum = points(breaths, respiration) + points(systolic, self.systolic)
    sum += points(pulse, self.pulse) + points(tenths, temperature)
    sum += (level == .alert ? 0 : 3) + (oxygen ? 2 : 0)
    if !two { return sum + points(saturation, scaleOne) }
    if saturation <= 92 { return sum + points(saturation, scaleTwoLow) }
    return sum + (oxygen ? points(saturation, scaleTwoOxygen) : 0)
  }
}

@Suite("NEWS2 against the chart, value by value")
struct NEWS2SweepTests {
  /// Both sides of every edge of the chart, and the ends of what is accepted.
  private static func edges(_ table: [(Int, Int, Int)]) -> [Int] { table.flatMap { [$0.1, $0.2] } }

  @Test("Every edge of every parameter with every edge of the others has the chart's total")
  func sweep() throws {
    var count = 0
    var wrong: [String] = []
    for two in [false, true] {
      let saturations = Self.edges(
        two ? ChartTable.scaleTwoLow + ChartTable.scaleTwoOxygen : ChartTable.scaleOne)
      for saturation in saturations {
        for oxygen in [false, true] {
          for breaths in Self.edges(ChartTable.respiration) {
            for systolic in Self.edges(ChartTable.systolic) {
              for pulse in Self.edges(ChartTable.pulse) {
                let level: Consciousness = count % 2 == 0 ? .alert : .voice
                let edges = Self.edges(ChartTable.temperature)
                let tenths = edges[count % edges.count]
                count += 1
                let score = try NEWS2.score(
                  NEWS2Input(
                    respiration: breaths, saturation: saturation, scale: two ? .two : .one,
                    oxygen: oxygen, systolic: systolic, pulse: pulse, consciousness: level,
                    temperatureTenths: tenths))
                let wanted = ChartTable.total(
                  breaths, saturation, two: two, oxygen: oxygen, systolic, pulse, level, tenths)
                if score.total != wanted {
                  wrong.append("\(breaths) \(saturation) \(two) \(oxygen) \(systolic) \(pulse)")
                }
              }
            }
          }
        }
      }
    }
    #expect(count == 52_800)
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  @Test("Every value of each parameter has the chart's points, beside sick and beside well")
  func eachValue() throws {
    for isWell in [true, false] {
      let base =
        isWell
        ? NEWS2Input(
          respiration: 16, saturation: 97, oxygen: false, systolic: 120, pulse: 70,
          consciousness: .alert, temperatureTenths: 370)
        : NEWS2Input(
          respiration: 30, saturation: 85, oxygen: true, systolic: 80, pulse: 140,
          consciousness: .pain, temperatureTenths: 340)
      func check(_ input: NEWS2Input) throws {
        let wanted = ChartTable.total(
          input.respiration ?? 0, input.saturation ?? 0, two: input.scale == .two,
          oxygen: input.oxygen ?? false, input.systolic ?? 0, input.pulse ?? 0,
          input.consciousness ?? .alert, input.temperatureTenths ?? 0)
        #expect(try NEWS2.score(input).total == wanted)
      }
      for value in 0...300 {
        var input = base
        input.pulse = value
        try check(input)
        input = base
        if value >= 30 { input.systolic = value }
        if value <= 80 { input.respiration = value }
        try check(input)
        input = base
        if (30...100).contains(value) {
          for scale in SaturationScale.allCases {
            for oxygen in [true, false] {
              input.saturation = value
              input.scale = scale
              input.oxygen = oxygen
              try check(input)
            }
          }
        }
        input = base
        if value <= 200 { input.temperatureTenths = 250 + value }
        try check(input)
      }
    }
  }
}
