import Glibc
import RoundCore
import Testing

@testable import RoundExchange
@testable import RoundProgram
@testable import RoundScreens

/// Locking a folder, and changing its passphrase, over a disk of which one call after the other fails.
struct StoreFaultTests {
  private static let calls: [FileError.Call] = [
    .open, .write, .sync, .rename, .makeFolder, .examine, .list, .read, .lock,
  ]
  private static let first = Array("four words of mine".utf8)
  private static let second = Array("four other words".utf8)
  /// Little, so that the tests are quick.
  private static let work = 4

  /// A folder of the real disk, and its keys.
  private final class Place {
    let path: String
    let files = FaultyFiles()
    let sheet = RecoverySheet()
    let key = StoreKey()

    init() throws {
      // In memory where that can be had: every call is made thousands of times, and synced.
      let base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
      var template = Array("\(base)/homeround-fault-XXXXXX".utf8CString)
      path = try #require(mkdtemp(&template).map { String(cString: $0) })
    }

    deinit { ExchangeSide.remove(path) }

    var folder: RoundFolder { RoundFolder(path: "\(path)/f", files: files) }
    var keys: StoreKeys { StoreKeys(folder: folder, work: StoreFaultTests.work) }

    /// - Returns: whether something failed, and what was said of it.
    func failing(
      _ call: FileError.Call, _ number: Int, _ isSticky: Bool, _ work: () throws -> Void
    ) -> (hasFailed: Bool, error: (any Error)?) {
      files.fail(
        FaultyFiles.Fault(call: call, number: number, reason: .system(EIO), isSticky: isSticky))
      defer { files.fail(nil) }
      do {
        try work()
        return (files.hasFailed, nil)
      } catch {
        return (files.hasFailed, error)
      }
    }

    func opens(_ phrase: [UInt8]) -> Bool { isKey(keys.open(passphrase: phrase)) }
    var sheetOpens: Bool { isKey(keys.open(sheet: sheet)) }

    private func isKey(_ answer: StoreKeys.Answer) -> Bool {
      guard case .opened(let found) = answer else { return false }
      return found.bytes == key.bytes
    }
  }

  @Test(
    "Whichever call fails while a folder is locked, it is not locked or the sheet opens it, and the next attempt locks it",
    arguments: StoreFaultTests.calls, [false, true])
  func locking(call: FileError.Call, isSticky: Bool) throws {
    for number in 1...40 {
      let place = try Place()
      let (hasFailed, error) = place.failing(call, number, isSticky) {
        try place.keys.make(
          passphrase: StoreFaultTests.first, sheet: place.sheet, key: place.key)
      }
      let what = "\(call) \(number) \(isSticky)"
      guard error != nil else {
        #expect(place.opens(StoreFaultTests.first) && place.sheetOpens, "\(what)")
        if hasFailed { continue }
        break
      }
      // Half of it is there only in this order: the sheet, which is known by now, then the passphrase.
      let isThere = place.folder.isLockedStore
      #expect(isThere == place.sheetOpens, "\(what)")
      // What a person does: the same once more, with the same sheet and key.
      try place.keys.make(
        passphrase: StoreFaultTests.first, sheet: place.sheet, key: place.key)
      #expect(place.opens(StoreFaultTests.first) && place.sheetOpens, "\(what)")
    }
  }

  @Test(
    "Whichever call fails while a passphrase is changed, the one before or the new one opens the folder, with the same key",
    arguments: StoreFaultTests.calls, [false, true])
  func changing(call: FileError.Call, isSticky: Bool) throws {
    for number in 1...40 {
      let place = try Place()
      try place.keys.make(passphrase: StoreFaultTests.first, sheet: place.sheet, key: place.key)
      let (hasFailed, error) = place.failing(call, number, isSticky) {
        try place.keys.change(StoreFaultTests.second, of: place.key)
      }
      let what = "\(call) \(number) \(isSticky)"
      let isNew = place.opens(StoreFaultTests.second)
      #expect(isNew != place.opens(StoreFaultTests.first), "\(what)")
      #expect(place.sheetOpens, "\(what)")
      // What was said to be done is done.
      if error == nil { #expect(isNew, "\(what)") }
      try place.keys.change(StoreFaultTests.second, of: place.key)
      #expect(place.opens(StoreFaultTests.second), "\(what)")
      if !hasFailed { break }
    }
  }

  @Test(
    "Whichever call fails while a passphrase is tried, the right one opens the folder afterwards",
    arguments: StoreFaultTests.calls)
  func trying(call: FileError.Call) throws {
    let place = try Place()
    try place.keys.make(passphrase: StoreFaultTests.first, sheet: place.sheet, key: place.key)
    for number in 1...40 {
      var opened = false
      let (hasFailed, _) = place.failing(call, number, false) {
        opened = place.opens(StoreFaultTests.first)
      }
      if !opened { #expect(hasFailed, "\(call) \(number)") }
      #expect(place.opens(StoreFaultTests.first), "\(call) \(number)")
      if !hasFailed { break }
    }
  }

  /// Every file below a folder that holds some bytes.
  private func files(in path: String, with bytes: [UInt8]) throws -> [String] {
    let disk = SystemFileIO()
    return try disk.names(in: path).flatMap { name -> [String] in
      let inner = "\(path)/\(name)"
      if try disk.kind(of: inner) == .folder { return try files(in: inner, with: bytes) }
      return try disk.read(inner, from: 0).firstRange(of: bytes) == nil ? [] : [inner]
    }
  }

  @Test(
    "Whichever call fails in a first run that locks the folder, the next attempt leaves one home and one person, sealed",
    arguments: StoreFaultTests.calls)
  func wholeFirstRun(call: FileError.Call) throws {
    let author = Author(
      name: "K. Adeyemi", role: "pharmacist", organisation: "Bridge Street", registration: nil)
    let answers = SetUp(
      pretend: false, tour: false, homeName: "Quetzalcoatl", author: author, pin: "1234",
      passphrase: "four words of mine")
    for number in 1...60 {
      let place = try Place()
      let sealed = LockedFiles(place.files, root: place.folder.path)
      let folder = RoundFolder(
        path: place.folder.path, files: sealed, state: "\(place.path)/state")
      func run() throws {
        try place.keys.make(
          passphrase: StoreFaultTests.first, sheet: place.sheet, key: place.key)
        sealed.open(with: place.key)
        try FirstRun.write(answers, folder: folder, home: nil)
      }
      let (hasFailed, error) = place.failing(call, number, number % 2 == 0, run)
      if error != nil { try run() }
      let what = "\(call) \(number)"
      #expect(place.opens(StoreFaultTests.first) && place.sheetOpens, "\(what)")
      #expect(try folder.persons().map(\.author) == [author], "\(what)")
      let homes = try folder.homes()
      #expect(homes.count == 1, "\(what)")
      let home = try #require(homes.first)
      #expect(try JournalReader.read(home, in: folder).record.homeName == "Quetzalcoatl", "\(what)")
      #expect(try files(in: place.path, with: Array("Quetzalcoatl".utf8)).isEmpty, "\(what)")
      if !hasFailed { break }
    }
  }

  @Test("The first run that failed in the middle of locking is gone on with, on the same folder")
  func firstRun() throws {
    let place = try Place()
    let answers = SetUp(
      pretend: false, tour: false, homeName: "Elm",
      author: Author(
        name: "K. Adeyemi", role: "pharmacist", organisation: "Bridge Street", registration: nil),
      pin: "1234", passphrase: "four words of mine")
    let folder = RoundFolder(path: "\(place.path)/f")
    let locking = FolderLocking()
    // What the passphrase's file is written into first can't be written: a folder stands there.
    let inTheWay = "\(folder.passphraseFile).new"
    try SystemFileIO().makeFolder("\(inTheWay)/x")
    #expect(throws: (any Error).self) { try locking.lock(folder, answers) }
    #expect(folder.isLockedStore)
    ExchangeSide.remove(inTheWay)
    let locked = try locking.lock(folder, answers)
    #expect(locked.lockedFiles?.isOpen == true)
    guard case .opened = StoreKeys(folder: folder).open(passphrase: StoreFaultTests.first) else {
      Issue.record("the passphrase does not open it")
      return
    }
  }
}
