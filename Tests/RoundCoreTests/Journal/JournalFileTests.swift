import Glibc
import Testing

@testable import RoundCore

/// What stands in place of a journal's file, on the real file system.
struct JournalFileTests {
  private struct Real {
    let path: String
    let bench: JournalBench
    let folder: RoundFolder
    var journal: String { "\(path)/\(bench.place)/1-000001.jsonl" }

    func append(_ text: String) throws -> JournalWriter.Appended {
      let writer = JournalWriter(
        folder: folder, home: bench.home, device: bench.device, epoch: 1, program: "1.0")
      return writer.append([bench.draft(text)], now: .now())
    }
  }

  private func withJournal(_ body: (Real) throws -> Void) throws {
    let path = try temporaryFolder()
    defer { removeFolder(path) }
    let real = try Real(path: path, bench: JournalBench(), folder: RoundFolder(path: path))
    try #require(real.append("a").failure == nil)
    try body(real)
  }

  private func status(_ path: String) -> stat {
    var status = stat()
    lstat(path, &status)
    return status
  }

  @Test("New files are for this account only: folders 0700, files 0600") func modes() throws {
    try withJournal { real in
      #expect(status(real.journal).st_mode & 0o7777 == 0o600)
      #expect(status("\(real.path)/local/lock").st_mode & 0o7777 == 0o600)
      #expect(status(Paths.parent(of: real.journal)).st_mode & 0o7777 == 0o700)
    }
  }

  /// What is wrong with a journal's file, and how a test makes it so.
  enum Hostile: String, CaseIterable {
    case link, twoNames, pipe, openToOthers, folder
  }

  @Test(
    "A link, a second name, a pipe, a readable file or a folder is not appended to",
    arguments: Hostile.allCases)
  func hostile(_ hostile: Hostile) throws {
    try withJournal { real in
      let aside = "\(real.path)/aside"
      switch hostile {
      case .link:
        #expect(rename(real.journal, aside) == 0 && symlink(aside, real.journal) == 0)
      case .twoNames: #expect(link(real.journal, aside) == 0)
      case .pipe: #expect(rename(real.journal, aside) == 0 && mkfifo(real.journal, 0o600) == 0)
      case .openToOthers: #expect(chmod(real.journal, 0o644) == 0)
      case .folder: #expect(rename(real.journal, aside) == 0 && mkdir(real.journal, 0o700) == 0)
      }
      let kept = hostile == .openToOthers ? real.journal : aside
      let before = try SystemFileIO().read(kept, from: 0)
      let done = try real.append("b")
      #expect(done.saved.isEmpty)
      guard case .file(let error) = done.failure, case .notOurs = error.reason else {
        Issue.record("not refused: \(String(describing: done.failure))")
        return
      }
      #expect(done.failure?.sentence.hasPrefix("NOT SAVED.") == true)
      #expect(try SystemFileIO().read(kept, from: 0) == before)
      #expect(try real.folder.segments(of: real.bench.home, device: real.bench.device).count == 1)
    }
  }

  @Test(
    "A link, a pipe or a folder is not read either, and is told as damage",
    arguments: [Hostile.link, .pipe, .folder])
  func notRead(_ hostile: Hostile) throws {
    try withJournal { real in
      let aside = "\(real.path)/aside"
      #expect(rename(real.journal, aside) == 0)
      switch hostile {
      case .link: #expect(symlink(aside, real.journal) == 0)
      case .pipe: #expect(mkfifo(real.journal, 0o600) == 0)
      default: #expect(mkdir(real.journal, 0o700) == 0)
      }
      let reading = try JournalReader.read(real.bench.home, in: real.folder)
      #expect(reading.isBroken)
      #expect(reading.entries == 0)
    }
  }

  @Test("A file in the place of a folder is refused with a sentence") func fileForFolder() throws {
    let path = try temporaryFolder()
    defer { removeFolder(path) }
    let folder = RoundFolder(path: path)
    try folder.files.replace("\(path)/homes", with: [])
    let bench = try JournalBench()
    let real = Real(path: path, bench: bench, folder: folder)
    let failure = try real.append("a").failure
    #expect(failure?.sentence.contains("is not a folder") == true)
  }

  @Test("Reading writes nothing: no file, no lock, no folder") func readingWritesNothing() throws {
    let path = try temporaryFolder()
    defer { removeFolder(path) }
    let bench = try JournalBench()
    let reading = try JournalReader.read(bench.home, in: RoundFolder(path: path))
    #expect(reading.journals == 0)
    #expect(try SystemFileIO().names(in: path).isEmpty)
  }
}
