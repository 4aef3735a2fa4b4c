import Testing

@testable import RoundCore

/// Folders on network and cloud drives: read, and not written to.
struct JournalPlaceTests {
  @Test("A folder on a network drive is read and verified, and nothing is written to it")
  func refused() throws {
    let bench = try SealBench()
    try bench.session("a")
    let remote = SeatedFiles(bench.files.memory, remote: "a network drive (NFS)")
    let folder = RoundFolder(path: "/f", files: remote, state: "/state")
    let before = bench.files.memory.disk.paths.map { bench.files.memory.disk.contents(of: $0) }
    let reading = try JournalReader.read(bench.home, in: folder, verifying: true)
    #expect(reading.damage.isEmpty)
    #expect(bench.base.texts(reading) == ["a"])
    let writer = JournalWriter(
      folder: folder, home: bench.home, device: bench.device, epoch: 1, program: "1.0",
      isSealing: true, reading: reading)
    let done = writer.append([bench.base.draft("b")], now: SealBench.noon)
    #expect(done.saved.isEmpty)
    let sentence = try #require(done.failure?.sentence)
    #expect(sentence.hasPrefix("NOT SAVED."))
    #expect(sentence.contains("a network drive (NFS)"))
    #expect(sentence.contains("Copy the folder to this computer's own disk"))
    #expect(throws: FileError(.open, .remotePlace("a network drive (NFS)"), path: "/f")) {
      try JournalRepair.run(
        bench.home, in: folder, from: bench.folder, own: bench.device)
    }
    #expect(
      bench.files.memory.disk.paths.map { bench.files.memory.disk.contents(of: $0) } == before)
  }

  @Test("A new folder is judged by the place in which it would be made") func newFolder() throws {
    let files = SeatedFiles(remote: "a network drive (SMB)")
    let folder = RoundFolder(path: "/new/deep/f", files: files)
    #expect(throws: FileError(.open, .remotePlace("a network drive (SMB)"), path: "/new/deep/f")) {
      try folder.checkPlace()
    }
    let error = #expect(throws: PretendHomeError.self) {
      try PretendHome.write(to: folder, today: Day(ordinal: 20_500), program: "1.0")
    }
    #expect(error?.sentence.contains("network drive") == true)
  }

  @Test("This computer's own disk is taken, and its other file systems are known") func realDisk()
    throws
  {
    let path = try temporaryFolder()
    defer { removeFolder(path) }
    #expect(try SystemFileIO().remotePlace(of: path) == nil)
    #expect(try SystemFileIO().remotePlace(of: "/proc") == nil)
    try RoundFolder(path: "\(path)/not/there").checkPlace()
  }
}
