import Testing

@testable import RoundCore

/// Damage that no copy can mend, put on record as lost.
struct JournalLossTests {
  private let reason = "The disk failed; there is no other copy."

  private func accept(_ bench: SealBench, at now: Moment = SealBench.noon) throws {
    let damage = try JournalLoss.open(bench.home, in: bench.folder)
    let settings = try #require(try bench.folder.settings())
    try JournalLoss.accept(
      damage, bench.home, in: bench.folder, settings: settings, author: bench.base.author,
      reason: reason, program: "1.0", now: now)
  }

  private func accepted(_ bench: SealBench) throws -> [AcceptedLoss] {
    try JournalReader.read(bench.home, in: bench.folder, verifying: true).accepted
  }

  /// A folder whose line with the text "b" is damaged.
  private func damaged() throws -> SealBench {
    let bench = try SealBench()
    try bench.session("a", "b", "c")
    var lines = try bench.lines(bench.path(1))
    lines[3][70] ^= 1
    bench.files.memory.disk.put(bench.path(1), Array(lines.joined()))
    try #require(try bench.verify().map(\.kind) == [.broken])
    return bench
  }

  @Test("A chain that is damaged for good can be written to again once its loss is on record")
  func damagedLine() throws {
    let bench = try damaged()
    let before = bench.files.memory.disk.contents(of: bench.path(1))
    let refused = try bench.writer(reading: bench.read()).append(
      [bench.base.draft("d")], now: SealBench.noon)
    guard case .readOnly = refused.failure else {
      Issue.record("it was added to")
      return
    }
    try accept(bench)
    #expect(try bench.verify().isEmpty)
    let loss = try #require(try accepted(bench).first)
    #expect(try accepted(bench).count == 1)
    #expect(loss.damage.file.hasSuffix("1-000001.jsonl"))
    #expect(loss.damage.line == 4)
    #expect(loss.reason == reason)
    #expect(loss.author == bench.base.author)
    try bench.session("d")
    #expect(bench.files.memory.disk.contents(of: bench.path(1)) == before)
    #expect(try bench.base.texts(bench.read()) == ["a", "c", "d"])
    #expect(try bench.folder.settings()?.epoch == 2)
    #expect(bench.files.memory.disk.contents(of: bench.path(1, epoch: 3)) == nil)
    #expect(try bench.verify().isEmpty)
  }

  @Test("A window that was open while the loss was put on record goes on") func openWindow() throws
  {
    let bench = try damaged()
    let window = try bench.writer(reading: bench.read())
    try accept(bench)
    #expect(window.append([bench.base.draft("d")], now: SealBench.noon).failure == nil)
    #expect(try bench.base.texts(bench.read()) == ["a", "c", "d"])
    #expect(try bench.verify().isEmpty)
  }

  @Test("Any other byte in the accepted file makes it damage again, and stops writing")
  func changedAgain() throws {
    let bench = try damaged()
    try accept(bench)
    let disk = bench.files.memory.disk
    let bytes = try #require(disk.contents(of: bench.path(1)))
    for place in bytes.indices {
      bench.files.memory.disk = disk
      var changed = bytes
      changed[place] ^= 1
      bench.files.memory.disk.put(bench.path(1), changed)
      // One of them is the byte that was damaged, which puts it right.
      if try bench.verify().isEmpty {
        #expect(try accepted(bench).isEmpty)
        continue
      }
      let done = try bench.writer(reading: bench.read()).append(
        [bench.base.draft("d")], now: SealBench.noon)
      guard case .readOnly = done.failure else {
        Issue.record("byte \(place): it was added to")
        continue
      }
    }
    bench.files.memory.disk = disk
    try bench.cut(bench.path(1), lines: 1)
    #expect(try !bench.verify().isEmpty)
  }

  @Test("A missing end is told for ever and is no damage any more; a longer one is")
  func missingEnd() throws {
    let bench = try SealBench()
    try bench.session("a", "b", "c")
    try bench.cut(bench.path(1), lines: 2)
    #expect(try bench.verify().map(\.kind) == [.missing])
    try bench.session("d")
    #expect(try bench.verify().map(\.kind) == [.missing])
    try accept(bench)
    #expect(try bench.verify().isEmpty)
    #expect(try accepted(bench).map(\.damage.kind) == [.missing])
    #expect(try bench.folder.settings()?.epoch == 2)
    try bench.session("e")
    #expect(try bench.verify().isEmpty)
    try bench.cut(bench.path(1), lines: 1)
    #expect(try bench.verify().map(\.kind) == [.missing])
    #expect(try accepted(bench).isEmpty)
  }

  @Test("A chain that was taken away whole, and one that was written anew, can be accepted too")
  func goneAndAnew() throws {
    let gone = try SealBench()
    try gone.session("a")
    gone.files.memory.disk.remove(gone.path(1))
    try accept(gone)
    #expect(try gone.verify().isEmpty)
    #expect(try accepted(gone).map(\.damage.kind) == [.missing])

    let anew = try SealBench()
    try anew.session("aspirin", "b")
    try anew.rewrite(anew.path(1), from: 3, replacing: "aspirin", with: "warfarin")
    #expect(try !anew.verify().isEmpty)
    try accept(anew)
    #expect(try anew.verify().isEmpty)
    for text in ["c", "d"] { try anew.session(text) }
    #expect(try anew.folder.settings()?.epoch == 2)
    #expect(try anew.verify().isEmpty)
    #expect(try accepted(anew).contains { $0.damage.kind == .differing })
  }

  @Test("More bytes at the end than an entry can have stay told") func longTail() throws {
    let bench = try SealBench()
    try bench.session("a")
    let whole = try #require(bench.files.memory.disk.contents(of: bench.path(1)))
    let tail = [UInt8](repeating: 0x78, count: JournalLine.longest + 1)
    bench.files.memory.disk.put(bench.path(1), whole + tail)
    #expect(try bench.read().isBroken)
    try accept(bench)
    try bench.session("b")
    #expect(try bench.verify().isEmpty)
    #expect(try accepted(bench).count == 1)
    #expect(try bench.base.texts(bench.read()) == ["a", "b"])
  }

  @Test("What a copy brings back later is no loss any more") func broughtBack() throws {
    let whole = try SealBench()
    try whole.session("a", "b", "c")
    let copy = RoundFolder(path: "/f", files: whole.files.copy(seat: "here"))
    var lines = try whole.lines(whole.path(1))
    lines[3][70] ^= 1
    whole.files.memory.disk.put(whole.path(1), Array(lines.joined()))
    try accept(whole)
    try whole.session("d")
    let done = try JournalRepair.run(
      whole.home, in: whole.folder, from: copy, own: whole.device)
    #expect(done.rebuilt.map(\.taken) == [1])
    #expect(try whole.verify().isEmpty)
    #expect(try accepted(whole).isEmpty)
    #expect(try whole.base.texts(whole.read()) == ["a", "b", "c", "d"])
  }

  @Test("What can't be read, or is no journal, is not accepted, and nothing is written")
  func refused() throws {
    let bench = try damaged()
    bench.files.memory.disk.put("/f/\(bench.base.place)/1-1.jsonl", [])
    let before = bench.files.memory.disk.paths.map { bench.files.memory.disk.contents(of: $0) }
    let problem = #expect(throws: JournalLoss.Problem.self) { try accept(bench) }
    #expect(problem?.sentence.contains("1-1.jsonl") == true)
    #expect(
      bench.files.memory.disk.paths.map { bench.files.memory.disk.contents(of: $0) } == before)
  }

  @Test("What another computer can do without may still be missed here") func otherComputer() throws
  {
    let bench = try damaged()
    try accept(bench)
    try #require(try bench.verify().isEmpty)
    let other = try #require(DeviceID("d2"))
    try bench.folder.save(DeviceSettings(device: other, role: .prepare))
    #expect(try !bench.verify().isEmpty)
    #expect(try accepted(bench).isEmpty)
  }

  @Test("Cut off at any call, the loss can be put on record again") func killed() throws {
    let disk = try damaged().files.memory.disk
    var calls = 1
    var finished = false
    while !finished {
      let bench = try SealBench(SeatedFiles(MemoryFiles(disk)))
      bench.files.memory.kill(after: calls)
      finished = (try? accept(bench)) != nil
      bench.files.memory.disk = bench.files.memory.disk.afterKill()
      if try !bench.verify().isEmpty { try accept(bench) }
      try bench.session("d")
      #expect(try bench.verify().isEmpty)
      #expect(try accepted(bench).map(\.damage.line) == [4])
      #expect(try bench.base.texts(bench.read()) == ["a", "c", "d"])
      calls += 1
    }
    #expect(calls > 20)
  }

  @Test("More places than one line has room for are all accepted") func manyPlaces() throws {
    let bench = try SealBench()
    let drafts = (0..<420).map { bench.base.draft("\($0)") }
    #expect(try bench.writer().append(drafts, now: SealBench.noon).failure == nil)
    var lines = try bench.lines(bench.path(1))
    for number in stride(from: 3, to: 420, by: 2) { lines[number][70] ^= 1 }
    bench.files.memory.disk.put(bench.path(1), Array(lines.joined()))
    let places = try bench.verify().count
    #expect(places > 200)
    try accept(bench)
    #expect(try bench.verify().isEmpty)
    #expect(try accepted(bench).count == places)
    try bench.session("last")
    #expect(try bench.verify().isEmpty)
  }
}
