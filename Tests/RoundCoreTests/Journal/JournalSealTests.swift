import Glibc
import Testing

@testable import RoundCore

/// What seals and witnesses notice that a chain by itself does not show.
struct JournalSealTests {
  private func kinds(_ bench: SealBench, _ path: String) throws -> [String] {
    try bench.lines(path).map {
      try EntryLine.read($0[...], device: bench.device, epoch: 1).header.kind
    }
  }

  @Test("A session that wrote something ends in a seal of all of it; one that did not, in none")
  func sessionEnd() throws {
    let bench = try SealBench()
    try bench.session("a", "b")
    #expect(try kinds(bench, bench.path(1)).suffix(2) == ["medicines.recorded", "chain.sealed"])
    let lines = try bench.lines(bench.path(1))
    let seal = try EntryLine.read(try #require(lines.last)[...], device: bench.device, epoch: 1)
    guard case .known(let body as ChainSealed) = seal.content else {
      Issue.record("no seal")
      return
    }
    #expect(body.seq == lines.count - 1)
    #expect(try body.head == JournalLine.check(lines[lines.count - 2][...]).own.string)
    #expect(body.isSigned(home: bench.home, device: bench.device) == true)
    #expect(try bench.folder.deviceKey()?.publicKey == body.key)
    #expect(try bench.writer(reading: bench.read()).seal() == nil)
    #expect(try bench.lines(bench.path(1)).count == lines.count)
    #expect(try bench.verify().isEmpty)
  }

  @Test("Closing a round seals, and so do 500 lines") func moments() throws {
    let bench = try SealBench()
    let writer = try bench.writer()
    let round = try #require(RoundID("round-1"))
    let closing = EntryDraft(
      RoundClosed(round: round, carried: [], told: nil), author: bench.base.author)
    #expect(writer.append([closing], now: SealBench.noon).failure == nil)
    #expect(try kinds(bench, bench.path(1)).last == "chain.sealed")
    let many = (0..<1200).map { bench.base.draft("\($0)") }
    #expect(writer.append(many, now: SealBench.noon).failure == nil)
    let seals = try kinds(bench, bench.path(1)).enumerated().filter { $0.element == "chain.sealed" }
    #expect(seals.map(\.offset) == [3, 504, 1005])
    #expect(try bench.verify().isEmpty)
  }

  @Test("Lines cut from the end are missed, whatever their number", arguments: 1...5)
  func cutEnd(count: Int) throws {
    let bench = try SealBench()
    try bench.session("a", "b", "c")
    let whole = try bench.lines(bench.path(1)).count
    try bench.cut(bench.path(1), lines: count)
    for damage in [try bench.verify(), try bench.read().damage] {
      #expect(damage.count == 1)
      #expect(damage.first?.kind == .missing)
      #expect(damage.first?.line == whole - count + 1)
      #expect(
        damage.first?.reason.hasPrefix(count == 1 ? "1 entry is" : "\(count) entries are") == true)
      #expect(damage.first?.reason.contains("12-Mar-2026") == true)
    }
  }

  @Test("A last segment that was taken away is missed, and so is a whole chain") func takenAway()
    throws
  {
    let bench = try SealBench()
    try bench.session("a")
    try bench.session("b", at: SealBench.noon.adding(hours: 24 * 366))
    try #require(bench.files.memory.disk.contents(of: bench.path(2)) != nil)
    bench.files.memory.disk.remove(bench.path(2))
    #expect(try bench.verify().map(\.kind) == [.missing])
    bench.files.memory.disk.remove(bench.path(1))
    #expect(try bench.verify().map(\.kind) == [.missing])
  }

  @Test("What the folder forgot is remembered outside of it, and the other way round")
  func twoMemories() throws {
    let bench = try SealBench()
    try bench.session("a", "b")
    let inside = bench.folder.sealedFile(bench.home)
    let outside = try #require(
      bench.files.memory.disk.paths.first { $0.hasPrefix("/state/") })
    try bench.cut(bench.path(1), lines: 2)
    let disk = bench.files.memory.disk
    for path in [inside, outside] {
      bench.files.memory.disk = disk
      bench.files.memory.disk.remove(path)
      #expect(try bench.verify().map(\.kind) == [.missing])
    }
    bench.files.memory.disk.remove(inside)
    #expect(try bench.verify().isEmpty)
  }

  @Test("A chain that was written anew is noticed, though all its hashes fit") func rewritten()
    throws
  {
    let bench = try SealBench()
    try bench.session("aspirin", "b")
    try bench.session("c")
    // Everything after the changed line fits again, but the signature can't be made without the key.
    try bench.rewrite(bench.path(1), from: 3, replacing: "aspirin", with: "warfarin")
    let damage = try bench.verify()
    #expect(damage.contains { $0.kind == .differing })
    #expect(damage.contains { $0.reason.contains("seal") })
    #expect(try bench.read().damage.contains { $0.kind == .differing || $0.kind == .broken })
  }

  @Test("What another computer has seen of a chain is held against it") func witness() throws {
    let bench = try SealBench()
    try bench.session("a", "b")
    try bench.session("w", on: "d2")
    #expect(try bench.verify().isEmpty)
    // Without any memory of this computer's own.
    for path in bench.files.memory.disk.paths
    where path.hasPrefix("/state/") || path.contains("/local/sealed/") {
      bench.files.memory.disk.remove(path)
    }
    let disk = bench.files.memory.disk
    try bench.cut(bench.path(1), lines: 2)
    let missing = try bench.verify()
    #expect(missing.map(\.kind) == [.missing])
    #expect(missing.first?.reason.contains("d2 saw") == true)
    #expect(missing.first?.file.hasSuffix("d1/1-000001.jsonl") == true)
    // Written anew, and longer than what was seen.
    bench.files.memory.disk = disk
    try bench.session("more", "and more")
    #expect(try bench.verify().isEmpty)
    for path in bench.files.memory.disk.paths
    where path.hasPrefix("/state/") || path.contains("/local/sealed/") {
      bench.files.memory.disk.remove(path)
    }
    try bench.rewrite(bench.path(1), from: 3, replacing: "\"a\"", with: "\"x\"")
    #expect(try bench.verify().contains { $0.kind == .differing && $0.reason.contains("d2 saw") })
  }

  @Test("Another's older copy of a third chain is not damage; another line in it is")
  func thirdParty() throws {
    let bench = try SealBench()
    try bench.session("w", on: "d3")
    try bench.session("w", on: "d2")
    let whole = try #require(bench.files.memory.disk.contents(of: bench.path(1, device: "d3")))
    try bench.cut(bench.path(1, device: "d3"), lines: 1)
    // d2 may have had more of d3's chain than has come here.
    #expect(try bench.verify().isEmpty)
    bench.files.memory.disk.put(bench.path(1, device: "d3"), whole)
    try bench.rewrite(
      bench.path(1, device: "d3"), from: 3, replacing: "\"w\"", with: "\"x\"")
    #expect(try bench.verify().contains { $0.kind == .differing })
  }

  @Test("A seal can't be moved, changed, or made with another key") func forged() throws {
    let bench = try SealBench()
    try bench.session("a")
    let disk = bench.files.memory.disk
    let first = try #require(try bench.folder.deviceKey()).publicKey
    for (old, new) in [
      ("\"signature\":\"", "\"signature\":\"A"), ("\"seq\":3,\"signature", "\"seq\":2,\"signature"),
      ("\"key\":\"\(first)\"", "\"key\":\"\(DeviceKey().publicKey)\""),
      (
        "\"seen\":[]",
        "\"seen\":[{\"device\":\"d9\",\"epoch\":1,\"hash\":\"\(Digest(of: []).string)\",\"seq\":1}]"
      ),
    ] {
      bench.files.memory.disk = disk
      let number = try bench.lines(bench.path(1)).count
      try bench.rewrite(bench.path(1), from: number, replacing: old, with: new)
      #expect(try bench.verify().contains { $0.reason.contains("seal") }, "\(new)")
    }
  }

  @Test("A seal that the disk refuses takes nothing from what is saved") func refused() throws {
    for call in [FileError.Call.sync, .write, .rename] {
      for number in 1...6 {
        let bench = try SealBench()
        let writer = try bench.writer()
        #expect(writer.append([bench.base.draft("a")], now: SealBench.noon).failure == nil)
        bench.files.memory.fail(.init(call: call, number: number, code: EIO))
        _ = writer.seal(now: SealBench.noon)
        bench.files.memory.fail()
        let next = try bench.writer(reading: bench.read())
        #expect(next.append([bench.base.draft("b")], now: SealBench.noon).failure == nil)
        #expect(next.seal(now: SealBench.noon) == nil)
        #expect(try bench.verify().isEmpty, "\(call) \(number)")
        #expect(try bench.base.texts(bench.read()) == ["a", "b"])
      }
    }
  }

  @Test("Reading writes nothing, and a pretend home has no seal") func readingOnly() throws {
    let bench = try SealBench()
    try bench.session("a")
    let before = bench.files.memory.disk.paths.map { bench.files.memory.disk.contents(of: $0) }
    _ = try bench.verify()
    _ = try bench.read()
    #expect(
      bench.files.memory.disk.paths.map { bench.files.memory.disk.contents(of: $0) } == before)
  }
}
