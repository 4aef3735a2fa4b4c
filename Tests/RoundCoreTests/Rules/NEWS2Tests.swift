import Testing

@testable import RoundCore

/// The chart again as ranges, to hold the code against something written differently.
private struct Chart {
  struct Row {
    let range: ClosedRange<Int>
    let points: Int
  }

  static func rows(_ bounds: [(Int, Int)], _ accepted: ClosedRange<Int>) -> [Row] {
    // Each pair is the last value of a cell and its points.
    var rows: [Row] = []
    var first = accepted.lowerBound
    for (last, points) in bounds {
      rows.append(Row(range: first...min(last, accepted.upperBound), points: points))
      first = last + 1
    }
    return rows
  }

  static let respiration = rows([(8, 3), (11, 1), (20, 0), (24, 2), (80, 3)], 0...80)
  static let scaleOne = rows([(91, 3), (93, 2), (95, 1), (100, 0)], 30...100)
  static let scaleTwoAir = rows([(83, 3), (85, 2), (87, 1), (100, 0)], 30...100)
  static let scaleTwoOxygen = rows(
    [(83, 3), (85, 2), (87, 1), (92, 0), (94, 1), (96, 2), (100, 3)], 30...100)
  static let systolic = rows([(90, 3), (100, 2), (110, 1), (219, 0), (300, 3)], 30...300)
  static let pulse = rows([(40, 3), (50, 1), (90, 0), (110, 1), (130, 2), (300, 3)], 0...300)
  static let temperature = rows([(350, 3), (360, 1), (380, 0), (390, 1), (450, 2)], 250...450)

  static func points(_ value: Int, _ rows: [Row]) -> Int? {
    let hits = rows.filter { $0.range ~= value }
    return hits.count == 1 ? hits[0].points : nil
  }
}

@Suite("NEWS2")
struct NEWS2Tests {
  /// Observations that score nought everywhere.
  private static let well = NEWS2Input(
    respiration: 16, saturation: 97, oxygen: false, systolic: 128, pulse: 76,
    consciousness: .alert, temperatureTenths: 368)

  private func part(_ parameter: NEWS2Parameter, of input: NEWS2Input) throws -> Int? {
    let part = try NEWS2.score(input).parts.first { $0.parameter == parameter }
    return try #require(part).points
  }

  struct Vector: Sendable {
    let input: NEWS2Input
    let parts: [Int]?
    let total: Int
    let band: NEWS2Band

    init(
      _ respiration: Int, _ saturation: Int, _ oxygen: Bool, _ systolic: Int, _ pulse: Int,
      _ letter: Consciousness, _ tenths: Int, scale: SaturationScale = .one, parts: [Int]? = nil,
      total: Int, band: NEWS2Band
    ) {
      input = NEWS2Input(
        respiration: respiration, saturation: saturation, scale: scale, oxygen: oxygen,
        systolic: systolic, pulse: pulse, consciousness: letter, temperatureTenths: tenths)
      self.parts = parts
      self.total = total
      self.band = band
    }
  }

  static let vectors = [
    Vector(16, 97, false, 128, 76, .alert, 368, total: 0, band: .low),
    Vector(
      22, 93, false, 104, 98, .alert, 384, parts: [2, 2, 0, 1, 1, 0, 1], total: 7, band: .high),
    Vector(26, 90, true, 88, 134, .voice, 395, total: 19, band: .high),
    Vector(18, 90, false, 130, 80, .alert, 369, scale: .two, total: 0, band: .low),
    Vector(18, 90, false, 130, 80, .alert, 369, total: 3, band: .lowMedium),
    Vector(20, 96, true, 130, 88, .alert, 370, scale: .two, total: 4, band: .low),
    Vector(14, 96, false, 112, 70, .confusion, 365, total: 3, band: .lowMedium),
    Vector(9, 94, false, 220, 50, .alert, 360, total: 7, band: .high),
    Vector(12, 96, false, 111, 51, .alert, 361, total: 0, band: .low),
    Vector(25, 83, true, 90, 131, .unresponsive, 350, scale: .two, total: 20, band: .high),
    Vector(20, 93, false, 219, 90, .alert, 380, total: 2, band: .low),
    Vector(21, 94, true, 128, 76, .alert, 368, total: 5, band: .medium),
    Vector(25, 97, false, 128, 91, .alert, 368, total: 4, band: .lowMedium),
  ]

  @Test("Published examples have their published totals", arguments: vectors)
  func totals(vector: Vector) throws {
    let score = try NEWS2.score(vector.input)
    #expect(score.total == vector.total)
    #expect(score.band == vector.band)
    #expect(score.missing == [])
    #expect(score.singleThree == score.parts.contains { $0.points == 3 })
    if let parts = vector.parts { #expect(score.parts.map(\.points) == parts) }
  }

  @Test("Every respiration rate scores as on the chart")
  func respirations() throws {
    for value in 0...80 {
      var input = Self.well
      input.respiration = value
      #expect(
        try part(.respiration, of: input) == Chart.points(value, Chart.respiration), "\(value)")
    }
  }

  @Test("Every saturation scores as on the chart, on both scales, on air and on oxygen")
  func saturations() throws {
    for value in 30...100 {
      for oxygen in [false, true] {
        var input = Self.well
        input.saturation = value
        input.oxygen = oxygen
        #expect(try part(.saturation, of: input) == Chart.points(value, Chart.scaleOne))
        input.scale = .two
        let rows = oxygen ? Chart.scaleTwoOxygen : Chart.scaleTwoAir
        #expect(try part(.saturation, of: input) == Chart.points(value, rows), "\(value) \(oxygen)")
        #expect(try part(.oxygen, of: input) == (oxygen ? 2 : 0))
      }
    }
  }

  @Test("Every blood pressure, pulse and temperature scores as on the chart")
  func otherNumbers() throws {
    for value in 30...300 {
      var input = Self.well
      input.systolic = value
      #expect(try part(.systolic, of: input) == Chart.points(value, Chart.systolic), "\(value)")
    }
    for value in 0...300 {
      var input = Self.well
      input.pulse = value
      #expect(try part(.pulse, of: input) == Chart.points(value, Chart.pulse), "\(value)")
    }
    for value in 250...450 {
      var input = Self.well
      input.temperatureTenths = value
      #expect(
        try part(.temperature, of: input) == Chart.points(value, Chart.temperature), "\(value)")
    }
  }

  @Test("Only alert scores nought")
  func consciousness() throws {
    let points = try "ACVPU".map { letter in
      let level: Consciousness = try #require(Consciousness(rawValue: String(letter)))
      var input = Self.well
      input.consciousness = level
      return try part(.consciousness, of: input)
    }
    #expect(points == [0, 3, 3, 3, 3])
  }

  @Test("With anything missing there is no total and no band, and it is named")
  func incomplete() throws {
    for parameter in NEWS2Parameter.allCases {
      var input = Self.well
      switch parameter {
      case .respiration: input.respiration = nil
      case .saturation: input.saturation = nil
      case .oxygen: input.oxygen = nil
      case .systolic: input.systolic = nil
      case .pulse: input.pulse = nil
      case .consciousness: input.consciousness = nil
      case .temperature: input.temperatureTenths = nil
      }
      let score = try NEWS2.score(input)
      #expect(score.total == nil && score.band == nil)
      #expect(score.missing == [parameter])
      #expect(score.parts.filter { $0.points == nil }.map(\.parameter) == [parameter])
      #expect(score.parts.map(\.parameter) == NEWS2Parameter.allCases)
    }
    let nothing = try NEWS2.score(NEWS2Input())
    #expect(nothing.missing == NEWS2Parameter.allCases)
    #expect(!nothing.singleThree)
  }

  @Test("A single three shows although something else is missing")
  func singleThreeOfIncomplete() throws {
    let score = try NEWS2.score(NEWS2Input(respiration: 30))
    #expect(score.singleThree && score.total == nil)
  }

  @Test("On scale two a high saturation has no points until oxygen is known")
  func scaleTwoWithoutOxygen() throws {
    var input = Self.well
    input.scale = .two
    input.oxygen = nil
    let score = try NEWS2.score(input)
    #expect(score.parts[1].points == nil)
    #expect(score.missing == [.oxygen])
    input.saturation = 92
    #expect(try NEWS2.score(input).parts[1].points == 0)
  }

  @Test(
    "What cannot be a measurement is refused and not scored",
    arguments: [
      (NEWS2Parameter.respiration, -1), (.respiration, 81), (.saturation, 29), (.saturation, 101),
      (.systolic, 29), (.systolic, 301), (.pulse, -1), (.pulse, 301), (.temperature, 249),
      (.temperature, 451), (.temperature, Int.min), (.pulse, Int.max),
    ])
  func outOfRange(parameter: NEWS2Parameter, value: Int) {
    var input = Self.well
    switch parameter {
    case .respiration: input.respiration = value
    case .saturation: input.saturation = value
    case .systolic: input.systolic = value
    case .pulse: input.pulse = value
    default: input.temperatureTenths = value
    }
    #expect(throws: NEWS2Problem.outOfRange(parameter, value: value)) { try NEWS2.score(input) }
  }

  @Test("Sentences say the accepted range in the unit that was typed")
  func sentences() {
    #expect(
      NEWS2Problem.outOfRange(.temperature, value: 3680).sentence
        == "Temperature 368.0 cannot be right: it is 25.0 to 45.0.")
    #expect(
      NEWS2Problem.outOfRange(.saturation, value: 9).sentence
        == "Oxygen saturation 9 cannot be right: it is 30 to 100.")
    #expect(
      NEWS2Problem.outOfRange(.temperature, value: -5).sentence
        == "Temperature -0.5 cannot be right: it is 25.0 to 45.0.")
  }

  @Test("Temperatures are read to the tenth and never rounded")
  func temperatures() {
    for tenths in 250...450 {
      #expect(NEWS2Input.temperatureTenths("\(tenths / 10).\(tenths % 10)") == tenths)
    }
    #expect(NEWS2Input.temperatureTenths("37") == 370)
    #expect(NEWS2Input.temperatureTenths("-0.5") == -5)
    for text in ["", "-", ".", "37.", ".5", "38.05", "36,8", "3680", "+37", "37 ", "3.7e1", "٣٧"] {
      #expect(NEWS2Input.temperatureTenths(text) == nil, "\(text)")
    }
  }

  @Test("Bands begin where the thresholds say")
  func bands() throws {
    let published = NEWS2Bands.published
    let plain = (0...20).map { published.band(total: $0, singleThree: false) }
    #expect(
      plain == Array(repeating: .low, count: 5) + [.medium, .medium]
        + Array(repeating: .high, count: 14))
    #expect(published.band(total: 4, singleThree: true) == .lowMedium)
    #expect(published.band(total: 5, singleThree: true) == .medium)
    let local = try #require(
      NEWS2Bands(singleThreeIsLowMedium: false, mediumFrom: 3, highFrom: 5))
    #expect(local.band(total: 3, singleThree: true) == .medium)
    #expect(local.band(total: 2, singleThree: true) == .low)
    #expect(try NEWS2.score(Self.vectors[5].input, bands: local).band == .medium)
  }

  @Test("Thresholds that are out of order are refused")
  func thresholdsOutOfOrder() {
    for (medium, high) in [(0, 7), (7, 5), (5, 5), (5, 21), (-1, 3)] {
      #expect(
        NEWS2Bands(singleThreeIsLowMedium: true, mediumFrom: medium, highFrom: high) == nil)
    }
  }
}
