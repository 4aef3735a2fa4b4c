import Glibc
import Testing

@testable import RoundCore

/// What becomes of a journal that a window keeps open between one entry and the next, on the real file
/// system.
struct JournalOpenFileTests {
  private struct Window {
    let path: String
    let bench: JournalBench
    let folder: RoundFolder
    let writer: JournalWriter

    var journal: String { "\(path)/\(bench.place)/1-000001.jsonl" }
    var aside: String { "\(path)/aside" }

    func append(_ text: String, now: Moment = .now()) -> JournalWriter.Appended {
      writer.append([bench.draft(text)], now: now)
    }

    /// Another window on the same folder.
    func another() -> JournalWriter {
      JournalWriter(
        folder: folder, home: bench.home, device: bench.device, epoch: 1, program: "1.0")
    }

    func holds(_ text: String) throws -> Bool {
      String(decoding: try SystemFileIO().read(journal, from: 0), as: UTF8.self).contains(text)
    }
  }

  /// A window that has saved two entries, the second of them after the disk gives its folder's names
  /// another time than any later change.
  private func withWindow(_ body: (Window) throws -> Void) throws {
    let path = try temporaryFolder()
    defer { removeFolder(path) }
    let bench = try JournalBench()
    let folder = RoundFolder(path: path)
    let writer = JournalWriter(
      folder: folder, home: bench.home, device: bench.device, epoch: 1, program: "1.0")
    let window = Window(path: path, bench: bench, folder: folder, writer: writer)
    try #require(window.append("first").failure == nil)
    usleep(60_000)
    try #require(window.append("second").failure == nil)
    try #require(writer.listing != nil, "the disk keeps no times that can be relied on")
    try body(window)
  }

  @Test("What another file took the place of is not written to: the entry goes where readers look")
  func replaced() throws {
    try withWindow { window in
      let bytes = try SystemFileIO().read(window.journal, from: 0)
      #expect(rename(window.journal, window.aside) == 0)
      try SystemFileIO().replace(window.journal, with: bytes)
      #expect(window.append("third").failure == nil)
      #expect(try window.holds("third"))
      #expect(try SystemFileIO().read(window.aside, from: 0) == bytes)
    }
  }

  @Test("The same, when the folder above it was replaced by a copy") func folderReplaced() throws {
    try withWindow { window in
      let homes = "\(window.path)/homes"
      let bytes = try SystemFileIO().read(window.journal, from: 0)
      #expect(rename(homes, window.aside) == 0)
      try SystemFileIO().makeFolder(Paths.parent(of: window.journal))
      try SystemFileIO().replace(window.journal, with: bytes)
      #expect(window.append("third").failure == nil)
      #expect(try window.holds("third"))
    }
  }

  /// What is done to a journal behind the back of the window that has it open.
  enum Done: String, CaseIterable {
    case removed, link, twoNames, openToOthers, cutShort
  }

  @Test(
    "A journal that was taken away, or is no longer ours alone, takes no entry",
    arguments: Done.allCases)
  func notOurs(_ done: Done) throws {
    try withWindow { window in
      switch done {
      case .removed: #expect(unlink(window.journal) == 0)
      case .link:
        #expect(rename(window.journal, window.aside) == 0)
        #expect(symlink(window.aside, window.journal) == 0)
      case .twoNames: #expect(link(window.journal, window.aside) == 0)
      case .openToOthers: #expect(chmod(window.journal, 0o644) == 0)
      case .cutShort: #expect(truncate(window.journal, 300) == 0)
      }
      let result = window.append("third")
      #expect(result.saved.isEmpty)
      #expect(result.failure?.sentence.hasPrefix("NOT SAVED.") == true)
      if done == .removed { return }
      let kept = try SystemFileIO().read(
        done == .link ? window.aside : window.journal, from: 0)
      #expect(!String(decoding: kept, as: UTF8.self).contains("third"))
    }
  }

  @Test("A segment that another window began is gone on with") func newSegment() throws {
    try withWindow { window in
      let year = Moment.now().adding(hours: 366 * 24)
      let other = window.another()
      #expect(other.append([window.bench.draft("third")], now: year).failure == nil)
      let result = window.append("fourth", now: year)
      #expect(result.failure == nil)
      #expect(result.others.count == 2)
      let reading = try JournalReader.read(window.bench.home, in: window.folder)
      #expect(reading.damage.isEmpty)
      #expect(reading.journals == 2)
    }
  }

  @Test("What another window added is read first, and entries follow one another") func added()
    throws
  {
    try withWindow { window in
      let other = window.another()
      for number in 1...5 {
        #expect(other.append([window.bench.draft("other \(number)")]).failure == nil)
        let result = window.append("own \(number)")
        #expect(result.failure == nil && result.others.count == 1)
      }
      let reading = try JournalReader.read(window.bench.home, in: window.folder)
      #expect(reading.damage.isEmpty)
      #expect(reading.entries == 14)
    }
  }

  @Test("A rebuilt file that has come meanwhile stops the window") func rebuilt() throws {
    try withWindow { window in
      let place = "\(window.path)/\(window.bench.place)/1-000001.rebuilt"
      try SystemFileIO().replace(place, with: try SystemFileIO().read(window.journal, from: 0))
      guard case .file(let error) = window.append("third").failure else {
        Issue.record("not stopped")
        return
      }
      #expect(error.reason == .rebuilt)
    }
  }

  @Test("The names of a folder are told by its stamp, once the clock has gone on") func stamp()
    throws
  {
    let path = try temporaryFolder()
    defer { removeFolder(path) }
    let files = SystemFileIO()
    let file = try files.openForAppend("\(path)/a", creating: true)
    defer { files.close(file) }
    #expect(try files.stamp(of: path) == nil)
    usleep(60_000)
    let before = try #require(try files.stamp(of: path))
    try files.append([1], to: file)
    #expect(try files.stamp(of: path) == before)
    #expect(rename("\(path)/a", "\(path)/b") == 0)
    #expect(try files.stamp(of: path) != before)
    usleep(60_000)
    let after = try #require(try files.stamp(of: path))
    #expect(after != before)
    try files.replace("\(path)/b", with: [2])
    usleep(60_000)
    #expect(try files.stamp(of: path) != after)
    #expect(try files.stamp(of: "\(path)/b") == nil)
    #expect(try files.stamp(of: "\(path)/none") == nil)
  }

  @Test("A stamp counts only where every later change has another time") func settled() {
    let second: Int64 = 1_773_316_800_000_000_000
    func isSettled(_ changed: Int64, after: Int64) -> Bool {
      FolderStamp(device: 1, inode: 2, changed: changed).isSettled(now: changed + after)
    }
    #expect(isSettled(second + 123_456_789, after: 20_000_001))
    #expect(!isSettled(second + 123_456_789, after: 20_000_000))
    // The clock was set back since.
    #expect(!isSettled(second + 123_456_789, after: -1_000_000_000))
    // Disks that keep whole seconds, or hundredths.
    #expect(!isSettled(second, after: 5_000_000_000))
    #expect(!isSettled(second + 120_000_000, after: 5_000_000_000))
  }

  @Test("A lock that was kept open is taken again while its file stands, and only alone")
  func keptLock() throws {
    let path = try temporaryFolder()
    defer { removeFolder(path) }
    let files = SystemFileIO()
    let place = "\(path)/lock"
    let busy = FileError(.lock, .lockBusy, path: place)
    let lock = try files.lock(place, seconds: 0)
    #expect(throws: busy) { _ = try files.lock(place, seconds: 0) }
    let kept = try #require(files.unlockKeeping(lock))
    defer { files.close(kept) }
    let other = try files.lock(place, seconds: 0)
    #expect(throws: busy) { _ = try files.lockAgain(kept, place, seconds: 0) }
    files.unlock(other)
    #expect(try files.lockAgain(kept, place, seconds: 0))
    #expect(throws: busy) { _ = try files.lock(place, seconds: 0) }
    _ = files.unlockKeeping(kept)
    #expect(unlink(place) == 0)
    #expect(try files.lockAgain(kept, place, seconds: 0) == false)
    let new = try files.lock(place, seconds: 0)
    defer { files.unlock(new) }
    #expect(try files.lockAgain(kept, place, seconds: 0) == false)
  }
}
