import Glibc
import Testing

@testable import RoundCore

/// A folder that was copied or put back: it opens, and goes on in numbers of its own.
struct JournalEpochTests {
  private func epochs(_ bench: SealBench) throws -> [SegmentName] {
    try bench.folder.segments(of: bench.home, device: bench.device)
  }

  /// What a session of the program finds when it opens the folder.
  private func notice(_ bench: SealBench) throws -> NewEpoch? {
    try bench.read().newEpoch(of: bench.device, in: bench.folder)
  }

  @Test("A folder that stays where it is stays in its epoch") func sameSeat() throws {
    let bench = try SealBench()
    try bench.session("a")
    #expect(try notice(bench) == nil)
    try bench.session("b")
    #expect(try epochs(bench) == [SegmentName(epoch: 1, number: 1)])
  }

  @Test("A copy opens whole, says so until it is written to, and then has an epoch of its own")
  func copied() throws {
    let original = try SealBench()
    try original.session("a")
    let copy = try SealBench(original.files.copy(seat: "elsewhere"))
    #expect(try copy.base.texts(copy.read()) == ["a"])
    #expect(try copy.verify().isEmpty)
    #expect(try notice(copy) == .moved)
    let done = try copy.session("b")
    #expect(done.newEpoch == .moved)
    #expect(try epochs(copy).map(\.epoch) == [1, 2])
    #expect(try copy.folder.settings()?.epoch == 2)
    #expect(try notice(copy) == nil)
    let again = try copy.session("c")
    #expect(again.newEpoch == nil)
    #expect(try copy.verify().isEmpty)
    // The original goes on as before, and the two can be put together.
    try original.session("d")
    #expect(try epochs(original).map(\.epoch) == [1])
    let bytes = try #require(copy.files.memory.disk.contents(of: copy.path(1, epoch: 2)))
    original.files.memory.disk.put(original.path(1, epoch: 2), bytes)
    let both = try original.read()
    #expect(both.damage.isEmpty)
    #expect(Set(original.base.texts(both)) == ["a", "b", "c", "d"])
  }

  @Test("Another computer is noticed where the disk says nothing") func otherComputer() throws {
    let files = SeatedFiles(seat: nil)
    files.memory.disk.put("/etc/machine-id", Array("0123\n".utf8))
    let bench = try SealBench(files)
    try bench.session("a")
    #expect(try notice(bench) == nil)
    files.memory.disk.put("/etc/machine-id", Array("4567\n".utf8))
    #expect(try notice(bench) == .moved)
    try bench.session("b")
    #expect(try epochs(bench).map(\.epoch) == [1, 2])
  }

  @Test("A backup put back over the folder is noticed by what is remembered outside of it")
  func restored() throws {
    let bench = try SealBench()
    try bench.session("a")
    let backup = bench.files.memory.disk
    try bench.session("lost")
    let now = bench.files.memory.disk
    for path in now.paths where path.hasPrefix("/f/") {
      if let bytes = backup.contents(of: path) {
        bench.files.memory.disk.put(path, bytes)
      } else {
        bench.files.memory.disk.remove(path)
      }
    }
    let reason = try notice(bench)
    guard case .missing(let damage) = reason else {
      Issue.record("nothing noticed: \(String(describing: reason))")
      return
    }
    #expect(damage.reason.hasPrefix("2 entries are missing from the end"))
    #expect(reason?.sentence.contains("homeround repair --from") == true)
    #expect(try bench.base.texts(bench.read()) == ["a"])
    try bench.session("b")
    #expect(try epochs(bench).map(\.epoch) == [1, 2])
    // Said once; what is missing stays told by verify.
    #expect(try notice(bench) == nil)
    #expect(try bench.verify().map(\.kind) == [.missing])
    try bench.session("c")
    #expect(try epochs(bench).map(\.epoch) == [1, 2])
  }

  @Test("A laptop that hears of entries of its own which it has not begins a new epoch")
  func toldByPeer() throws {
    let bench = try SealBench(state: nil)
    try bench.session("a")
    let before = bench.files.memory.disk
    try bench.session("lost")
    try bench.session("w", on: "d2")
    let peer = try #require(bench.files.memory.disk.contents(of: bench.path(1, device: "d2")))
    // The whole disk is put back, and the other laptop's chain comes again.
    bench.files.memory.disk = before
    #expect(try notice(bench) == nil)
    bench.files.memory.disk.put(bench.path(1, device: "d2"), peer)
    guard case .missing = try notice(bench) else {
      Issue.record("nothing noticed")
      return
    }
    try bench.session("b")
    #expect(try epochs(bench).map(\.epoch) == [1, 2])
  }

  @Test("A folder whose key is gone goes on with a new one, in a new epoch") func keyless() throws {
    let bench = try SealBench()
    try bench.session("a")
    bench.files.memory.disk.remove(bench.folder.keyFile)
    #expect(try notice(bench) == .keyless)
    try bench.session("b")
    #expect(try epochs(bench).map(\.epoch) == [1, 2])
    #expect(try bench.verify().isEmpty)
  }

  @Test("A key that goes while a window is open makes no seal that readers refuse")
  func keylessMeanwhile() throws {
    let bench = try SealBench()
    try bench.session("a")
    let window = try bench.writer(reading: bench.read())
    #expect(window.append([bench.base.draft("b")], now: SealBench.noon).newEpoch == nil)
    bench.files.memory.disk.remove(bench.folder.keyFile)
    #expect(window.seal(now: SealBench.noon) == nil)
    #expect(try bench.verify().isEmpty)
    // Nothing is left without a seal, and the next entry says that an epoch was begun.
    #expect(try bench.read().chains[bench.device]?.unsealed == 0)
    let done = window.append([bench.base.draft("c")], now: SealBench.noon)
    #expect(done.newEpoch == .keyless)
    #expect(done.failure == nil)
    #expect(window.append([bench.base.draft("d")], now: SealBench.noon).newEpoch == nil)
    #expect(window.seal(now: SealBench.noon) == nil)
    #expect(try bench.folder.settings()?.epoch == 2)
    #expect(try epochs(bench).map(\.epoch) == [1, 2])
    #expect(try bench.verify().isEmpty)
    #expect(try bench.base.texts(bench.read()) == ["a", "b", "c", "d"])
  }

  @Test("Of two windows on a copy, one begins the epoch and the other joins it") func twoWindows()
    throws
  {
    let original = try SealBench()
    try original.session("a")
    let copy = try SealBench(original.files.copy(seat: "elsewhere"))
    let first = try copy.writer(reading: copy.read())
    let second = try copy.writer(reading: copy.read())
    #expect(first.append([copy.base.draft("b")], now: SealBench.noon).newEpoch == .moved)
    let done = second.append([copy.base.draft("c")], now: SealBench.noon)
    #expect(done.failure == nil)
    #expect(done.newEpoch == nil)
    #expect(try epochs(copy).map(\.epoch) == [1, 2])
    #expect(try copy.base.texts(copy.read()) == ["a", "b", "c"])
    #expect(try copy.verify().isEmpty)
  }

  @Test("Cut off at any call while the epoch begins, the next start begins one") func killed()
    throws
  {
    let original = try SealBench()
    try original.session("a")
    var calls = 1
    var finished = false
    while !finished {
      let copy = try SealBench(original.files.copy(seat: "elsewhere"))
      let writer = try copy.writer(reading: copy.read())
      copy.files.memory.kill(after: calls)
      finished = writer.append([copy.base.draft("b")], now: SealBench.noon).failure == nil
      copy.files.memory.disk = copy.files.memory.disk.afterKill()
      try copy.session("c")
      #expect(try epochs(copy).allSatisfy { $0.epoch == 1 } == false)
      #expect(try epochs(copy).filter { $0.epoch == 1 }.count == 1)
      #expect(try copy.lines(copy.path(1)) == original.lines(original.path(1)))
      #expect(try copy.verify().isEmpty)
      calls += 1
    }
    #expect(calls > 20)
  }

  @Test("Two chains with the same numbers, seen together, are told") func fork() throws {
    let original = try SealBench()
    try original.session("a")
    let copy = try SealBench(original.files.copy(seat: "here"), state: nil)
    try copy.session("b")
    try original.session("c")
    // The other laptop has seen the one, and now gets the other.
    try copy.session("w", on: "d2")
    let peer = try #require(copy.files.memory.disk.contents(of: copy.path(1, device: "d2")))
    original.files.memory.disk.put(original.path(1, device: "d2"), peer)
    let damage = try original.verify()
    #expect(damage.contains { $0.kind == .differing && $0.reason.contains("the same numbers") })
  }

  @Test("A pretend home that was just written is no copy, also when it is moved before it is used")
  func pretendHome() throws {
    let files = SeatedFiles()
    let folder = RoundFolder(path: "/f", files: files, state: "/state")
    try PretendHome.write(
      to: folder, options: PretendHomeOptions(residents: 8),
      today: UKTime(SealBench.noon).day, program: "1.0")
    #expect(!files.memory.disk.paths.contains { $0.contains("seat") || $0.contains("keys") })
    let home = try #require(try folder.homes().first)
    let settings = try #require(try folder.settings())
    let reading = try JournalReader.read(home, in: folder)
    #expect(reading.newEpoch(of: settings.device, in: folder) == nil)
    let writer = JournalWriter(
      folder: folder, home: home, device: settings.device, epoch: 1, program: "1.0",
      isSealing: true, reading: reading)
    let author = Author(name: "A", role: "gp", organisation: "", registration: nil)
    let done = writer.append(
      [EntryDraft(HomeDeclared(name: "Elm", pretend: true), author: author)], now: SealBench.noon)
    #expect(done.failure == nil)
    #expect(done.newEpoch == nil)
    #expect(writer.seal(now: SealBench.noon) == nil)
    #expect(try folder.segments(of: home, device: settings.device).allSatisfy { $0.epoch == 1 })
    #expect(try JournalReader.read(home, in: folder, verifying: true).damage.isEmpty)
  }

  @Test("On a real disk a folder that was copied is told from one that was renamed") func realDisk()
    throws
  {
    let path = try temporaryFolder()
    defer { removeFolder(path) }
    let first = RoundFolder(path: "\(path)/first")
    try first.files.makeFolder(first.local)
    let seat = try first.seat(named: "x")
    #expect(seat.place != nil)
    try #require(rename("\(path)/first", "\(path)/second") == 0)
    let second = RoundFolder(path: "\(path)/second")
    #expect(try !second.isMoved(from: seat))
    let third = RoundFolder(path: "\(path)/third")
    try third.files.makeFolder(third.local)
    #expect(try third.isMoved(from: seat))
  }
}
