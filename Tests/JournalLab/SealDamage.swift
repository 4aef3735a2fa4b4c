import RoundCore

/// What a chain can't show of itself: lines cut from its end, a chain written anew, a copied folder.
struct SealDamage {
  private static let notes = 8

  /// A folder whose chain was written and sealed, all of it.
  private func sealed() -> LabBench? {
    guard let bench = LabBench(LabFiles(), isSealing: true) else { return nil }
    let settings = DeviceSettings(device: bench.device, epoch: 1, role: .round)
    guard (try? bench.folder.save(settings)) != nil else { return nil }
    let writer = bench.writer(seed: 1)
    for number in 0..<SealDamage.notes {
      guard let note = bench.note("n\(number)", length: 100),
        writer.append([note], now: LabBench.noon).failure == nil
      else { return nil }
      if number == SealDamage.notes / 2, writer.seal(now: LabBench.noon) != nil { return nil }
    }
    return writer.seal(now: LabBench.noon) == nil ? bench : nil
  }

  func run() -> DamageLab.Found {
    var found = DamageLab.Found()
    guard let whole = sealed(), let bytes = whole.files.disk.contents(of: whole.path(1)),
      (try? whole.read())?.damage.isEmpty == true
    else {
      found.problems.append("the sealed chain could not be written")
      return found
    }
    let lines = bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
    for kept in 0..<lines.count {
      found.states += 1
      if let problem = cut(Array(lines[..<kept].joined())) {
        found.problems.append("cut to \(kept) lines: \(problem)")
      }
    }
    for number in lines.indices {
      found.states += 1
      if let problem = rewritten(lines, from: number) {
        found.problems.append("written anew from line \(number + 1): \(problem)")
      }
    }
    found.states += 1
    if let problem = copied() { found.problems.append("a copied folder: \(problem)") }
    return found
  }

  /// The chain ends before what the computer remembers.
  private func cut(_ bytes: [UInt8]) -> String? {
    guard let bench = sealed() else { return "it can't be written" }
    var disk = bench.files.disk
    disk.put(bench.path(1), bytes)
    bench.files.disk = disk
    guard let reading = try? bench.read() else { return "it does not open" }
    guard reading.damage.contains(where: { $0.kind == .missing }) else { return "NOT NOTICED" }
    return goesOn(bench)
  }

  /// Somebody without the key changes a line and works out every hash after it.
  private func rewritten(_ lines: [[UInt8]], from number: Int) -> String? {
    guard let bench = sealed() else { return "it can't be written" }
    var changed = Array(lines[..<number])
    var previous: [UInt8]?
    for (place, line) in lines.enumerated() where place >= number {
      var body = Array(line.dropLast(JournalLine.tailLength))
      if let previous { body.replaceSubrange(9..<52, with: previous) }
      // The last letter of what the line says.
      if place == number, let letter = body.lastIndex(where: Identifiers.isLetterOrDigit) {
        body[letter] = body[letter] == 0x35 ? 0x36 : 0x35
      }
      let hash = Digest(of: body).text
      changed.append(body + Array(",\"hash\":\"".utf8) + hash + Array("\"}\n".utf8))
      previous = hash
    }
    var disk = bench.files.disk
    disk.put(bench.path(1), Array(changed.joined()))
    bench.files.disk = disk
    let reading = try? JournalReader.read(bench.home, in: bench.folder, verifying: true)
    return reading?.damage.isEmpty == false ? nil : "NOT NOTICED"
  }

  private func copied() -> String? {
    guard let bench = sealed() else { return "it can't be written" }
    bench.files.becomeCopy()
    return goesOn(bench)
  }

  /// The next entry begins a new epoch, and nothing is given a number that another entry may have.
  private func goesOn(_ bench: LabBench) -> String? {
    guard let note = bench.note("next") else { return "no note" }
    let done = bench.writer(seed: 9).append([note], now: LabBench.noon)
    if let failure = done.failure { return "the next entry is not saved: \(failure.logText)" }
    if done.newEpoch == nil { return "no new epoch was begun" }
    return bench.files.disk.contents(of: bench.path(1, epoch: 2)) == nil
      ? "the entry is not in a new epoch" : nil
  }
}
