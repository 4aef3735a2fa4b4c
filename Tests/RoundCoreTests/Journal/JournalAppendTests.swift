import Glibc
import Testing

@testable import RoundCore

struct JournalAppendTests {
  @Test("An entry is in the file and synced before it is said to be saved") func synced() throws {
    let bench = try JournalBench()
    let writer = try bench.writer()
    for number in 1...3 {
      let done = writer.append([bench.draft("\(number)")], now: JournalBench.noon)
      #expect(done.failure == nil)
      let file = try #require(bench.files.disk.file(at: bench.path(1)))
      #expect(file.synced == file.bytes.count)
      let last = try #require(try bench.lines().last)
      #expect(Digest(of: last.dropLast(55)).text == Array(last.dropLast(3).suffix(43)))
      #expect(try bench.texts(bench.read()) == (1...number).map(String.init))
    }
    var random = SeededRandom(seed: 1)
    let after = try JournalBench(bench.files.disk.afterPowerCut(using: &random))
    #expect(try after.texts(after.read()) == ["1", "2", "3"])
  }

  @Test("What is saved is what a reader finds: opening, author, entries, linked and numbered")
  func chain() throws {
    let bench = try JournalBench()
    let done = try bench.writer().append(
      [bench.draft("a"), bench.draft("b")], now: JournalBench.noon)
    #expect(
      done.saved.map(\.header.kind) == [
        "author.declared", "medicines.recorded", "medicines.recorded",
      ])
    let reading = try bench.read()
    #expect(reading.damage.isEmpty)
    #expect(reading.entries == 4)
    #expect(reading.journals == 1)
    #expect(reading.bytes == bench.files.disk.contents(of: bench.path(1))?.count)
    let entries = try bench.lines().map {
      try EntryLine.read($0[...], device: bench.device, epoch: 1)
    }
    #expect(entries.map(\.header.sequence) == [1, 2, 3, 4])
    #expect(entries[2].header.by == entries[1].header.id)
    #expect(entries[1].header.by == entries[1].header.id)
    #expect(entries[0].header.by == nil)
    #expect(reading.record.author(of: entries[2].header) == bench.author)
  }

  @Test("The first line names the documented start value") func start() throws {
    let bench = try JournalBench()
    _ = try bench.writer().append([], now: JournalBench.noon)
    _ = try bench.writer().append([bench.draft("a")], now: JournalBench.noon)
    let first = try #require(try bench.lines().first)
    // printf 'homeround:1:elm-7k2m:d1:1' | sha256sum, as base64url
    #expect(
      String(decoding: first[9..<52], as: UTF8.self)
        == "\(Digest(of: Array("homeround:1:elm-7k2m:d1:1".utf8)).string)")
    #expect(String(decoding: first[9..<52], as: UTF8.self) == JournalAppendTests.startOfElm)
  }

  /// Made with `sha256sum`, not with this program.
  static let startOfElm = "cuUofRRl2gC-1NndJ3bPpxDJjI2oiLws2w_Y5b7s4mo"

  @Test("An author is declared once in an epoch, and again in the next") func authors() throws {
    let bench = try JournalBench()
    let writer = try bench.writer()
    #expect(writer.append([bench.draft("a")], now: JournalBench.noon).saved.count == 2)
    #expect(writer.append([bench.draft("b")], now: JournalBench.noon).saved.count == 1)
    let again = try bench.writer(seed: 2, reading: true)
    #expect(again.append([bench.draft("c")], now: JournalBench.noon).saved.count == 1)
    let next = try bench.writer(epoch: 2, seed: 3, reading: true)
    let done = next.append([bench.draft("d")], now: JournalBench.noon)
    #expect(done.saved.map(\.header.kind) == ["author.declared", "medicines.recorded"])
    // As they will be read: what has left, and who may take back, is told by the epoch.
    #expect(done.saved.map(\.header.epoch) == [2, 2])
    let reading = try bench.read()
    #expect(reading.damage.isEmpty)
    let facts = reading.record.residents[bench.resident]?.medicines.facts ?? []
    #expect(facts.count == 4)
    #expect(facts.last?.header == done.saved.last?.header)
    #expect(facts.allSatisfy { reading.record.author(of: $0.header) == bench.author })
  }

  @Test("Two windows of one device lose nothing and see what the other wrote") func windows() throws
  {
    let path = try temporaryFolder()
    defer { removeFolder(path) }
    let bench = try JournalBench()
    let folder = RoundFolder(path: path)
    let windows = (1...2).map { seed in
      JournalWriter(
        folder: folder, home: bench.home, device: bench.device, epoch: 1, program: "1.0",
        identifiers: Identifiers(random: SeededRandom(seed: UInt64(seed))))
    }
    var seen: [[String]] = [[], []]
    for number in 0..<20 {
      let window = number * 7 / 3 % 2
      let done = windows[window].append([bench.draft("\(number)")], now: .now())
      #expect(done.failure == nil)
      seen[window] += JournalBench.texts(done.others) + JournalBench.texts(done.saved)
    }
    for window in 0...1 {
      seen[window] += JournalBench.texts(windows[window].append([], now: .now()).others)
      #expect(seen[window] == (0..<20).map(String.init))
    }
    let reading = try JournalReader.read(bench.home, in: folder)
    #expect(reading.damage.isEmpty)
    #expect(bench.texts(reading) == (0..<20).map(String.init))
  }

  @Test("A window that stayed open links to what another wrote in a new segment") func rotated()
    throws
  {
    let bench = try JournalBench()
    let first = try bench.writer()
    let second = try bench.writer(seed: 2)
    _ = first.append([bench.draft("a")], now: JournalBench.noon)
    _ = second.append([bench.draft("b")], now: JournalBench.noon.adding(hours: 24 * 365))
    let done = first.append([bench.draft("c")], now: JournalBench.noon)
    #expect(done.failure == nil)
    #expect(JournalBench.texts(done.others) == ["b"])
    #expect(try bench.lines(2).count == 3)
    #expect(try bench.read().damage.isEmpty)
  }

  @Test(
    "While another window holds the lock nothing is written, and the sentence says to try again")
  func lockBusy() throws {
    let bench = try JournalBench()
    let writer = try bench.writer()
    _ = writer.append([bench.draft("a")], now: JournalBench.noon)
    let lock = try bench.files.lock(bench.folder.lockFile, seconds: 0)
    let before = bench.files.disk.contents(of: bench.path(1))
    let failure = writer.append([bench.draft("b")], now: JournalBench.noon).failure
    #expect(failure?.sentence.contains("Another window is busy") == true)
    #expect(bench.files.disk.contents(of: bench.path(1)) == before)
    bench.files.unlock(lock)
    #expect(writer.append([bench.draft("b")], now: JournalBench.noon).failure == nil)
  }

  @Test("A real lock keeps a second holder out until it is given back") func realLock() throws {
    let path = try temporaryFolder()
    defer { removeFolder(path) }
    let files = SystemFileIO()
    let lock = try files.lock("\(path)/lock", seconds: 0)
    #expect(throws: FileError(.lock, .lockBusy, path: "\(path)/lock")) {
      try files.lock("\(path)/lock", seconds: 0)
    }
    files.unlock(lock)
    files.unlock(try files.lock("\(path)/lock", seconds: 0))
  }

  @Test("Times rise from entry to entry though the computer's clock goes back") func clock() throws
  {
    let bench = try JournalBench()
    let writer = try bench.writer()
    for minutes in [0, 0, -5, -600_000, 1, 1, 0] {
      let now = JournalBench.noon.adding(minutes: minutes)
      #expect(writer.append([bench.draft("x")], now: now).failure == nil)
    }
    let times = try bench.lines().map {
      try EntryLine.read($0[...], device: bench.device, epoch: 1).header.at
    }
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
    #expect(times.last?.moment == JournalBench.noon.adding(minutes: 1))
    #expect(try bench.read().damage.isEmpty)
  }

  @Test("A new year begins a new segment that names the one before") func year() throws {
    let bench = try JournalBench()
    let writer = try bench.writer()
    // 2026-12-31T23:59:59.999Z and one millisecond later: UK winter time is UTC.
    let last = try #require(Moment(iso: "2026-12-31T23:59:59.999Z"))
    _ = writer.append([bench.draft("a")], now: last)
    _ = writer.append([bench.draft("b")], now: Moment(milliseconds: last.milliseconds + 1))
    let previous = try #require(try bench.previous(2))
    #expect(previous.file == "1-000001.jsonl")
    #expect(previous.goodBytes == bench.files.disk.contents(of: bench.path(1))?.count)
    #expect(previous.leftOverBytes == 0)
    #expect(previous.unsynced == nil)
    let reading = try bench.read()
    #expect(reading.damage.isEmpty)
    #expect(reading.journals == 2)
    #expect(bench.texts(reading) == ["a", "b"])
  }

  @Test("A segment of 8 MiB is followed by a new one") func size() throws {
    let bench = try JournalBench()
    let writer = try bench.writer()
    let long = String(repeating: "long ", count: 3_000)
    let drafts = (0..<100).map { _ in bench.draft(long) }
    while try bench.folder.segments(of: bench.home, device: bench.device).count < 2 {
      try #require(writer.append(drafts, now: JournalBench.noon).failure == nil)
    }
    let first = try #require(bench.files.disk.contents(of: bench.path(1)))
    #expect(first.count >= JournalWriter.segmentBytes)
    #expect(first.count < JournalWriter.segmentBytes + JournalLine.longest)
    #expect(try bench.read().damage.isEmpty)
  }

  @Test("A text that no reader would take is refused before anything is written") func tooLong()
    throws
  {
    let bench = try JournalBench()
    let writer = try bench.writer()
    _ = writer.append([bench.draft("a")], now: JournalBench.noon)
    let before = bench.files.disk.contents(of: bench.path(1))
    let long = String(repeating: "x", count: 16_385)
    #expect(writer.append([bench.draft(long)], now: JournalBench.noon).failure == .tooLong)
    let many = EntryDraft(
      NoteWritten(
        flag: try #require(EntryID("f")), situation: String(repeating: "\u{1}", count: 16_000),
        background: nil, assessment: nil, recommendation: nil),
      resident: bench.resident, author: bench.author)
    #expect(writer.append([many], now: JournalBench.noon).failure == .tooLong)
    #expect(bench.files.disk.contents(of: bench.path(1)) == before)
    let longest = String(repeating: "x", count: 16_384)
    #expect(writer.append([bench.draft(longest)], now: JournalBench.noon).failure == nil)
  }

  @Test("Nothing is appended where the reader would not look") func linkedFolder() throws {
    let path = try temporaryFolder()
    defer { removeFolder(path) }
    let bench = try JournalBench()
    let folder = RoundFolder(path: path)
    try folder.files.makeFolder(folder.absolute(folder.journals(of: bench.home)))
    try folder.files.makeFolder(folder.absolute("elsewhere"))
    #expect(symlink(folder.absolute("elsewhere"), folder.absolute(bench.place)) == 0)
    let writer = JournalWriter(
      folder: folder, home: bench.home, device: bench.device, epoch: 1, program: "1.0")
    let done = writer.append([bench.draft("a")], now: .now())
    #expect(done.failure != nil)
    #expect(try folder.files.names(in: folder.absolute("elsewhere")).isEmpty)
  }
}
