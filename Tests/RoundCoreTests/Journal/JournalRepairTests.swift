import Glibc
import Testing

@testable import RoundCore

/// Damaged and shortened segments, rebuilt beside themselves from another copy.
struct JournalRepairTests {
  /// A folder with three sessions, and a copy of it as it was then.
  private func begun() throws -> (bench: SealBench, copy: RoundFolder) {
    let bench = try SealBench()
    try bench.session("a", "b")
    try bench.session("c", "d")
    try bench.session("w", on: "d2")
    return (bench, copy(of: bench))
  }

  private func copy(of bench: SealBench) -> RoundFolder {
    RoundFolder(path: "/f", files: bench.files.copy(seat: "backup"))
  }

  private func repair(_ bench: SealBench, from source: RoundFolder) throws -> JournalRepair.Report {
    try JournalRepair.run(bench.home, in: bench.folder, from: source, own: bench.device)
  }

  /// Whole again, the originals as they were, and ready to be added to.
  private func expectSettled(
    _ bench: SealBench, originals: [String: [UInt8]], texts: [String] = ["a", "b", "c", "d"]
  ) throws {
    #expect(try bench.verify().isEmpty)
    #expect(try bench.base.texts(bench.read()).sorted() == (texts + ["w"]).sorted())
    for (path, bytes) in originals {
      #expect(bench.files.memory.disk.contents(of: path) == bytes, "\(path)")
    }
    try bench.session("later")
    #expect(try bench.verify().isEmpty)
    #expect(try bench.base.texts(bench.read()).sorted() == (texts + ["later", "w"]).sorted())
    for (path, bytes) in originals {
      // Only the last segment may have grown.
      let now = bench.files.memory.disk.contents(of: path)
      #expect(now?.starts(with: bytes) == true, "\(path)")
    }
  }

  private func originals(_ bench: SealBench) -> [String: [UInt8]] {
    let disk = bench.files.memory.disk
    let paths = disk.paths.filter { $0.hasSuffix(".jsonl") }
    return Dictionary(uniqueKeysWithValues: paths.map { ($0, disk.contents(of: $0) ?? []) })
  }

  @Test("Any one line, damaged in any of three ways, comes back from the other copy")
  func anyLine() throws {
    let (whole, source) = try begun()
    let disk = whole.files.memory.disk
    let count = try whole.lines(whole.path(1)).count
    for line in 0..<count {
      for way in 0..<3 {
        let bench = whole
        bench.files.memory.disk = disk
        var lines = try bench.lines(bench.path(1))
        switch way {
        case 0: lines[line][60] ^= 1
        case 1: lines.remove(at: line)
        default: lines[line].removeLast(20)
        }
        bench.files.memory.disk.put(bench.path(1), Array(lines.joined()))
        #expect(try !bench.verify().isEmpty, "line \(line + 1) way \(way)")
        let before = originals(bench)
        let report = try repair(bench, from: source)
        #expect(report.rebuilt.map(\.file) == ["\(bench.base.place)/1-000001.rebuilt"])
        #expect(report.rebuilt.first?.entries == count)
        #expect(report.refused.isEmpty)
        try expectSettled(bench, originals: before)
      }
    }
  }

  @Test(
    "An end that was cut off, a segment that was taken away, a chain that is gone", arguments: 0...2
  )
  func shortened(way: Int) throws {
    let (bench, source) = try begun()
    switch way {
    case 0: try bench.cut(bench.path(1), lines: 3)
    case 1: bench.files.memory.disk.remove(bench.path(1))
    default: try bench.cut(bench.path(1, device: "d2"), lines: 2)
    }
    // Of the other device's chain this computer knows only through a seal of its own.
    if way == 2 {
      #expect(try repair(bench, from: source).rebuilt.isEmpty)
      return
    }
    let before = originals(bench)
    #expect(try bench.verify().map(\.kind) == [.missing])
    let report = try repair(bench, from: source)
    #expect(report.rebuilt.count == 1)
    try expectSettled(bench, originals: before)
  }

  @Test("Lines that the other copy does not have stay, and what is still missing is said")
  func olderBackup() throws {
    let bench = try SealBench()
    try bench.session("a", "b")
    let backup = copy(of: bench)
    try bench.session("c", "d")
    try bench.session("w", on: "d2")
    var lines = try bench.lines(bench.path(1))
    // One line that the backup has, and one that it has not.
    lines[2][60] ^= 1
    let lost = lines.count - 3
    var both = lines
    both[lost][60] ^= 1
    bench.files.memory.disk.put(bench.path(1), Array(both.joined()))
    let before = originals(bench)
    let report = try repair(bench, from: backup)
    #expect(report.rebuilt.isEmpty || report.rebuilt.first?.entries ?? 0 >= lines.count - 1)
    #expect(try !bench.verify().isEmpty)
    #expect(try bench.base.texts(bench.read()).contains("d"))
    // The other one alone comes back, and nothing of ours is lost for it.
    bench.files.memory.disk.remove(String(bench.path(1).dropLast(6)) + ".rebuilt")
    bench.files.memory.disk.put(bench.path(1), Array(lines.joined()))
    _ = before
    let second = try repair(bench, from: backup)
    #expect(second.rebuilt.first?.entries == lines.count)
    #expect(second.rebuilt.first?.taken == 1)
    try expectSettled(bench, originals: [bench.path(1): Array(lines.joined())])
  }

  @Test("A chain that was written anew is put right by a copy that others have seen")
  func rewritten() throws {
    let (bench, source) = try begun()
    try bench.rewrite(bench.path(1), from: 3, replacing: "\"a\"", with: "\"x\"")
    #expect(try bench.verify().contains { $0.kind == .differing })
    let before = originals(bench)
    let report = try repair(bench, from: source)
    #expect(report.rebuilt.count == 1)
    try expectSettled(bench, originals: before)
  }

  @Test("Two copies that nobody can tell apart are both left as they are") func fork() throws {
    let bench = try SealBench(state: nil)
    try bench.session("a")
    let other = try SealBench(bench.files.copy(seat: "here"), state: nil)
    try bench.session("b")
    try other.session("c")
    let before = originals(bench)
    let report = try repair(bench, from: other.folder)
    #expect(report.rebuilt.isEmpty)
    #expect(report.refused.first?.contains("different entries under the same numbers") == true)
    #expect(originals(bench) == before)
    #expect(try bench.base.texts(bench.read()) == ["a", "b"])
  }

  @Test("What a power cut had left over stays accounted for in a rebuilt segment") func leftOver()
    throws
  {
    let bench = try SealBench()
    try bench.session("a", "b")
    let whole = try #require(bench.files.memory.disk.contents(of: bench.path(1)))
    bench.files.memory.disk.put(bench.path(1), whole + Array("{\"prev\":\"torn".utf8))
    try bench.session("c", "d")
    try bench.session("w", on: "d2")
    #expect(try bench.verify().isEmpty)
    let source = copy(of: bench)
    var damaged = try #require(bench.files.memory.disk.contents(of: bench.path(1)))
    damaged[60] ^= 1
    bench.files.memory.disk.put(bench.path(1), damaged)
    let before = originals(bench)
    #expect(try repair(bench, from: source).rebuilt.count == 1)
    try expectSettled(bench, originals: before)
  }

  @Test("A copy in which nothing is of use changes nothing, and neither does a whole chain")
  func nothing() throws {
    let (bench, source) = try begun()
    #expect(try repair(bench, from: source).rebuilt.isEmpty)
    let empty = RoundFolder(path: "/f", files: MemoryFiles())
    var lines = try bench.lines(bench.path(1))
    lines[3][60] ^= 1
    bench.files.memory.disk.put(bench.path(1), Array(lines.joined()))
    let report = try repair(bench, from: empty)
    #expect(report.rebuilt.isEmpty)
    #expect(report.refused.count == 1)
    #expect(!bench.files.memory.disk.paths.contains { $0.hasSuffix(".rebuilt") })
  }

  @Test("Cut off at any call, a repair leaves what was there, or all of what it makes")
  func killed() throws {
    let (whole, source) = try begun()
    var lines = try whole.lines(whole.path(1))
    lines[3][60] ^= 1
    whole.files.memory.disk.put(whole.path(1), Array(lines.joined()))
    let disk = whole.files.memory.disk
    let before = originals(whole)
    var calls = 1
    var finished = false
    while !finished {
      let bench = whole
      bench.files.memory.disk = disk
      bench.files.memory.kill(after: calls)
      finished = (try? repair(bench, from: source)) != nil
      bench.files.memory.disk = bench.files.memory.disk.afterKill()
      _ = try repair(bench, from: source)
      try expectSettled(bench, originals: before)
      calls += 1
    }
    #expect(calls > 10)
  }

  @Test("A window that was open while its segment was rebuilt saves nothing into the old one")
  func openWindow() throws {
    let (bench, source) = try begun()
    let window = try bench.writer(reading: bench.read())
    #expect(window.append([bench.base.draft("e")], now: SealBench.noon).failure == nil)
    var lines = try bench.lines(bench.path(1))
    lines[3][60] ^= 1
    bench.files.memory.disk.put(bench.path(1), Array(lines.joined()))
    #expect(try repair(bench, from: source).rebuilt.count == 1)
    let before = originals(bench)
    let refused = window.append([bench.base.draft("f")], now: SealBench.noon)
    #expect(refused.saved.isEmpty)
    let problem = FileError(.open, .rebuilt, path: bench.path(1))
    #expect(refused.failure == .file(problem))
    #expect(refused.failure?.sentence.contains("open it again") == true)
    #expect(try window.refresh().failure == problem)
    #expect(window.seal(now: SealBench.noon) != nil)
    #expect(originals(bench) == before)
    // Opened again, it goes on from the rebuilt one.
    try bench.session("f")
    #expect(try bench.verify().isEmpty)
    #expect(
      try bench.base.texts(bench.read()).sorted() == ["a", "b", "c", "d", "e", "f", "w"])
  }

  @Test(
    "A read that fails once never puts a shorter backup in a chain's place",
    arguments: [false, true])
  func unreadable(isSticky: Bool) throws {
    let whole = try SealBench()
    try whole.session("a", "b")
    let backup = copy(of: whole)
    try whole.session("c", "d")
    try whole.session("w", on: "d2")
    var lines = try whole.lines(whole.path(1))
    lines[2][60] ^= 1
    whole.files.memory.disk.put(whole.path(1), Array(lines.joined()))
    let disk = whole.files.memory.disk
    var refused = 0
    for code in [EIO, EMFILE, EACCES] {
      for number in 1...20 {
        whole.files.memory.disk = disk
        whole.files.memory.fail(
          .init(call: .read, number: number, code: code, isSticky: isSticky))
        let report = try? repair(whole, from: backup)
        whole.files.memory.fail()
        refused += report?.refused.count ?? 0
        let texts = try whole.base.texts(whole.read())
        #expect(Set(texts).isSuperset(of: ["c", "d", "w"]), "read \(number) error \(code)")
      }
    }
    #expect(refused > 0)
  }
}
