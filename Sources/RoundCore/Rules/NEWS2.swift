/// The National Early Warning Score 2.
///
/// Source: Royal College of Physicians, National Early Warning Score (NEWS) 2: standardising the
/// assessment of acute-illness severity in the NHS, December 2017, ISBN 978-1-86016-682-2, chart 1
/// (the scoring system). For people of 16 and over who are not pregnant. A score supports judgement
/// and never overrules concern.
public enum NEWS2 {
  /// Scores a set of observations.
  ///
  /// All seven parameters are needed for a total. What is missing is named and never counted as
  /// nought, because an incomplete score that looks low is worse than none.
  ///
  /// - Throws: `NEWS2Problem` for a value that cannot be a measurement.
  public static func score(
    _ input: NEWS2Input, bands: NEWS2Bands = .published
  ) throws(NEWS2Problem) -> NEWS2Score {
    for parameter in NEWS2Parameter.allCases {
      if let value = input.number(of: parameter), let accepted = parameter.accepted,
        !accepted.contains(value)
      {
        throw .outOfRange(parameter, value: value)
      }
    }
    let parts = NEWS2Parameter.allCases.map {
      NEWS2Score.Part(parameter: $0, points: points(of: $0, in: input))
    }
    let known = parts.compactMap(\.points)
    let singleThree = known.contains(3)
    let total = known.count == parts.count ? known.reduce(0, +) : nil
    return NEWS2Score(
      total: total, parts: parts, singleThree: singleThree,
      missing: NEWS2Parameter.allCases.filter { !input.has($0) },
      band: total.map { bands.band(total: $0, singleThree: singleThree) })
  }

  private static func points(of parameter: NEWS2Parameter, in input: NEWS2Input) -> Int? {
    switch parameter {
    case .respiration: return input.respiration.map(respiration)
    case .saturation:
      guard let value = input.saturation else { return nil }
      return input.scale == .one
        ? saturationOne(value) : saturationTwo(value, oxygen: input.oxygen)
    case .oxygen: return input.oxygen.map { $0 ? 2 : 0 }
    case .systolic: return input.systolic.map(systolic)
    case .pulse: return input.pulse.map(pulse)
    case .consciousness: return input.consciousness.map { $0 == .alert ? 0 : 3 }
    case .temperature: return input.temperatureTenths.map(temperature)
    }
  }

  private static func respiration(_ perMinute: Int) -> Int {
    switch perMinute {
    case ...8: return 3
    case 9...11: return 1
    case 12...20: return 0
    case 21...24: return 2
    default: return 3
    }
  }

  private static func saturationOne(_ percent: Int) -> Int {
    switch percent {
    case ...91: return 3
    case 92...93: return 2
    case 94...95: return 1
    default: return 0
    }
  }

  /// From 93 % up the points depend on oxygen; nil when it is not known whether there was any.
  private static func saturationTwo(_ percent: Int, oxygen: Bool?) -> Int? {
    switch percent {
    case ...83: return 3
    case 84...85: return 2
    case 86...87: return 1
    case 88...92: return 0
    default:
      guard let oxygen else { return nil }
      guard oxygen else { return 0 }
      return percent <= 94 ? 1 : percent <= 96 ? 2 : 3
    }
  }

  private static func systolic(_ mmHg: Int) -> Int {
    switch mmHg {
    case ...90: return 3
    case 91...100: return 2
    case 101...110: return 1
    case 111...219: return 0
    default: return 3
    }
  }

  private static func pulse(_ perMinute: Int) -> Int {
    switch perMinute {
    case ...40: return 3
    case 41...50: return 1
    case 51...90: return 0
    case 91...110: return 1
    case 111...130: return 2
    default: return 3
    }
  }

  private static func temperature(_ tenths: Int) -> Int {
    switch tenths {
    case ...350: return 3
    case 351...360: return 1
    case 361...380: return 0
    case 381...390: return 1
    default: return 2
    }
  }
}
