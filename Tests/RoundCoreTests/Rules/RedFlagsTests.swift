import Testing

@testable import RoundCore

@Suite("What must not wait for the round")
struct RedFlagsTests {
  private static let rules = UrgencyCatalog.shipped.rules
  private static let now = UKTime.moment(
    day: Day(iso: "2026-03-12") ?? Day(ordinal: 0), hour: 12, minute: 0)

  private static func score(
    _ input: NEWS2Input, hoursAgo: Int = 0
  ) throws -> (score: NEWS2Score, at: Moment) {
    (try NEWS2.score(input), now.adding(hours: -hoursAgo))
  }

  private static let well = NEWS2Input(
    respiration: 16, saturation: 97, oxygen: false, systolic: 128, pulse: 76,
    consciousness: .alert, temperatureTenths: 368)
  private static let nineteen = NEWS2Input(
    respiration: 26, saturation: 90, oxygen: true, systolic: 88, pulse: 134,
    consciousness: .voice, temperatureTenths: 395)

  private func findings(_ change: (inout RedFlags.Input) -> Void) -> [UrgencyFinding] {
    var input = RedFlags.Input()
    change(&input)
    return RedFlags.findings(input, rules: Self.rules, at: Self.now)
  }

  @Test("The starter set is read whole, each item once, and nobody has signed it off")
  func starterSet() {
    let rules = Self.rules
    #expect(rules.items.count == 19)
    #expect(Set(rules.items.map(\.code)).count == 19)
    #expect(rules.items.allSatisfy { $0.tier != nil && !$0.words.isEmpty })
    #expect(!rules.isSignedOff)
    for number in RedFlagRules.Number.allCases { #expect(rules[number] != nil, "\(number)") }
    for tier in RedFlagRules.TierName.allCases { #expect(rules[tier] != nil, "\(tier)") }
    #expect(UrgencyCatalog.shipped.nationalRoutes.map(\.number) == ["999", "111"])
    #expect(UrgencyCatalog.shipped.steps.count == 4)
    #expect(UrgencyCatalog.shipped.decisions.map(\.code) == ["stay", "visit", "hospital"])
    #expect(UrgencyCatalog.shipped.arriveBefore.hour == 14)
  }

  @Test("Each concern that is ticked is found in its tier", arguments: rules.items.map(\.code))
  func concern(_ code: String) {
    let found = findings { $0.ticked = [code] }
    #expect(found.map(\.code) == [code])
    #expect(found.tier == Self.rules.item(code)?.tier)
  }

  @Test("Nothing ticked and nothing measured is no finding")
  func nothing() {
    #expect(findings { _ in }.isEmpty)
    #expect(findings { $0.ticked = ["unheardOf"] }.isEmpty)
  }

  @Test("What is usual is shown and stops nobody; something new beside it does")
  func usual() {
    let found = findings {
      $0.ticked = ["seizure", "chestPain"]
      $0.usual = UsualRecorded(concerns: ["seizure"])
    }
    #expect(found.first { $0.code == "seizure" }?.isUsual == true)
    #expect(found.tier == .actNow)
    let alone = findings {
      $0.ticked = ["seizure"]
      $0.usual = UsualRecorded(concerns: ["seizure"])
    }
    #expect(alone.count == 1)
    #expect(alone.tier == nil)
  }

  struct Total: Sendable {
    let input: NEWS2Input
    let hoursAgo: Int
    let codes: [String: UrgencyTier]
  }

  private static func with(_ change: (inout NEWS2Input) -> Void) -> NEWS2Input {
    var input = well
    change(&input)
    return input
  }

  static let totals = [
    Total(input: well, hoursAgo: 0, codes: [:]),
    Total(input: nineteen, hoursAgo: 0, codes: ["news2": .actNow, "singleThree": .sameDay]),
    Total(input: nineteen, hoursAgo: 24, codes: ["news2": .actNow, "singleThree": .sameDay]),
    // Older than that it is less urgent, and then it says nothing.
    Total(input: nineteen, hoursAgo: 25, codes: ["news2": .sameDay]),
    Total(input: nineteen, hoursAgo: 72, codes: ["news2": .sameDay]),
    Total(input: nineteen, hoursAgo: 73, codes: [:]),
    // 4: nothing; 5: same day; 7: act now.
    Total(
      input: with {
        $0.respiration = 22
        $0.saturation = 92
      }, hoursAgo: 0, codes: [:]),
    Total(
      input: with {
        $0.respiration = 22
        $0.saturation = 92
        $0.pulse = 95
      }, hoursAgo: 0, codes: ["news2": .sameDay]),
    Total(
      input: with {
        $0.respiration = 22
        $0.saturation = 92
        $0.pulse = 115
      }, hoursAgo: 0, codes: ["news2": .sameDay]),
    Total(
      input: with {
        $0.respiration = 22
        $0.saturation = 92
        $0.pulse = 115
        $0.systolic = 105
      }, hoursAgo: 0, codes: ["news2": .actNow]),
    Total(
      input: with { $0.consciousness = .confusion }, hoursAgo: 0, codes: ["singleThree": .sameDay]),
    // Incomplete, and what was measured says nothing by itself.
    Total(input: with { $0.temperatureTenths = nil }, hoursAgo: 0, codes: [:]),
    // Incomplete, and what was measured reaches the threshold already.
    Total(
      input: NEWS2Input(respiration: 26, saturation: 90, systolic: 88), hoursAgo: 0,
      codes: ["news2": .actNow, "singleThree": .sameDay]),
  ]

  @Test("Scores are found by total, by a 3 in one part, and by age", arguments: totals)
  func scores(_ total: Total) throws {
    let score = try Self.score(total.input, hoursAgo: total.hoursAgo)
    let found = findings { $0.scores = [score] }
    var codes: [String: UrgencyTier] = [:]
    for finding in found { codes[finding.code] = finding.tier }
    #expect(codes == total.codes)
    #expect(found.allSatisfy { !$0.isUsual })
  }

  @Test("A total as usual stops nobody, but not where another part scores 3 than usually does")
  func usualTotal() throws {
    let low = Self.with { $0.saturation = 90 }
    let confused = Self.with { $0.consciousness = .confusion }
    func found(_ input: NEWS2Input) throws -> [UrgencyFinding] {
      let score = try Self.score(input)
      return findings {
        $0.scores = [score]
        $0.usual = UsualRecorded(news2: 3, saturation: 90)
        $0.usualThrees = [.saturation]
      }
    }
    #expect(try found(low).tier == nil)
    #expect(try found(low).map(\.code) == ["singleThree"])
    #expect(try found(confused).tier == .sameDay)
  }

  @Test("A rise over the usual is found where the usual is recorded, and only there")
  func rise() throws {
    let three = try Self.score(
      Self.with {
        $0.respiration = 22
        $0.pulse = 95
      })
    func found(_ usual: Int?) -> [UrgencyFinding] {
      findings {
        $0.scores = [three]
        if let usual { $0.usual = UsualRecorded(news2: usual) }
      }
    }
    #expect(found(nil).isEmpty)
    #expect(found(2).isEmpty)
    #expect(found(1).map(\.code) == ["rise"])
    #expect(found(1).first?.words.hasPrefix("NEWS2 3, usually 1: up by 2") == true)
  }

  @Test("A part measured since does not hide a high score, and a whole set since does")
  func later() throws {
    let high = try Self.score(Self.nineteen, hoursAgo: 1)
    let part = try Self.score(NEWS2Input(temperatureTenths: 368))
    #expect(findings { $0.scores = [part, high] }.tier == .actNow)
  }

  @Test(
    "Blood sugar, soft signs and Abbey by their numbers",
    arguments: [
      (39, "glucose", UrgencyTier.actNow), (40, "", .sameDay), (200, "", .sameDay),
      (201, "glucose", .sameDay),
    ])
  func glucose(_ tenths: Int, _ code: String, _ tier: UrgencyTier) {
    let found = findings { $0.glucose = (tenths, Self.now) }
    #expect(found.map(\.code) == (code.isEmpty ? [] : [code]))
    if !code.isEmpty { #expect(found.tier == tier) }
  }

  @Test("Soft signs and the pain scale count from their numbers on")
  func others() {
    #expect(findings { $0.softSigns = (2, Self.now) }.isEmpty)
    #expect(findings { $0.softSigns = (3, Self.now) }.map(\.code) == ["softSigns"])
    #expect(findings { $0.abbey = (13, Self.now) }.isEmpty)
    #expect(findings { $0.abbey = (14, Self.now) }.map(\.code) == ["abbey"])
  }

  @Test("A home's own choices go before the shipped ones, and what can't be read changes nothing")
  func ownChoices() {
    var rules = Self.rules
    rules.take([
      SettingChanged.Value(name: "newConfusion", value: "actNow"),
      SettingChanged.Value(name: "chestPain", value: "off"),
      SettingChanged.Value(name: "choking", value: "maybe"),
      SettingChanged.Value(name: "news2ActNowFrom", value: "9"),
      SettingChanged.Value(name: "abbeyFrom", value: "off"),
      SettingChanged.Value(name: "countForHours", value: "off"),
      SettingChanged.Value(name: "glucoseBelow", value: "3.5"),
      SettingChanged.Value(name: "singleThree", value: "off"),
      SettingChanged.Value(name: "unheardOf", value: "1"),
    ])
    #expect(rules.item("newConfusion")?.tier == .actNow)
    #expect(rules.item("chestPain")?.tier == nil)
    #expect(rules.item("choking")?.tier == .actNow)
    #expect(rules[.news2ActNowFrom] == 9)
    #expect(rules[.abbeyFrom] == nil)
    #expect(rules[.countForHours] == 24)
    #expect(rules[.glucoseBelow] == 35)
    #expect(rules[.singleThree] == nil)
    var again = Self.rules
    again.take(rules.values)
    #expect(again == rules)
  }
}
