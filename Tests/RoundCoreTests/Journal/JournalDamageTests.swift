import Testing

@testable import RoundCore

struct JournalDamageTests {
  /// A journal of about 2 KB on a bench.
  private func small() throws -> JournalBench {
    let bench = try JournalBench()
    let drafts = ["a", "b\n\"é\"", "c"].map { bench.draft($0) }
    _ = try bench.writer().append(drafts, now: JournalBench.noon)
    #expect(try bench.read().damage.isEmpty)
    return bench
  }

  private func reading(_ bench: JournalBench, _ bytes: [UInt8]) throws -> JournalReader.Reading {
    bench.files.disk.put(bench.path(1), bytes)
    return try bench.read()
  }

  @Test("A change of any byte is found, and no entry is made up by it") func everyByte() throws {
    let bench = try small()
    let whole = try #require(bench.files.disk.contents(of: bench.path(1)))
    let texts = try Set(bench.texts(bench.read()))
    #expect((1_500...3_000).contains(whole.count))
    for place in whole.indices {
      // One bit, all bits, the line end, the ends of a text, a neighbour in the alphabet.
      for value in [whole[place] ^ 1, ~whole[place], 0x0A, 0x22, 0x7D, whole[place] &+ 1]
      where value != whole[place] {
        var bytes = whole
        bytes[place] = value
        let found = try reading(bench, bytes)
        // The check that folds nothing finds the same.
        guard try bench.check().damage == found.damage else {
          Issue.record("byte \(place) as \(value) is told otherwise by the check")
          return
        }
        guard !found.damage.isEmpty, texts.isSuperset(of: bench.texts(found)) else {
          Issue.record("byte \(place) as \(value) was not found")
          return
        }
      }
    }
  }

  @Test("A line stands only with the bytes that were written: all 255 others, at every place")
  func everyValue() throws {
    let bench = try small()
    let line = try #require(try bench.lines().last)
    var missed = 0
    for place in line.indices {
      var bytes = line
      for step in 1...255 {
        bytes[place] = line[place] &+ UInt8(step)
        // The previous line's hash stands in this line's own hash, so every place is covered.
        if (try? JournalLine.check(bytes[...])) != nil { missed += 1 }
      }
    }
    #expect(missed == 0)
  }

  @Test("Cut short at any byte: whole lines stay, the rest is told, named and left where it is")
  func everyTruncation() throws {
    let bench = try small()
    let whole = try #require(bench.files.disk.contents(of: bench.path(1)))
    let ends = try bench.lines().reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    let texts = try bench.texts(bench.read())
    for length in 0..<whole.count {
      let cut = try JournalBench()
      cut.files.disk.put(cut.path(1), Array(whole.prefix(length)))
      let good = try #require(ends.last { $0 <= length })
      let goodLines = ends.firstIndex(of: good) ?? 0
      let found = try cut.read()
      #expect(cut.texts(found) == Array(texts.prefix(max(0, goodLines - 2))))
      let unfinished = found.damage.filter { $0.kind == .unfinished }
      #expect(found.damage.count == (good == length ? 0 : 1))
      #expect(unfinished.map(\.byte) == (good == length ? [] : [good]))
      #expect(unfinished.map(\.line) == (good == length ? [] : [goodLines + 1]))

      let done = try cut.writer(seed: 9).append([cut.draft("new")], now: JournalBench.noon)
      try #require(done.failure == nil)
      #expect((done.leftBehind != nil) == (good != length))
      #expect(
        Array(cut.files.disk.contents(of: cut.path(1))?.prefix(length) ?? [])
          == Array(whole.prefix(length)))
      if good != length {
        let previous = try #require(try cut.previous(2))
        #expect(previous.goodBytes == good)
        #expect(previous.leftOverBytes == length - good)
        #expect(previous.leftOverHash == Digest(of: whole[good..<length]).string)
      }
      let after = try cut.read()
      #expect(after.damage.isEmpty)
      #expect(cut.texts(after) == cut.texts(found) + ["new"])
    }
  }

  @Test("The bytes that an opening entry left behind may not change afterwards")
  func leftOverIsHeld()
    throws
  {
    let bench = try small()
    let whole = try #require(bench.files.disk.contents(of: bench.path(1)))
    bench.files.disk.put(bench.path(1), whole.dropLast(20))
    _ = try bench.writer(seed: 9).append([bench.draft("new")], now: JournalBench.noon)
    let left = try #require(bench.files.disk.contents(of: bench.path(1)))
    for changed in [Array(left.dropLast()), left + [0x20], left.dropLast() + [0x41], whole] {
      let found = try reading(bench, changed)
      #expect(found.isBroken)
    }
    #expect(try reading(bench, left).damage.isEmpty)
  }

  @Test("Lines cut out, doubled or swapped break the chain: it is shown, and added to no more")
  func lines() throws {
    let bench = try small()
    let lines = try bench.lines()
    var changed: [[[UInt8]]] = []
    for place in lines.indices {
      if place < lines.count - 1 {
        var cut = lines
        cut.remove(at: place)
        changed.append(cut)
      }
      var doubled = lines
      doubled.insert(lines[place], at: place)
      changed.append(doubled)
      for other in lines.indices where other > place {
        var swapped = lines
        swapped.swapAt(place, other)
        changed.append(swapped)
      }
    }
    for lines in changed {
      let broken = try bench.with(lines)
      let found = try broken.read()
      #expect(found.isBroken)
      let before = broken.files.disk.contents(of: broken.path(1))
      let done = try broken.writer(seed: 9).append([broken.draft("new")], now: JournalBench.noon)
      #expect(done.saved.isEmpty)
      guard case .readOnly(let damage) = done.failure else {
        Issue.record("not refused: \(String(describing: done.failure))")
        return
      }
      #expect(found.damage.contains(damage))
      #expect(done.failure?.sentence.contains("is damaged") == true)
      #expect(done.failure?.sentence.contains("homeround verify") == true)
      #expect(broken.files.disk.contents(of: broken.path(1)) == before)
      #expect(broken.files.disk.kind(of: broken.path(2)) == nil)
    }
  }

  @Test("Entries after a damaged place are shown all the same, and counted") func unlinked() throws
  {
    let bench = try small()
    var lines = try bench.lines()
    lines[2][60] ^= 1
    let found = try bench.with(lines).read()
    #expect(found.isBroken)
    #expect(bench.texts(found) == ["b\n\"é\"", "c"])
    #expect(found.unlinked == 2)
    #expect(found.damage.map(\.line) == [3])
    #expect(found.damage.map(\.reason) == [JournalLine.Problem.hash.rawValue])
  }

  @Test("A missing segment is told") func missingSegment() throws {
    let bench = try small()
    let later = JournalBench.noon.adding(hours: 24 * 366)
    _ = try bench.writer(seed: 2).append([bench.draft("later")], now: later)
    bench.files.disk.remove(bench.path(1))
    let found = try bench.read()
    #expect(found.isBroken)
    #expect(found.damage.contains { $0.reason == "a segment before this one is missing" })
    #expect(bench.texts(found) == ["later"])
  }

  @Test("A chain can't be taken for another's: other home, other device, other number")
  func elsewhere() throws {
    let bench = try small()
    let bytes = try #require(bench.files.disk.contents(of: bench.path(1)))
    let other = try JournalBench(device: "d2")
    other.files.disk.put(other.path(1), bytes)
    #expect(try other.read().isBroken)
    let renamed = try JournalBench()
    renamed.files.disk.put(renamed.path(2), bytes)
    #expect(try renamed.read().isBroken)
  }

  @Test("A file that bears a journal's suffix and is none is told") func stray() throws {
    let bench = try small()
    bench.files.disk.put("/f/\(bench.place)/1-1.jsonl", [])
    #expect(try bench.read().damage.map(\.file) == ["\(bench.place)/1-1.jsonl"])
  }

  @Test("More bytes at the end than one entry can have are no unfinished entry") func longTail()
    throws
  {
    let bench = try small()
    let whole = try #require(bench.files.disk.contents(of: bench.path(1)))
    let tail = [UInt8](repeating: 0x78, count: JournalLine.longest)
    #expect(try !reading(bench, whole + tail).isBroken)
    #expect(try reading(bench, whole + tail + [0x78]).isBroken)
  }

  @Test("A line whose line end is gone hides the last one, which is no unfinished entry")
  func lineEndGone() throws {
    let bench = try small()
    let lines = try bench.lines()
    var whole = Array(lines.joined())
    whole[whole.count - (lines.last?.count ?? 0) - 1] = 0x20
    #expect(try reading(bench, whole).isBroken)
    #expect(bench.texts(try bench.read()) == ["a"])
  }

  @Test("A file cut short under an open window is not written to") func cutUnderWriter() throws {
    let bench = try JournalBench()
    let writer = try bench.writer()
    _ = writer.append([bench.draft("a"), bench.draft("b")], now: JournalBench.noon)
    let lines = try bench.lines()
    let short = Array(lines.dropLast().joined())
    bench.files.disk.cut(bench.path(1), to: short.count)
    let done = writer.append([bench.draft("c")], now: JournalBench.noon)
    #expect(done.saved.isEmpty)
    guard case .readOnly = done.failure else {
      Issue.record("not refused: \(String(describing: done.failure))")
      return
    }
    #expect(bench.files.disk.contents(of: bench.path(1)) == short)
  }
}
