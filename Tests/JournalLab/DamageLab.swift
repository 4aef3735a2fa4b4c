import LabSupport
import RoundCore

/// Changes, cuts and moves the bytes of a journal: no change may go unnoticed, and each is told with
/// its file, its line and why.
struct DamageLab {
  let options: LabOptions

  struct Found: Sendable {
    var states = 0
    var problems: [String] = []
  }

  func run(_ report: inout LabReport) async {
    guard let sample = DamageSample(bytes: options.bytes) else {
      report.judge("the journal to damage", ["it could not be written"])
      return
    }
    report.note("damage: seed \(options.seed)")
    let size = LabReport.number(sample.bytes.count)
    let inLines = await everyValueInItsLine(sample)
    report.judge(
      "\(LabReport.number(inLines.states)) changed bytes, each of \(size) to all 255 other values: "
        + "no line stands that is not as it was written", inLines.problems)
    let inJournal = await everyByte(sample)
    report.judge(
      "\(LabReport.number(inJournal.states)) changed journals of \(size) bytes, "
        + "\(options.values) values a byte: each told with file, line and reason, the other "
        + "entries shown", inJournal.problems)
    // Each cut is followed by a save, so a few kilobytes are enough for it.
    if let small = DamageSample(bytes: min(options.bytes, 16_384)) {
      let cut = truncations(small)
      report.judge(
        "\(LabReport.number(cut.states)) journals cut short, at every byte: whole lines stay, the "
          + "rest is told, left where it is, and the next entry is saved", cut.problems)
    }
    let moved = lines(sample)
    report.judge(
      "\(LabReport.number(moved.states)) journals with lines taken out, doubled, swapped and "
        + "put elsewhere: each told, and added to no more", moved.problems)
    let foreign = foreignLines(sample)
    report.judge(
      "\(LabReport.number(foreign.states)) journals with a line of another chain, whose hash and "
        + "number fit: each told", foreign.problems)
    let sealed = SealDamage().run()
    report.judge(
      "\(LabReport.number(sealed.states)) sealed chains cut at a line end, written anew, or copied: "
        + "each noticed, by this computer's memory, by another's seal or by the signature alone",
      sealed.problems)
    let lost = LossDamage().run()
    report.judge(
      "\(LabReport.number(lost.states)) changes of a journal whose damage was accepted as lost: each told "
        + "again, and added to no more", lost.problems)
    let random = await atRandom(sample)
    report.judge(
      "\(LabReport.number(random.states)) journals damaged at random in several bytes: none "
        + "unnoticed", random.problems)
  }

  /// Splits places among the cores.
  private func spread(
    _ places: Range<Int>, _ body: @escaping @Sendable (Range<Int>) -> Found
  ) async -> Found {
    let size = max(1, (places.count + options.jobs * 4 - 1) / (options.jobs * 4))
    return await withTaskGroup(of: Found.self) { group in
      var total = Found()
      var pieces = stride(from: places.lowerBound, to: places.upperBound, by: size).map {
        $0..<min($0 + size, places.upperBound)
      }[...]
      for _ in 0..<options.jobs {
        if let piece = pieces.popFirst() { group.addTask { body(piece) } }
      }
      while let found = await group.next() {
        total.states += found.states
        total.problems += found.problems
        if total.problems.count < 50, let piece = pieces.popFirst() {
          group.addTask { body(piece) }
        }
      }
      return total
    }
  }

  private func everyValueInItsLine(_ sample: DamageSample) async -> Found {
    await spread(0..<sample.bytes.count) { places in
      var found = Found()
      for place in places {
        let number = sample.line(of: place)
        var line = sample.lines[number]
        let at = place - sample.starts[number]
        for step in 1...255 {
          line[at] = sample.bytes[place] &+ UInt8(step)
          found.states += 1
          if (try? JournalLine.check(line[...])) != nil {
            found.problems.append("byte \(place) as \(line[at]) was not noticed")
          }
        }
      }
      return found
    }
  }

  private func everyByte(_ sample: DamageSample) async -> Found {
    let values = options.values
    return await spread(0..<sample.bytes.count) { places in
      var found = Found()
      guard let bench = LabBench(LabFiles()) else { return found }
      for place in places {
        let number = sample.line(of: place)
        // A line end that is gone joins two lines, and neither stands.
        let isEnd = place == sample.starts[number + 1] - 1
        let lost = number..<number + (isEnd ? 2 : 1)
        let left = sample.shown(without: lost)
        var bytes = sample.bytes
        for step in 1...values {
          bytes[place] = sample.bytes[place] &+ UInt8(values == 255 ? step : step * 85)
          found.states += 1
          if let problem = DamageLab.problem(
            bench, bytes, line: number + 1, shown: left, isLast: number == sample.lines.count - 1)
          {
            found.problems.append("byte \(place) as \(bytes[place]): \(problem)")
          }
        }
      }
      return found
    }
  }

  /// What is wrong with how a damaged journal is read; nil when all is well.
  private static func problem(
    _ bench: LabBench, _ bytes: [UInt8], line: Int, shown: Set<String>, isLast: Bool
  ) -> String? {
    var disk = LabDisk()
    disk.put(bench.path(1), bytes)
    bench.files.disk = disk
    guard let reading = try? bench.read() else { return "it does not open" }
    guard let first = reading.damage.first else { return "NOT NOTICED" }
    // The last line may be one that is being written this moment.
    if !isLast && !reading.isBroken { return "taken for an unfinished entry" }
    guard "/f/\(first.file)" == bench.path(1), !first.reason.isEmpty else {
      return "told as \(first.file): \(first.reason)"
    }
    if first.line != line { return "told as line \(first.line), not \(line)" }
    let found = LabBench.shown(reading)
    if Set(found) != shown || found.count != shown.count {
      return "\(found.count) entries shown, not \(shown.count)"
    }
    return nil
  }

  private func truncations(_ sample: DamageSample) -> Found {
    var found = Found()
    guard let bench = LabBench(LabFiles()) else { return found }
    for length in 0..<sample.bytes.count {
      found.states += 1
      let number = sample.line(of: length)
      let isWhole = length == sample.starts[number]
      let left = sample.shown(without: number..<sample.lines.count)
      let cut = Array(sample.bytes.prefix(length))
      var disk = LabDisk()
      disk.put(bench.path(1), cut)
      bench.files.disk = disk
      guard let reading = try? bench.read(), let note = bench.note("next") else { continue }
      var problem: String?
      if reading.isBroken { problem = "told as broken" }
      if reading.damage.map(\.byte) != (isWhole ? [] : [sample.starts[number]]) {
        problem = "told as \(reading.damage)"
      }
      if Set(LabBench.shown(reading)) != left { problem = "other entries are shown" }
      let done = bench.writer(seed: 9).append([note], now: LabBench.noon)
      if done.failure != nil { problem = "the next entry is not saved" }
      if Array((bench.files.disk.contents(of: bench.path(1)) ?? []).prefix(length)) != cut {
        problem = "what was left is not as it was"
      }
      let after = try? bench.read()
      if after?.damage.isEmpty != true { problem = "the next entry does not account for the rest" }
      if after.map({ Set(LabBench.shown($0)) }) != left.union(["next"]) {
        problem = "after the next entry others are shown"
      }
      if let problem { found.problems.append("cut to \(length): \(problem)") }
    }
    return found
  }

  private func lines(_ sample: DamageSample) -> Found {
    var found = Found()
    guard let bench = LabBench(LabFiles()) else { return found }
    let lines = sample.lines
    var changed: [(what: String, lines: [[UInt8]])] = []
    for first in lines.indices {
      for second in lines.indices where second >= first {
        if second < lines.count - 1 {
          changed.append(
            ("\(first) to \(second) out", Array(lines[..<first] + lines[(second + 1)...])))
        }
        if second > first {
          var swapped = lines
          swapped.swapAt(first, second)
          changed.append(("\(first) and \(second) swapped", swapped))
        }
        changed.append(
          ("\(first) to \(second) doubled", Array(lines[...second] + lines[first...])))
        var moved = lines
        moved.insert(moved.remove(at: first), at: second)
        if second > first { changed.append(("\(first) moved to \(second)", moved)) }
      }
    }
    for (what, lines) in changed {
      found.states += 1
      var disk = LabDisk()
      let bytes = Array(lines.joined())
      disk.put(bench.path(1), bytes)
      bench.files.disk = disk
      guard let reading = try? bench.read(), reading.isBroken else {
        found.problems.append("\(what): NOT NOTICED")
        continue
      }
      guard let note = bench.note("next") else { continue }
      let done = bench.writer(seed: 9).append([note], now: LabBench.noon)
      if done.failure == nil || bench.files.disk.contents(of: bench.path(1)) != bytes {
        found.problems.append("\(what): it was added to")
      }
    }
    return found
  }

  /// Lines of a chain that is as long, with other words in it.
  private func foreignLines(_ sample: DamageSample) -> Found {
    var found = Found()
    guard let other = DamageSample(bytes: options.bytes, seed: 2), let bench = LabBench(LabFiles())
    else { return found }
    for number in sample.lines.indices.dropLast() where number < other.lines.count {
      found.states += 1
      var lines = sample.lines
      lines[number] = other.lines[number]
      var disk = LabDisk()
      disk.put(bench.path(1), Array(lines.joined()))
      bench.files.disk = disk
      if (try? bench.read())?.isBroken != true {
        found.problems.append("line \(number + 1) of another chain was NOT NOTICED")
      }
    }
    return found
  }

  private func atRandom(_ sample: DamageSample) async -> Found {
    let seed = options.seed
    return await spread(0..<options.random) { places in
      var found = Found()
      guard let bench = LabBench(LabFiles()) else { return found }
      for place in places {
        var random = LabRandom(seed: seed &+ UInt64(place) &* 0x9E37_79B9)
        var bytes = sample.bytes
        DamageLab.damage(&bytes, using: &random)
        if bytes == sample.bytes { continue }
        // Whole lines cut from the end leave a shorter chain that fits: docs/journal.md.
        if sample.bytes.starts(with: bytes), bytes.isEmpty || bytes.last == 0x0A { continue }
        found.states += 1
        var disk = LabDisk()
        disk.put(bench.path(1), bytes)
        bench.files.disk = disk
        let reading = try? bench.read()
        if reading?.damage.isEmpty != false {
          found.problems.append("random \(place), seed \(seed): NOT NOTICED")
        }
        let known = sample.shown(without: 0..<0)
        if let reading, !known.isSuperset(of: LabBench.shown(reading)) {
          found.problems.append("random \(place), seed \(seed): an entry was made up")
        }
      }
      return found
    }
  }

  private static func damage(_ bytes: inout [UInt8], using random: inout LabRandom) {
    for _ in 0...random.below(3) where !bytes.isEmpty {
      let start = random.below(bytes.count)
      let end = min(bytes.count, start + 1 + random.below(random.pick([4, 64, 1_000])))
      switch random.below(5) {
      case 0: for at in start..<end { bytes[at] = UInt8(truncatingIfNeeded: random.next()) }
      case 1: for at in start..<end { bytes[at] = 0 }
      case 2: bytes.removeSubrange(start..<end)
      case 3: bytes.insert(contentsOf: bytes[start..<end], at: random.below(bytes.count))
      default: bytes.swapAt(start, end - 1)
      }
    }
  }
}
