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

  /// The same folder once more, to be changed.
  private func again(_ whole: LabBench) -> LabBench? {
    LabBench(LabFiles(whole.files.disk.afterKill), isSealing: true)
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
      if let problem = cut(whole, Array(lines[..<kept].joined())) {
        found.problems.append("cut to \(kept) lines: \(problem)")
      }
    }
    for number in lines.indices {
      found.states += 1
      if let problem = rewritten(whole, lines, from: number) {
        found.problems.append("written anew from line \(number + 1): \(problem)")
      }
      found.states += 1
      if let problem = forged(lines, from: number) {
        found.problems.append("another's, written anew from line \(number + 1): \(problem)")
      }
      found.states += 1
      if let problem = witnessed(whole, keeping: number) {
        found.problems.append("cut to \(number) lines that another computer saw: \(problem)")
      }
    }
    found.states += 1
    if let problem = copied(whole) { found.problems.append("a copied folder: \(problem)") }
    return found
  }

  /// The chain ends before what the computer remembers.
  private func cut(_ whole: LabBench, _ bytes: [UInt8]) -> String? {
    guard let bench = again(whole) else { return "it can't be written" }
    var disk = bench.files.disk
    disk.put(bench.path(1), bytes)
    bench.files.disk = disk
    guard let reading = try? bench.read() else { return "it does not open" }
    guard reading.damage.contains(where: { $0.kind == .missing }) else { return "NOT NOTICED" }
    return goesOn(bench)
  }

  /// Somebody without the key changes a line and works out every hash after it, also those that the
  /// seals name.
  private func anew(_ lines: [[UInt8]], from number: Int) -> [UInt8] {
    var changed = Array(lines[..<number])
    var previous: [UInt8]?
    for (place, line) in lines.enumerated() where place >= number {
      var body = Array(line.dropLast(JournalLine.tailLength))
      if let previous {
        body.replaceSubrange(9..<52, with: previous)
        let head = Array("\"head\":\"".utf8)
        if let start = body.indices.first(where: { body[$0...].starts(with: head) }) {
          let first = start + head.count
          body.replaceSubrange(first..<first + previous.count, with: previous)
        }
      }
      // The last letter of what the line says.
      if place == number, let letter = body.lastIndex(where: Identifiers.isLetterOrDigit) {
        body[letter] = body[letter] == 0x35 ? 0x36 : 0x35
      }
      let hash = Digest(of: body).text
      changed.append(body + Array(",\"hash\":\"".utf8) + hash + Array("\"}\n".utf8))
      previous = hash
    }
    return Array(changed.joined())
  }

  private func rewritten(
    _ whole: LabBench, _ lines: [[UInt8]], from number: Int
  ) -> String? {
    guard let bench = again(whole) else { return "it can't be written" }
    var disk = bench.files.disk
    disk.put(bench.path(1), anew(lines, from: number))
    bench.files.disk = disk
    return isNoticed(bench) ? nil : "NOT NOTICED"
  }

  private func isNoticed(_ bench: LabBench) -> Bool {
    let reading = try? JournalReader.read(bench.home, in: bench.folder, verifying: true)
    return reading?.damage.isEmpty == false
  }

  /// The same on a computer that the chain is new to, which never saw it as it was: only the signature
  /// speaks against it.
  private func forged(_ lines: [[UInt8]], from number: Int) -> String? {
    guard let bench = LabBench(LabFiles(), isSealing: true), let other = DeviceID("d2") else {
      return "it can't be written"
    }
    guard (try? bench.folder.save(DeviceSettings(device: other, epoch: 1, role: .prepare))) != nil
    else { return "the other computer can't be written" }
    var disk = bench.files.disk
    disk.put(bench.path(1), Array(lines.joined()))
    bench.files.disk = disk
    if isNoticed(bench) { return "the chain is doubted as it was written" }
    disk.put(bench.path(1), anew(lines, from: number))
    bench.files.disk = disk
    return isNoticed(bench) ? nil : "NOT NOTICED"
  }

  /// Another computer's seal has seen the whole chain; the computer's own memory is gone.
  private func witnessed(_ whole: LabBench, keeping kept: Int) -> String? {
    guard let bench = again(whole),
      let other = LabBench(bench.files, isSealing: true, device: "d2"),
      let note = other.note("theirs")
    else { return "it can't be written" }
    let witness = other.writer(seed: 3)
    guard witness.append([note], now: LabBench.noon).failure == nil,
      witness.seal(now: LabBench.noon) == nil
    else { return "the other computer can't be written" }
    var disk = bench.files.disk
    let lines = (disk.contents(of: bench.path(1)) ?? []).split(separator: 0x0A)
    disk.put(bench.path(1), Array(lines.prefix(kept).map { Array($0) + [0x0A] }.joined()))
    for path in disk.names.keys where path.hasPrefix("/s/") || path.contains("/local/sealed/") {
      disk.remove(path)
    }
    bench.files.disk = disk
    guard let reading = try? bench.read() else { return "it does not open" }
    guard reading.damage.contains(where: { $0.kind == .missing && $0.reason.contains("d2 saw") })
    else { return "NOT NOTICED: \(reading.damage)" }
    return nil
  }

  private func copied(_ whole: LabBench) -> String? {
    guard let bench = again(whole) else { return "it can't be written" }
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
