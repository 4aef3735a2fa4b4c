import RoundCore

/// A damaged chain whose loss was accepted on record, and then changed once more at each of its bytes.
///
/// What was accepted are the bytes as they stood. Anything that happens to them later is damage again.
struct LossDamage {
  private static let damagedLine = 3

  func run() -> DamageLab.Found {
    var found = DamageLab.Found()
    guard let bench = accepted(), let bytes = bench.files.disk.contents(of: bench.path(1)) else {
      found.problems.append("the loss could not be accepted")
      return found
    }
    let whole = bench.files.disk
    for place in bytes.indices {
      for value in [bytes[place] ^ 1, bytes[place] &+ 85] {
        found.states += 1
        var changed = bytes
        changed[place] = value
        var disk = whole
        disk.put(bench.path(1), changed)
        bench.files.disk = disk
        if let problem = problem(bench, changed) {
          found.problems.append("byte \(place) as \(value): \(problem)")
        }
      }
    }
    return found
  }

  /// A chain that was damaged, accepted as lost, and gone on with.
  private func accepted() -> LabBench? {
    guard let bench = LabBench(LabFiles(), isSealing: true), let next = bench.note("next") else {
      return nil
    }
    let settings = DeviceSettings(device: bench.device, epoch: 1, role: .round)
    let notes = (0..<4).compactMap { bench.note("n\($0)", length: 20) }
    let writer = bench.writer(seed: 1)
    guard (try? bench.folder.save(settings)) != nil,
      writer.append(notes, now: LabBench.noon).failure == nil,
      writer.seal(now: LabBench.noon) == nil,
      let bytes = bench.files.disk.contents(of: bench.path(1))
    else { return nil }
    var lines = bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
    lines[LossDamage.damagedLine][60] ^= 2
    var disk = bench.files.disk
    disk.put(bench.path(1), Array(lines.joined()))
    bench.files.disk = disk
    guard let damage = try? JournalLoss.open(bench.home, in: bench.folder), !damage.isEmpty,
      (try? JournalLoss.accept(
        damage, bench.home, in: bench.folder, settings: settings, author: LabBench.author,
        reason: "No copy.", program: "lab", now: LabBench.noon)) != nil,
      bench.writer(epoch: 2, seed: 2).append([next], now: LabBench.noon).failure == nil,
      let reading = try? bench.read(), reading.damage.isEmpty, reading.accepted.count == 1
    else { return nil }
    return bench
  }

  private func problem(_ bench: LabBench, _ changed: [UInt8]) -> String? {
    guard let reading = try? JournalReader.read(bench.home, in: bench.folder, verifying: true),
      let note = bench.note("later")
    else { return "it does not open" }
    guard reading.isBroken else { return "NOT NOTICED" }
    let done = bench.writer(epoch: 2, seed: 3, reading: reading).append([note], now: LabBench.noon)
    if done.failure == nil { return "it was added to" }
    return bench.files.disk.contents(of: bench.path(1)) == changed ? nil : "it was written to"
  }
}
