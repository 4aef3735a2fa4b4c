import Glibc
import Testing

@testable import RoundCore

/// Power cuts at every moment of many runs: what was said to be saved is there afterwards, nothing is
/// there that nobody wrote, and the next entry can be saved.
///
/// 20 seeds of 1,100 states each; a failure names the seed, which repeats it.
struct JournalCrashTests {
  /// A disk as it was at one moment, and what had been promised by then.
  private struct Moments {
    var disks: [MemoryDisk] = []
    var saved: [Set<String>] = []
    var written: [Set<String>] = []
  }

  /// Lets one or two windows write a few entries while the disk fails now and then.
  private func run(
    on disk: MemoryDisk, saved: Set<String>, name: String,
    failing calls: [FileError.Call] = [.write, .sync], key: StoreKey?,
    using random: inout SeededRandom
  ) throws -> Moments {
    let bench = try JournalBench(disk.afterKill(), key: key)
    var moments = Moments()
    var saved = saved
    var written = saved
    let windowCount = Int.random(in: 1...2, using: &random)
    let windows = try (0..<windowCount).map { _ in
      try bench.writer(seed: random.next(), reading: Bool.random(using: &random))
    }
    bench.files.disk.keepsHistory = true
    var now = JournalBench.noon
    for number in 0..<Int.random(in: 1...3, using: &random) {
      let texts = (0..<Int.random(in: 1...2, using: &random)).map { "\(name)-\(number)-\($0)" }
      written.formUnion(texts)
      if Int.random(in: 0..<3, using: &random) == 0 {
        // Two failures in a row, with another window in between, are more than a chain can carry.
        let isSticky = windowCount == 1 && Bool.random(using: &random)
        bench.files.fail(
          .init(
            call: calls[Int.random(in: calls.indices, using: &random)],
            number: Int.random(in: 1...4, using: &random), code: ENOSPC, isSticky: isSticky,
            writes: Int.random(in: 0...300, using: &random)))
      } else {
        bench.files.fail()
      }
      if Int.random(in: 0..<4, using: &random) == 0 { now = now.adding(hours: 366 * 24) }
      let window = windows[Int.random(in: 0..<windowCount, using: &random)]
      let done = window.append(texts.map { bench.draft($0) }, now: now)
      let disk = bench.files.disk
      while moments.disks.count < disk.history.count {
        moments.disks.append(disk.history[moments.disks.count])
        moments.saved.append(saved)
        moments.written.append(written)
      }
      saved.formUnion(JournalBench.texts(done.saved))
    }
    moments.disks.append(bench.files.disk.afterKill())
    moments.saved.append(saved)
    moments.written.append(written)
    return moments
  }

  /// - Returns: what is wrong; nil when all is well.
  private func problem(
    _ disk: MemoryDisk, saved: Set<String>, written: Set<String>, key: StoreKey?
  ) throws -> (problem: String?, texts: [String]) {
    let bench = try JournalBench(disk, key: key)
    let reading = try bench.read()
    let texts = bench.texts(reading)
    let found = Set(texts)
    if let broken = reading.damage.first(where: { $0.kind == .broken }) {
      return ("\(broken.file):\(broken.line): \(broken.reason)", texts)
    }
    if let broken = try bench.readSealed().damage.first(where: { $0.kind == .broken }) {
      return ("on the disk: \(broken.file):\(broken.line): \(broken.reason)", texts)
    }
    if !saved.isSubset(of: found) { return ("lost \(saved.subtracting(found))", texts) }
    if !found.isSubset(of: written) { return ("made up \(found.subtracting(written))", texts) }
    if found.count != texts.count { return ("shown twice: \(texts)", texts) }
    return (nil, texts)
  }

  @Test("After a power cut at any moment, what was saved is there", arguments: 1...20)
  func powerCuts(seed: UInt64) throws { try cutPower(seed: seed, states: 1_100, key: nil) }

  @Test(
    "So it is in a locked folder, for whoever has the key and whoever has not", arguments: 1...5)
  func sealedPowerCuts(seed: UInt64) throws {
    try cutPower(seed: seed, states: 1_100, key: JournalBench.key)
  }

  private func cutPower(seed: UInt64, states wanted: Int, key: StoreKey?) throws {
    var random = SeededRandom(seed: seed)
    var states = 0
    while states < wanted {
      let moments = try run(on: MemoryDisk(), saved: [], name: "first", key: key, using: &random)
      for _ in 0..<100 {
        states += 1
        let at = Int.random(in: moments.disks.indices, using: &random)
        let disk = moments.disks[at].afterPowerCut(using: &random)
        let (problem, texts) = try problem(
          disk, saved: moments.saved[at], written: moments.written[at], key: key)
        if let problem {
          Issue.record("seed \(seed), state \(states), moment \(at): \(problem)")
          return
        }
        guard states % 10 == 0 else { continue }
        // Power fails again while the next run, or one after a mere kill, is at work.
        // More than a chain can carry: a program that is killed when only it knows that the disk
        // refused a line, and a kill, a refusal and a power cut, one upon the other.
        let isKill = states % 20 == 0 && !moments.disks[at].hasRefused
        let next = try run(
          on: isKill ? moments.disks[at] : disk,
          saved: isKill ? moments.saved[at] : Set(texts), name: "second",
          failing: isKill ? [.write] : [.write, .sync], key: key, using: &random)
        let again = Int.random(in: next.disks.indices, using: &random)
        let last = next.disks[again].afterPowerCut(using: &random)
        let second = try self.problem(
          last, saved: next.saved[again],
          written: next.written[again].union(moments.written[at]), key: key)
        if let problem = second.problem {
          Issue.record("seed \(seed), state \(states), moment \(at) and \(again): \(problem)")
          return
        }
        let bench = try JournalBench(last, key: key)
        let done = try bench.writer(seed: random.next()).append(
          [bench.draft("last")], now: JournalBench.noon)
        #expect(done.failure == nil, "seed \(seed), state \(states)")
        let whole = try bench.read()
        #expect(whole.damage.isEmpty, "seed \(seed), state \(states)")
        let onDisk = try bench.readSealed().damage
        #expect(onDisk.isEmpty, "on the disk, seed \(seed), state \(states)")
        #expect(bench.texts(whole) == second.texts + ["last"])
      }
    }
  }
}
