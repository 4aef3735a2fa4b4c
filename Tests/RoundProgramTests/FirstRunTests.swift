import Glibc
import RoundCore
import Testing

@testable import RoundProgram
@testable import RoundScreens

/// What the first run writes, over a disk that refuses, and what is said at the end of the program.
struct FirstRunTests {
  private static let author = Author(
    name: "K. Adeyemi", role: "pharmacist", organisation: "Bridge Street", registration: nil)

  private static let answers = SetUp(
    pretend: false, tour: false, homeName: "Elm", author: author, pin: "1234")

  @Test(
    "Tried again after a failure, there are one home and one person",
    arguments: [FileError.Call.write, .sync, .rename, .lock, .makeFolder, .open])
  func again(call: FileError.Call) throws {
    // In memory where that can be had: every call is synced.
    let base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    for number in 1...60 {
      var template = Array("\(base)/homeround-first-XXXXXX".utf8CString)
      let path = try #require(mkdtemp(&template).map { String(cString: $0) })
      defer { remove(path) }
      let files = FaultyFiles()
      let folder = RoundFolder(path: "\(path)/folder", files: files, state: "\(path)/state")
      files.fail(
        FaultyFiles.Fault(call: call, number: number, reason: .system(ENOSPC), isSticky: true))
      var problem: (any Error)?
      do {
        try FirstRun.write(FirstRunTests.answers, folder: folder, home: nil)
      } catch {
        problem = error
      }
      let hasFailed = files.hasFailed
      files.fail(nil)
      if let problem {
        let words = FirstRun.sentence(of: problem, folder: folder)
        #expect(words.contains("The disk is full."), "\(words)")
        #expect(!words.contains("NOT SAVED"), "\(words)")
        try FirstRun.write(FirstRunTests.answers, folder: folder, home: nil)
      }
      #expect(try folder.persons().map(\.author) == [FirstRunTests.author], "\(call) \(number)")
      let homes = try folder.homes()
      #expect(homes.count == 1, "\(call) \(number)")
      let home = try #require(homes.first)
      #expect(try JournalReader.read(home, in: folder).record.homeName == "Elm")
      if !hasFailed { break }
    }
  }

  @Test(
    "Whoever is added under a name that is here already is marked: nobody becomes another by a name"
  )
  func sameName() throws {
    var template = Array("/tmp/homeround-first-XXXXXX".utf8CString)
    let path = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer { remove(path) }
    let folder = RoundFolder(path: "\(path)/folder")
    try FirstRun.write(FirstRunTests.answers, folder: folder, home: nil)
    let home = try folder.homes().first
    func add(_ name: String, _ role: String) throws -> Author? {
      try FirstRun.write(
        SetUp(
          pretend: false, tour: false, homeName: nil,
          author: Author(name: name, role: role, organisation: "Elsewhere", registration: nil),
          pin: "9999"), folder: folder, home: home)
      return try folder.persons().map(\.author).first { $0.name == name && $0.role == role }
    }
    let second = try #require(try add("k. adeyemi", "gp"))
    #expect(second.renewed != nil && second.renewed?.vouchedBy == nil)
    #expect(Catalog.shipped.shown(second).contains("nobody vouched for it"))
    #expect(try add("L. Brown", "gp")?.renewed == nil)
    #expect(throws: FirstRun.Problem.self) {
      try FirstRun.write(FirstRunTests.answers, folder: folder, home: home)
    }
  }

  @Test("What comes too late for the screens is said in sentences") func late() {
    let full = FileError(.sync, .system(ENOSPC), path: "/f/x")
    let unsealed = ProgramRunner.words(unsealed: .file(full))
    #expect(unsealed.hasPrefix("What was said to be saved is saved."))
    #expect(unsealed.contains("The disk is full."))
    #expect(!unsealed.contains("errno"))
    let written = ProgramRunner.words(
      late: .written(token: 1, entries: [], failure: .file(full), leftBehind: nil))
    #expect(written?.hasPrefix("NOT SAVED. The disk is full.") == true)
    #expect(written?.contains("still here") == false)
    let draft = ProgramRunner.words(late: .draftFailed(file: "x", sentence: full.sentence))
    #expect(draft?.contains("could not be kept as a draft. The disk is full.") == true)
    #expect(ProgramRunner.words(late: .settingsSaved) == nil)
    #expect(
      ProgramRunner.words(late: .written(token: 1, entries: [], failure: nil, leftBehind: nil))
        == nil)
  }

  private func remove(_ path: String) {
    if (try? SystemFileIO().kind(of: path)) == .folder {
      for name in (try? SystemFileIO().names(in: path)) ?? [] { remove("\(path)/\(name)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
