import Glibc
import Testing

@testable import RoundCore

/// What a disk that refuses does to an append.
struct JournalFailureTests {
  /// A bench with one entry, "a", and its writer.
  private func begun() throws -> (JournalBench, JournalWriter) {
    let bench = try JournalBench()
    let writer = try bench.writer()
    try #require(writer.append([bench.draft("a")], now: JournalBench.noon).failure == nil)
    return (bench, writer)
  }

  /// The disk after a power cut that loses every byte the disk had refused or not synced.
  private func afterLoss(_ bench: JournalBench) throws -> JournalBench {
    let after = try JournalBench()
    for path in bench.files.disk.paths where path.hasSuffix(".jsonl") {
      let file = try #require(bench.files.disk.file(at: path))
      var bytes = Array(file.bytes.prefix(file.synced))
      for range in file.dropped.reversed() {
        if range.upperBound == bytes.count {
          bytes.removeSubrange(range)
        } else {
          for place in range { bytes[place] = 0 }
        }
      }
      after.files.disk.put(path, bytes)
    }
    return after
  }

  private func expectWhole(_ bench: JournalBench, _ texts: [String]) throws {
    for bench in [bench, try afterLoss(bench)] {
      let reading = try bench.read()
      #expect(reading.damage.isEmpty)
      #expect(bench.texts(reading) == texts)
      let again = try bench.writer(seed: 77, reading: true)
      let done = again.append([bench.draft("later")], now: JournalBench.noon)
      #expect(done.failure == nil)
      #expect(try bench.read().damage.isEmpty)
      #expect(try bench.texts(bench.read()) == texts + ["later"])
    }
  }

  @Test("A failed sync is not tried again on that file: the entry goes into a new segment")
  func failedSync() throws {
    let (bench, writer) = try begun()
    let before = try #require(bench.files.disk.contents(of: bench.path(1))).count
    bench.files.fail(.init(call: .sync, number: 1, code: EIO))
    let done = writer.append([bench.draft("b")], now: JournalBench.noon)
    #expect(done.failure == nil)
    #expect(JournalBench.texts(done.saved) == ["b"])
    let previous = try #require(try bench.previous(2))
    #expect(previous.goodBytes == before)
    #expect(previous.unsynced == true)
    // The refused line is still to be seen in the cache, with the same identifier as the one saved.
    let refused = try #require(try bench.lines(1).last)
    let header = try EntryLine.read(refused[...], device: bench.device, epoch: 1).header
    #expect(header.id == done.saved.last?.header.id)
    // Lines: opening, then the entry. No sync of the first file came after the failed one.
    #expect(bench.files.disk.file(at: bench.path(1))?.dropped.count == 1)
    try expectWhole(bench, ["a", "b"])
  }

  @Test("A full disk: part of a line stays, the entry goes into a new segment") func shortWrite()
    throws
  {
    for part in [0, 1, 53, 200] {
      let (bench, writer) = try begun()
      bench.files.fail(.init(call: .write, number: 1, code: ENOSPC, writes: part))
      let done = writer.append([bench.draft("b")], now: JournalBench.noon)
      #expect(done.failure == nil)
      #expect(try bench.lines(2).count == 2)
      try expectWhole(bench, ["a", "b"])
    }
  }

  @Test(
    "What can't be saved is never said to be saved, and the sentence says what to do",
    arguments: [FileError.Call.write, .sync], [0, 40])
  func neverSaved(call: FileError.Call, part: Int) throws {
    let (bench, writer) = try begun()
    bench.files.fail(.init(call: call, number: 1, code: ENOSPC, isSticky: true, writes: part))
    for _ in 0..<3 {
      let done = writer.append([bench.draft("b")], now: JournalBench.noon)
      #expect(done.saved.isEmpty)
      #expect(done.failure?.sentence.hasPrefix("NOT SAVED. The disk is full.") == true)
    }
    bench.files.fail()
    let done = writer.append([bench.draft("c")], now: JournalBench.noon)
    #expect(done.failure == nil)
    try expectWhole(bench, ["a", "c"])
  }

  @Test("A disk that stays full does not fill the folder with empty segments")
  func noEmptySegments()
    throws
  {
    let (bench, writer) = try begun()
    bench.files.fail(.init(call: .write, number: 1, code: ENOSPC, isSticky: true))
    for _ in 0..<10 { _ = writer.append([bench.draft("b")], now: JournalBench.noon) }
    #expect(try bench.folder.segments(of: bench.home, device: bench.device).count == 2)
    bench.files.fail()
    #expect(writer.append([bench.draft("b")], now: JournalBench.noon).failure == nil)
    try expectWhole(bench, ["a", "b"])
  }

  @Test(
    "Every call that fails, once or for good: nothing false is said, and the chain stays whole",
    arguments: [FileError.Call.open, .read, .write, .sync, .list, .makeFolder, .lock, .examine])
  func everyCall(call: FileError.Call) throws {
    for number in 1...14 {
      for isSticky in [false, true] {
        for isFresh in [false, true] {
          let bench = try JournalBench()
          var saved: [String] = []
          if !isFresh {
            _ = try bench.writer(seed: 3).append([bench.draft("0")], now: JournalBench.noon)
            saved = ["0"]
          }
          let writer = try bench.writer()
          bench.files.fail(
            .init(call: call, number: number, code: EIO, isSticky: isSticky, writes: 30))
          for text in ["1", "2", "3"] {
            let done = writer.append([bench.draft(text)], now: JournalBench.noon)
            #expect(done.failure == nil || !JournalBench.texts(done.saved).contains(text))
            saved += JournalBench.texts(done.saved)
          }
          bench.files.fail()
          let done = writer.append([bench.draft("4")], now: JournalBench.noon)
          #expect(done.failure == nil, "\(call) \(number) sticky \(isSticky)")
          try expectWhole(bench, saved + ["4"])
        }
      }
    }
  }

  @Test("A new epoch whose first segment the disk refuses names what its second follows")
  func refusedEpoch() throws {
    let (bench, _) = try begun()
    let writer = try bench.writer(epoch: 2, seed: 2, reading: true)
    bench.files.fail(.init(call: .write, number: 1, code: ENOSPC, writes: 30))
    let later = JournalBench.noon.adding(minutes: 1)
    #expect(writer.append([bench.draft("b")], now: later).failure == nil)
    let reading = try bench.read()
    #expect(reading.damage.isEmpty)
    #expect(bench.texts(reading) == ["a", "b"])
  }

  @Test("Another window goes on after the failure of the first, and the first joins it")
  func otherWindow()
    throws
  {
    let (bench, writer) = try begun()
    let other = try bench.writer(seed: 2, reading: true)
    bench.files.fail(.init(call: .sync, number: 1, code: EIO, isSticky: true))
    #expect(writer.append([bench.draft("b")], now: JournalBench.noon).failure != nil)
    bench.files.fail()
    // The other window can't know that the disk refused "b": it reads it, and writes after it.
    let done = other.append([bench.draft("c")], now: JournalBench.noon)
    #expect(done.failure == nil)
    let back = writer.append([bench.draft("d")], now: JournalBench.noon)
    #expect(back.failure == nil)
    #expect(JournalBench.texts(back.others).contains("c"))
    let reading = try bench.read()
    #expect(reading.damage.isEmpty)
    #expect(bench.texts(reading) == ["a", "b", "c", "d"])
  }

  @Test("A window that had read the refused entry does not show it twice") func noDouble() throws {
    let (bench, writer) = try begun()
    bench.files.fail(.init(call: .sync, number: 1, code: EIO))
    // The disk as it was between the refusal and the second try.
    bench.files.disk.keepsHistory = true
    _ = writer.append([bench.draft("b")], now: JournalBench.noon)
    let between = try #require(
      bench.files.disk.history.last {
        $0.kind(of: bench.path(2)) == nil
      })
    let whole = bench.files.disk
    bench.files.disk = between
    let other = try bench.writer(seed: 2, reading: true)
    #expect(try bench.texts(bench.read()) == ["a", "b"])
    bench.files.disk = whole
    bench.files.fail()
    bench.files.disk.keepsHistory = false
    let done = other.append([bench.draft("c")], now: JournalBench.noon)
    #expect(done.failure == nil)
    #expect(JournalBench.texts(done.others).isEmpty)
    try expectWhole(bench, ["a", "b", "c"])
  }

  @Test(
    "A file that could not be read at the start is read again before anything is added to it",
    arguments: 1...2, [EIO, EMFILE])
  func unreadAtStart(number: Int, code: Int32) throws {
    let (bench, writer) = try begun()
    let later = JournalBench.noon.adding(hours: 24 * 366)
    try #require(writer.append([bench.draft("b")], now: later).failure == nil)
    bench.files.fail(.init(call: .read, number: number, code: code))
    let reading = try bench.read()
    #expect(reading.isBroken)
    let second = JournalWriter(
      folder: bench.folder, home: bench.home, device: bench.device, epoch: 1, program: "1.0",
      reading: reading, identifiers: Identifiers(random: SeededRandom(seed: 2)))
    #expect(second.append([bench.draft("c")], now: later).failure == nil)
    try expectWhole(bench, ["a", "b", "c"])
  }
}
