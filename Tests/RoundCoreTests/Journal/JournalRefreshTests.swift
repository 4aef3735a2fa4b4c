import Glibc
import Testing

@testable import RoundCore

/// What a window learns of what others write, without writing itself.
struct JournalRefreshTests {
  @Test("A window reads what another one has added, each entry once, and writes nothing")
  func otherWindow() throws {
    let bench = try JournalBench()
    let first = try bench.writer()
    try #require(first.append([bench.draft("a")], now: JournalBench.noon).failure == nil)
    let second = try bench.writer(seed: 2, reading: true)
    #expect(try second.refresh().entries.isEmpty)
    try #require(first.append([bench.draft("b")], now: JournalBench.noon).failure == nil)
    let before = bench.files.disk.paths.map { bench.files.disk.contents(of: $0) }
    #expect(try JournalBench.texts(second.refresh().entries) == ["b"])
    #expect(try second.refresh().entries.isEmpty)
    #expect(bench.files.disk.paths.map { bench.files.disk.contents(of: $0) } == before)
  }

  @Test("New segments, new devices and what is added to their chains are all noticed")
  func otherDevices() throws {
    let bench = try JournalBench()
    try #require(bench.writer().append([bench.draft("a")], now: JournalBench.noon).failure == nil)
    let window = try bench.writer(seed: 2, reading: true)
    let other = JournalWriter(
      folder: bench.folder, home: bench.home, device: try #require(DeviceID("d2")), epoch: 1,
      program: "1.0", identifiers: Identifiers(random: SeededRandom(seed: 3)))
    try #require(other.append([bench.draft("b")], now: JournalBench.noon).failure == nil)
    #expect(try JournalBench.texts(window.refresh().entries) == ["b"])
    try #require(other.append([bench.draft("c")], now: JournalBench.noon).failure == nil)
    let nextYear = JournalBench.noon.adding(hours: 24 * 366)
    try #require(other.append([bench.draft("d")], now: nextYear).failure == nil)
    #expect(try JournalBench.texts(window.refresh().entries) == ["c", "d"])
    #expect(try window.refresh().entries.isEmpty)
  }

  @Test("Damage that comes while the program is open is told once") func damage() throws {
    let bench = try JournalBench()
    let first = try bench.writer()
    try #require(first.append([bench.draft("a")], now: JournalBench.noon).failure == nil)
    let window = try bench.writer(seed: 2, reading: true)
    try #require(
      first.append([bench.draft("b"), bench.draft("c")], now: JournalBench.noon).failure == nil)
    var lines = try bench.lines()
    lines.remove(at: 3)
    bench.files.disk.put(bench.path(1), Array(lines.joined()))
    let found = try window.refresh()
    #expect(JournalBench.texts(found.entries) == ["c"])
    #expect(found.damage.count == 1)
    #expect(try window.refresh().damage.isEmpty)
  }

  @Test("A folder that can't be locked is read all the same; a busy one is read later")
  func withoutLock() throws {
    let bench = try JournalBench()
    let first = try bench.writer()
    try #require(first.append([bench.draft("a")], now: JournalBench.noon).failure == nil)
    let window = try bench.writer(seed: 2, reading: true)
    try #require(first.append([bench.draft("b")], now: JournalBench.noon).failure == nil)
    let held = try bench.files.lock(bench.folder.lockFile, seconds: 1)
    #expect(throws: FileError(.lock, .lockBusy, path: bench.folder.lockFile)) {
      try window.refresh()
    }
    bench.files.unlock(held)
    bench.files.fail(.init(call: .lock, number: 1, code: EROFS, isSticky: true))
    #expect(try JournalBench.texts(window.refresh().entries) == ["b"])
  }

  @Test("The system wakes a loop that waits: for a line, a segment and a device's folder")
  func watch() throws {
    let path = try temporaryFolder()
    defer { removeFolder(path) }
    let bench = try JournalBench()
    let folder = RoundFolder(path: path)
    func writer(_ device: String) throws -> JournalWriter {
      JournalWriter(
        folder: folder, home: bench.home, device: try #require(DeviceID(device)), epoch: 1,
        program: "1.0")
    }
    #expect(JournalWatch(folder: folder, home: bench.home) == nil)
    let first = try writer("d1")
    try #require(first.append([bench.draft("a")], now: JournalBench.noon).failure == nil)
    let watch = try #require(JournalWatch(folder: folder, home: bench.home))
    func wakes() -> Bool {
      var ready = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
      let count = poll(&ready, 1, 5000)
      watch.drain()
      return count == 1
    }
    func sleeps() -> Bool {
      var ready = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
      return poll(&ready, 1, 0) == 0
    }
    #expect(sleeps())
    try #require(first.append([bench.draft("b")], now: JournalBench.noon).failure == nil)
    #expect(wakes())
    let nextYear = JournalBench.noon.adding(hours: 24 * 366)
    try #require(first.append([bench.draft("c")], now: nextYear).failure == nil)
    #expect(wakes())
    let second = try writer("d2")
    try #require(second.append([bench.draft("d")], now: nextYear).failure == nil)
    #expect(wakes())
    try #require(second.append([bench.draft("e")], now: nextYear).failure == nil)
    #expect(wakes())
    // Reading what was added wakes nobody.
    let reader = try writer("d1")
    _ = try reader.refresh()
    #expect(sleeps())
  }
}
