import LabSupport
import RoundCore

/// One run of a few steps, and power cuts at many of its moments; then the same during what comes
/// after a power cut or a kill.
struct CrashBatch {
  /// What came of some states.
  struct Result: Sendable {
    var states = 0
    /// States that no other state of the same run was like, byte for byte.
    var distinct = 0
    var kinds: [CrashRun.Kind: Int] = [:]
    /// Entries that had been acknowledged, over all states.
    var acknowledged = 0
    var problems: [String] = []

    mutating func add(_ other: Result) {
      states += other.states
      distinct += other.distinct
      kinds.merge(other.kinds, uniquingKeysWith: +)
      acknowledged += other.acknowledged
      problems += other.problems
    }
  }

  static let direct = 400
  /// Runs after a power cut or a kill, and power cuts during each.
  static let recoveries = 6
  static let cuts = 12

  let seed: UInt64
  let number: Int
  var without: LabFiles.Without = []
  /// Every other batch has its chains sealed.
  private var isSealing: Bool { !number.isMultiple(of: 2) }
  private var random: LabRandom
  private var accountant = Accountant()
  private var checked: [Int: CrashCheck.Found] = [:]
  private var result = Result()

  init(seed: UInt64, number: Int, without: LabFiles.Without = []) {
    self.seed = seed
    self.number = number
    self.without = without
    random = LabRandom(seed: seed ^ (UInt64(truncatingIfNeeded: number) &* 0xD134_2543_DE82_EF95))
  }

  mutating func run() -> Result {
    guard let first = worked(LabFiles(without: without), name: "a") else { return result }
    var disks: [(disk: LabDisk, shown: Set<String>, settings: Int)] = []
    for _ in 0..<CrashBatch.direct {
      let moment = random.pick(first)
      let disk = moment.disk.afterPowerCut(using: &random)
      guard let found = judge(disk, moment, "") else { return result }
      if disks.count < 64 { disks.append((disk, found.shown, found.settings)) }
    }
    for round in 0..<CrashBatch.recoveries {
      let start = random.pick(disks)
      var moments: [CrashRun.Moment]?
      let moment = random.pick(first)
      // More than a chain can carry: a program that is killed when only it knows that the disk refused
      // a line, and a kill, a refusal and a power cut, one upon the other.
      if round % 2 == 1, !moment.disk.hasRefused {
        moments = worked(
          LabFiles(moment.disk.afterKill, without: without), name: "b\(round)",
          saved: moment.saved, settings: moment.settings, failing: [.write], as: .recovery)
      } else {
        moments = worked(
          LabFiles(start.disk, without: without), name: "b\(round)", saved: start.shown,
          settings: start.settings...start.settings, as: .recovery)
      }
      guard let moments else { return result }
      for _ in 0..<CrashBatch.cuts {
        let moment = random.pick(moments)
        let disk = moment.disk.afterPowerCut(using: &random)
        guard judge(disk, moment, "recovery \(round), ") != nil else { return result }
      }
    }
    if without.isEmpty { repair() }
    return result
  }

  private mutating func repair() {
    var repair = CrashRepair(isSealing: isSealing, random: random)
    let done = repair.run()
    result.states += done.states
    result.distinct += done.states
    result.kinds[.repair, default: 0] += done.states
    if let problem = done.problem { result.problems.append("batch \(number), \(problem)") }
  }

  private mutating func worked(
    _ files: LabFiles, name: String, saved: Set<String> = [], settings: ClosedRange<Int> = 0...0,
    failing: [FileError.Call] = [.write, .sync], as kind: CrashRun.Kind? = nil
  ) -> [CrashRun.Moment]? {
    guard
      var run = CrashRun(
        files, isSealing: isSealing, name: name, saved: saved, settings: settings,
        accountant: accountant,
        random: random)
    else {
      result.problems.append("batch \(number): the lab can't begin")
      return nil
    }
    (accountant, random) = run.work(failing: failing, as: kind)
    return run.moments
  }

  /// Checks a state; nil when something is wrong, which ends the batch.
  private mutating func judge(
    _ disk: LabDisk, _ moment: CrashRun.Moment, _ where: String
  ) -> CrashCheck.Found? {
    result.states += 1
    result.kinds[moment.kind, default: 0] += 1
    result.acknowledged += moment.saved.count
    let key = disk.fingerprint
    let found: CrashCheck.Found
    if let known = checked[key] {
      found = known
    } else {
      let check = CrashCheck(accountant: accountant, isSealing: isSealing)
      found = check.check(disk, using: &random)
      checked[key] = found
      result.distinct += 1
    }
    var problem = found.problem
    if problem == nil, !moment.saved.isSubset(of: found.shown) {
      problem = "LOST though acknowledged: \(moment.saved.subtracting(found.shown).sorted())"
    }
    if problem == nil, !moment.settings.contains(found.settings) {
      problem = "settings of epoch \(found.settings), not of \(moment.settings)"
    }
    guard let problem else { return found }
    result.problems.append("batch \(number), \(`where`)state \(result.states): \(problem)")
    return nil
  }
}
