/// Finds what must not wait for the round.
///
/// Pure: what was ticked and measured and what is usual go in, findings come out, the most urgent first.
/// The program prompts; people decide. Silence means that nothing was found, never that nothing is wrong.
public enum RedFlags {
  /// What is known of a resident when a flag is saved.
  public struct Input: Sendable {
    public var ticked: [String] = []
    /// The newest complete set and any newer one that is not: a part measured since hides nothing.
    public var scores: [(score: NEWS2Score, at: Moment)] = []
    public var glucose: (tenths: Int, at: Moment)?
    public var softSigns: (count: Int, at: Moment)?
    public var abbey: (total: Int, at: Moment)?
    public var usual: UsualRecorded?
    /// Parameters that score 3 when the resident is as usual.
    public var usualThrees: Set<NEWS2Parameter> = []

    public init() {}
  }

  public static func findings(
    _ input: Input, rules: RedFlagRules, at now: Moment
  ) -> [UrgencyFinding] {
    let found =
      concerns(input, rules) + news2(input, rules, now) + numbers(input, rules, now)
    // Those of one tier stay in the order in which they were looked for.
    return UrgencyTier.allCases.flatMap { tier in found.filter { $0.tier == tier } }
  }

  private static func concerns(_ input: Input, _ rules: RedFlagRules) -> [UrgencyFinding] {
    let usual = Set(input.usual?.concerns ?? [])
    return rules.items.compactMap { item in
      guard input.ticked.contains(item.code), let tier = item.tier else { return nil }
      return UrgencyFinding(
        code: item.code, tier: tier, words: item.words, isUsual: usual.contains(item.code))
    }
  }

  // MARK: NEWS2

  private static func news2(
    _ input: Input, _ rules: RedFlagRules, _ now: Moment
  ) -> [UrgencyFinding] {
    var found: [UrgencyFinding] = []
    for (score, at) in input.scores {
      // Of two sets that say the same kind of thing, the more urgent stands.
      for finding in news2(score, at, input, rules, now) {
        guard let place = found.firstIndex(where: { $0.code == finding.code }) else {
          found.append(finding)
          continue
        }
        if (found[place].isUsual && !finding.isUsual) || finding.tier < found[place].tier {
          found[place] = finding
        }
      }
    }
    return found
  }

  private static func news2(
    _ score: NEWS2Score, _ at: Moment, _ input: Input, _ rules: RedFlagRules, _ now: Moment
  ) -> [UrgencyFinding] {
    let limits = rules.thresholds
    let newThrees = score.parts.filter {
      $0.points == 3 && !input.usualThrees.contains($0.parameter)
    }
    let usualTotal = input.usual?.news2
    // A total that is usual hides nothing: not where one part scores 3 that usually does not.
    let isUsual = newThrees.isEmpty && usualTotal.map { usual in total(score) <= usual } ?? false
    var found: [UrgencyFinding] = []
    func add(_ code: String, _ tier: UrgencyTier?, _ words: String, isUsual: Bool) {
      guard let tier, let dated = dated(tier, words, at, limits, now) else { return }
      found.append(
        UrgencyFinding(code: code, tier: dated.tier, words: dated.words, isUsual: isUsual))
    }
    let name =
      score.total.map { "NEWS2 \($0)" }
      ?? "NEWS2 is incomplete, and what was measured already reaches the threshold"
    if let from = limits.news2ActNowFrom, total(score) >= from {
      add("news2", .actNow, name, isUsual: isUsual)
    } else if let from = limits.news2SameDayFrom, total(score) >= from {
      add("news2", .sameDay, name, isUsual: isUsual)
    }
    let threes = score.parts.filter { $0.points == 3 }
    if !threes.isEmpty {
      let parts = (newThrees.isEmpty ? threes : newThrees).map { $0.parameter.title.lowercased() }
      add(
        "singleThree", limits.singleThree, "NEWS2 3 for \(parts.joined(separator: ", "))",
        isUsual: newThrees.isEmpty)
    }
    if let usualTotal, let rise = limits.riseOverUsual, let total = score.total,
      total - usualTotal >= rise
    {
      add(
        "rise", limits.riseTier,
        "NEWS2 \(total), usually \(usualTotal): up by \(total - usualTotal)",
        isUsual: false)
    }
    return found
  }

  /// The points of what was measured: the total, or the least that it can be.
  private static func total(_ score: NEWS2Score) -> Int {
    score.parts.compactMap(\.points).reduce(0, +)
  }

  // MARK: Other numbers

  private static func numbers(
    _ input: Input, _ rules: RedFlagRules, _ now: Moment
  ) -> [UrgencyFinding] {
    let limits = rules.thresholds
    let usual = Set(input.usual?.concerns ?? [])
    var found: [UrgencyFinding] = []
    func add(_ code: String, _ tier: UrgencyTier?, _ words: String, _ at: Moment) {
      guard let tier, let dated = dated(tier, words, at, limits, now) else { return }
      found.append(
        UrgencyFinding(
          code: code, tier: dated.tier, words: dated.words, isUsual: usual.contains(code)))
    }
    if let glucose = input.glucose {
      let words = "Blood glucose \(MeasuredNumber.text(glucose.tenths)) mmol/L"
      if let limit = limits.glucoseBelow, glucose.tenths < limit {
        add("glucose", limits.glucoseBelowTier, words, glucose.at)
      } else if let limit = limits.glucoseAbove, glucose.tenths > limit {
        add("glucose", limits.glucoseAboveTier, words, glucose.at)
      }
    }
    if let signs = input.softSigns, let from = limits.softSignsFrom, signs.count >= from {
      add("softSigns", limits.softSignsTier, "\(signs.count) soft signs", signs.at)
    }
    if let abbey = input.abbey, let from = limits.abbeyFrom, abbey.total >= from {
      add("abbey", limits.abbeyTier, "Abbey Pain Scale \(abbey.total)", abbey.at)
    }
    return found
  }

  /// A finding with when it was measured; less urgent when that was long ago, nil when too long.
  private static func dated(
    _ tier: UrgencyTier, _ words: String, _ at: Moment, _ limits: RedFlagRules.Thresholds,
    _ now: Moment
  ) -> (tier: UrgencyTier, words: String)? {
    let when = "\(words), measured \(Age.ago(at, at: now))"
    if at.adding(hours: limits.countForHours) >= now { return (tier, when) }
    guard let lower = tier.lower, at.adding(hours: limits.rememberForHours) >= now else {
      return nil
    }
    return (lower, "\(when): measure again now")
  }
}
