/// A resident's usual vital signs, and how they vary from week to week without the score changing.
struct PretendVitals: Sendable {
  private let usual: ObservationsRecorded
  private let score: Int

  /// The newest written set whose score is the usual one; made up where there is none.
  init(
    of words: PretendContent.Resident, written: [PretendContent.Vitals],
    random: inout SeededRandom
  ) {
    score = words.usualNews2
    let scale = words.scaleTwo == nil ? 1 : 2
    let sets = written.map { $0.recorded(at: Moment(milliseconds: 0)) }
    if let set = sets.first(where: {
      $0.scale == scale && $0.temperature != nil
        && $0.news2(bands: .published)?.total == words.usualNews2
    }) {
      usual = set
    } else {
      usual = PretendVitals.made(score: words.usualNews2, scale: scale, random: &random)
    }
  }

  private static func made(
    score: Int, scale: Int, random: inout SeededRandom
  ) -> ObservationsRecorded {
    let low = min(max(score, 0), 2)
    // Points come from the oxygen level; on the second scale from a fast pulse instead.
    let saturation = scale == 2 ? 90 : [random.number(96...98), 95, 93][low]
    let pulse = scale == 2 && low > 0 ? random.number(92...98) : random.number(64...84)
    return ObservationsRecorded(
      measuredAt: Moment(milliseconds: 0), respiration: random.number(14...18),
      saturation: saturation, scale: scale, oxygen: false, systolic: random.number(118...142),
      pulse: pulse, consciousness: "A", temperature: "36.\(random.number(3...8))")
  }

  /// One week's set.
  func set(
    at moment: Moment, weight: String?, random: inout SeededRandom
  ) -> ObservationsRecorded {
    func vary(_ value: Int?, by most: Int) -> Int? {
      value.map { $0 + random.number(-most...most) }
    }
    let systolic = vary(usual.systolic, by: 6)
    let tenths = usual.temperature.flatMap(ObservationsRecorded.tenths)
    let temperature = vary(tenths, by: 2)
    let varied = ObservationsRecorded(
      measuredAt: moment, respiration: vary(usual.respiration, by: 1),
      saturation: vary(usual.saturation, by: 1), scale: usual.scale, oxygen: usual.oxygen,
      systolic: systolic, diastolic: systolic.map { $0 * 11 / 20 + random.number(0...8) },
      pulse: vary(usual.pulse, by: 4), consciousness: usual.consciousness,
      temperature: temperature.map { "\($0 / 10).\($0 % 10)" }, weight: weight)
    if varied.news2(bands: .published)?.total == score { return varied }
    return ObservationsRecorded(
      measuredAt: moment, respiration: usual.respiration, saturation: usual.saturation,
      scale: usual.scale, oxygen: usual.oxygen, systolic: usual.systolic,
      diastolic: usual.systolic.map { $0 * 11 / 20 + 4 }, pulse: usual.pulse,
      consciousness: usual.consciousness, temperature: usual.temperature, weight: weight)
  }
}

extension PretendContent.Vitals {
  func recorded(at moment: Moment) -> ObservationsRecorded {
    ObservationsRecorded(
      measuredAt: moment, respiration: respiration, saturation: saturation, scale: scale,
      oxygen: oxygen, systolic: systolic, pulse: pulse, consciousness: consciousness,
      temperature: temperature)
  }
}
