/// The Malnutrition Universal Screening Tool.
///
/// Source: BAPEN, Malnutrition Universal Screening Tool: body mass index over 20 scores 0, 18.5 to 20
/// scores 1, under 18.5 scores 2; unplanned loss in three to six months under 5 % scores 0, 5 to 10 %
/// scores 1, over 10 % scores 2; acutely ill with no food for more than five days scores 2. The numbers
/// are data (`Resources/measures.json`). Whatever is not known leaves the score unknown.
public enum MUST {
  public struct Rules: Hashable, Sendable {
    /// Tenths of kg/m².
    public let bmiTwoBelow: Int
    public let bmiZeroAbove: Int
    /// Per cent.
    public let lossOneFrom: Int
    public let lossTwoAbove: Int
    public let lossFromMonths: Int
    public let lossToMonths: Int
    /// Points.
    public let acute: Int
    public let mediumFrom: Int
    public let highFrom: Int
  }

  public struct Weight: Hashable, Sendable {
    public let day: Day
    /// Tenths of a kilogram, more than 0.
    public let tenths: Int

    public init(day: Day, tenths: Int) {
      self.day = day
      self.tenths = tenths
    }
  }

  public struct Input: Sendable {
    /// Oldest first.
    public var weights: [Weight]
    /// Centimetres.
    public var height: Int?
    /// Nil when nobody said.
    public var wasLossPlanned: Bool?
    public var isAcutelyIll: Bool?

    public init(
      weights: [Weight], height: Int?, wasLossPlanned: Bool?, isAcutelyIll: Bool?
    ) {
      self.weights = weights
      self.height = height
      self.wasLossPlanned = wasLossPlanned
      self.isAcutelyIll = isAcutelyIll
    }
  }

  public struct Result: Hashable, Sendable {
    public let steps: [MeasureRecorded.Step]
    /// 0 to 6; nil when a step is not known.
    public let total: Int?
    /// `low`, `medium` or `high` risk.
    public let risk: String?
  }

  public static func score(_ input: Input, rules: Rules) -> Result {
    let steps = [bmi(input, rules), loss(input, rules), acute(input, rules)]
    let known = steps.compactMap(\.points)
    let total = known.count == steps.count ? known.reduce(0, +) : nil
    return Result(
      steps: steps, total: total,
      risk: total.map { $0 >= rules.highFrom ? "high" : $0 >= rules.mediumFrom ? "medium" : "low" })
  }

  private static func bmi(_ input: Input, _ rules: Rules) -> MeasureRecorded.Step {
    guard let weight = input.weights.last else {
      return MeasureRecorded.Step(code: "bmi", words: "Weight not recorded", points: nil)
    }
    guard let height = input.height, height > 0 else {
      return MeasureRecorded.Step(code: "bmi", words: "Height not recorded", points: nil)
    }
    // kg/m² in tenths is tenths of a kilogram times 10,000 over centimetres squared: compared whole.
    let scaled = weight.tenths * 10_000
    let square = height * height
    let points =
      scaled < rules.bmiTwoBelow * square ? 2 : scaled > rules.bmiZeroAbove * square ? 0 : 1
    let shown = MeasuredNumber.text((scaled + square / 2) / square)
    return MeasureRecorded.Step(
      code: "bmi",
      words: "Body mass index \(shown) (\(MeasuredNumber.text(weight.tenths)) kg on "
        + "\(weight.day.shown), \(height) cm)", points: points)
  }

  /// The heaviest weight of the months that the tool looks back on, against the last one.
  private static func loss(_ input: Input, _ rules: Rules) -> MeasureRecorded.Step {
    func step(_ words: String, _ points: Int?) -> MeasureRecorded.Step {
      MeasureRecorded.Step(code: "loss", words: words, points: points)
    }
    guard let now = input.weights.last else { return step("Weight not recorded", nil) }
    let months = "\(rules.lossFromMonths) to \(rules.lossToMonths) months"
    let earlier = input.weights.filter { weight in
      let days = now.day.days(since: weight.day)
      return days * 2 >= rules.lossFromMonths * 61 - 14 && days * 2 <= rules.lossToMonths * 61 + 14
    }.max { $0.tenths < $1.tenths }
    guard let earlier else { return step("No weight of \(months) before", nil) }
    let lost = earlier.tenths - now.tenths
    let from = "\(MeasuredNumber.text(earlier.tenths)) kg on \(earlier.day.shown)"
    guard lost > 0 else { return step("No weight lost since \(from)", 0) }
    // Per cent in tenths, rounded for showing; compared whole.
    let shown = MeasuredNumber.text((lost * 1000 + earlier.tenths / 2) / earlier.tenths)
    let words = "\(shown) % lost since \(from)"
    if lost * 100 < rules.lossOneFrom * earlier.tenths { return step(words, 0) }
    switch input.wasLossPlanned {
    case nil: return step("\(words); nobody said whether it was planned", nil)
    case true?: return step("\(words), planned", 0)
    case false?: return step(words, lost * 100 > rules.lossTwoAbove * earlier.tenths ? 2 : 1)
    }
  }

  private static func acute(_ input: Input, _ rules: Rules) -> MeasureRecorded.Step {
    let words: String
    switch input.isAcutelyIll {
    case nil: words = "Not said whether acutely ill without food for more than 5 days"
    case true?: words = "Acutely ill, no food for more than 5 days"
    case false?: words = "Not acutely ill without food for more than 5 days"
    }
    return MeasureRecorded.Step(
      code: "acute", words: words, points: input.isAcutelyIll.map { $0 ? rules.acute : 0 })
  }
}
