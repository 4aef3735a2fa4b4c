import LabSupport
import RoundCore

/// A damaged chain that is rebuilt from a copy, and power cuts while it is.
///
/// Whatever the moment: the originals stay as they are, what was shown stays shown, and the same again
/// brings everything back.
struct CrashRepair {
  static let cuts = 20

  let isSealing: Bool
  private var random: LabRandom
  private var shown: Set<String> = []

  init(isSealing: Bool, random: LabRandom) {
    self.isSealing = isSealing
    self.random = random
  }

  /// - Returns: the states and what was wrong with the first that was not right.
  mutating func run() -> (states: Int, problem: String?) {
    guard let bench = written() else { return (0, "repair: the chain can't be written") }
    let copy = LabFiles(bench.files.disk.afterKill)
    damage(bench)
    let before = bench.files.disk
    guard let reading = try? bench.read() else { return (0, "repair: it does not open") }
    let left = Set(LabBench.shown(reading))
    bench.files.keepHistory()
    if let problem = repair(bench, from: copy) { return (0, "repair: \(problem)") }
    let moments = bench.files.takeHistory() + [bench.files.disk]
    for state in 1...CrashRepair.cuts {
      let disk = random.pick(moments).afterPowerCut(using: &random)
      if let problem = check(disk, before, left, copy) { return (state, "repair: \(problem)") }
    }
    return (CrashRepair.cuts, nil)
  }

  /// A chain of two segments, ended as a session is.
  private mutating func written() -> LabBench? {
    guard let bench = LabBench(LabFiles(), isSealing: isSealing) else { return nil }
    let settings = DeviceSettings(device: bench.device, epoch: 1, role: .round)
    guard (try? bench.folder.save(settings)) != nil else { return nil }
    let writer = bench.writer(seed: random.next())
    var now = LabBench.noon
    for number in 0..<4 + random.below(3) {
      if number == 3 { now = Moment(milliseconds: now.milliseconds + LabBench.year) }
      guard let note = bench.note("n\(number)", length: random.pick([20, 200, 2_000])),
        writer.append([note], now: now).failure == nil
      else { return nil }
      shown.insert("n\(number)")
    }
    return writer.seal(now: now) == nil ? bench : nil
  }

  /// Changes, cuts out or cuts off one line of the chain.
  private mutating func damage(_ bench: LabBench) {
    var disk = bench.files.disk
    let path = random.pick(disk.journals)
    guard let bytes = disk.contents(of: path) else { return }
    var lines = bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
    let number = random.below(lines.count)
    switch random.below(3) {
    case 0: lines[number][random.below(lines[number].count)] ^= 1 << UInt8(random.below(7))
    case 1: lines.remove(at: number)
    default: lines.removeSubrange(number...)
    }
    disk.put(path, Array(lines.joined()))
    bench.files.disk = disk
  }

  /// Rebuilds what can be, and says what is not as it was then.
  private func repair(_ bench: LabBench, from copy: LabFiles) -> String? {
    do {
      let source = RoundFolder(path: "/f", files: copy)
      let report = try JournalRepair.run(
        bench.home, in: bench.folder, from: source, own: bench.device)
      if let refused = report.refused.first { return refused }
      let reading = try bench.read()
      if let damage = reading.damage.first { return "it leaves \(damage.file): \(damage.reason)" }
      let found = LabBench.shown(reading)
      if Set(found) != shown || found.count != shown.count {
        return "\(found.sorted()) shown, not \(shown.sorted())"
      }
      return nil
    } catch {
      return "\(error)"
    }
  }

  private mutating func check(
    _ disk: LabDisk, _ before: LabDisk, _ left: Set<String>, _ copy: LabFiles
  ) -> String? {
    for path in before.journals where disk.contents(of: path) != before.contents(of: path) {
      return "an original is not as it was: \(path)"
    }
    guard let bench = LabBench(LabFiles(disk), isSealing: isSealing) else { return nil }
    guard let reading = try? bench.read() else { return "after a power cut it does not open" }
    let found = LabBench.shown(reading)
    if !left.isSubset(of: found) || !shown.isSuperset(of: found) || Set(found).count != found.count
    {
      return "after a power cut \(found.sorted()) shown, before it \(left.sorted())"
    }
    if let problem = repair(bench, from: copy) { return "after a power cut, again: \(problem)" }
    guard let note = bench.note("last") else { return nil }
    let later = Moment(milliseconds: LabBench.noon.milliseconds + 2 * LabBench.year)
    let done = bench.writer(seed: random.next()).append([note], now: later)
    return done.failure.map { "the next entry can't be saved: \($0.logText)" }
  }
}
