import Glibc
import RoundCore
import RoundExchange
import RoundScreens
import Testing

@testable import RoundProgram

/// A first run in a locked folder, on a disk that fails in the middle of it.
struct FolderLockingTests {
  private static let author = Author(
    name: "K. Adeyemi", role: "pharmacist", organisation: "Bridge Street", registration: nil)

  private func answers(_ passphrase: String?) -> SetUp {
    SetUp(
      pretend: false, tour: false, homeName: "Elm", author: FolderLockingTests.author, pin: "1234",
      passphrase: passphrase)
  }

  private func with(_ body: (RoundFolder) throws -> Void) throws {
    var template = Array("/tmp/homeround-locking-XXXXXX".utf8CString)
    let path = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer { ExchangeSide.remove(path) }
    try body(RoundFolder(path: "\(path)/folder", state: "\(path)/state"))
  }

  /// A folder where a file is to come lets nothing be written there, as a failing disk does.
  private func block(_ path: String) throws { try SystemFileIO().makeFolder(path) }

  @Test(
    "Tried again after the disk failed in the middle of locking, it is locked, with the sheet that was shown"
  )
  func again() throws {
    for place in [
      "local/store/recovery.age.new", "local/store/passphrase.age.new", "local/device.new",
    ] {
      try with { folder in
        let locking = FolderLocking()
        let words = locking.words
        try block("\(folder.path)/\(place)")
        let problem = #expect(throws: (any Error).self) {
          let locked = try locking.lock(folder, answers("four words of mine"))
          try FirstRun.write(answers("four words of mine"), folder: locked, home: nil)
        }
        let said = problem.map { FirstRun.sentence(of: $0, folder: folder) } ?? ""
        #expect(!said.contains("damaged"), "\(place): \(said)")
        #expect(said.contains("What you typed is still here."), "\(place): \(said)")
        rmdir("\(folder.path)/\(place)")
        let locked = try locking.lock(folder, answers("four words of mine"))
        try FirstRun.write(answers("four words of mine"), folder: locked, home: nil)
        let sheet = try #require(RecoverySheet(typed: words.groups.joined()))
        guard case .opened(let key) = StoreKeys(folder: folder.onDisk).open(sheet: sheet) else {
          Issue.record("\(place): the sheet does not open it")
          return
        }
        let files = LockedFiles(SystemFileIO(), root: folder.path)
        files.open(with: key)
        let opened = RoundFolder(path: folder.path, files: files)
        let home = try #require(try opened.homes().first)
        #expect(try JournalReader.read(home, in: opened).record.homeName == "Elm", "\(place)")
      }
    }
  }

  @Test("After locking was begun nothing is written without the lock, and it is said how to go on")
  func notWithout() throws {
    try with { folder in
      let locking = FolderLocking()
      try block("\(folder.path)/local/store/passphrase.age.new")
      #expect(throws: (any Error).self) { try locking.lock(folder, answers("four words of mine")) }
      let problem = #expect(throws: FirstRun.Problem.self) {
        try locking.lock(folder, answers(nil))
      }
      let said = problem.map { FirstRun.sentence(of: $0, folder: folder) } ?? ""
      #expect(said.contains("has begun to be locked") && said.contains("then 4"))
      // In the next run its sheet has opened it: what is set up then is sealed, without a second lock.
      let files = OpenStores.locked(folder.path)
      let opened = RoundFolder(path: folder.path, files: files)
      #expect(try FolderLocking().lock(opened, answers(nil)).lockedFiles != nil)
    }
  }
}
