import RoundCore
import Synchronization
import Testing

@testable import RoundExchange

/// The key of a locked folder, its passphrase and its recovery sheet.
struct StoreKeysTests {
  private let phrase = Array("four words and some".utf8)
  /// Little, so that the tests are quick.
  private let work = 4

  private func begun() throws -> (
    place: StoreTestPlace, keys: StoreKeys, key: StoreKey, sheet: RecoverySheet
  ) {
    let place = try StoreTestPlace()
    let keys = StoreKeys(folder: place.folder, work: work)
    let sheet = RecoverySheet()
    return (place, keys, try keys.make(passphrase: phrase, sheet: sheet), sheet)
  }

  private func bytes(_ answer: StoreKeys.Answer) -> [UInt8]? {
    guard case .opened(let key) = answer else { return nil }
    return key.bytes
  }

  @Test("The passphrase and the sheet open the folder with the same key") func opens() throws {
    let (place, keys, key, sheet) = try begun()
    #expect(place.folder.isLockedStore)
    #expect(bytes(keys.open(passphrase: phrase)) == key.bytes)
    #expect(bytes(keys.open(sheet: sheet)) == key.bytes)
    let typed = try #require(RecoverySheet(typed: sheet.groups.joined(separator: " ").lowercased()))
    #expect(bytes(keys.open(sheet: typed)) == key.bytes)
    #expect(bytes(keys.open(passphrase: Array("four words and none".utf8))) == nil)
    #expect(bytes(keys.open(sheet: RecoverySheet())) == nil)
  }

  @Test("A letter of the sheet that is wrong is noticed before anything is tried") func typing() {
    let groups = RecoverySheet().groups
    #expect(groups.count == 10)
    for index in groups.indices {
      var wrong = groups
      let last = wrong[index].removeLast()
      wrong[index].append(last == "Q" ? "P" : "Q")
      #expect(RecoverySheet(typed: wrong.joined(separator: " ")) == nil)
    }
    #expect(RecoverySheet(typed: "") == nil)
  }

  @Test("After the passphrase was changed only the new one opens, with the same key") func changed()
    throws
  {
    let (place, keys, key, sheet) = try begun()
    defer { withExtendedLifetime(place) {} }
    try keys.change(Array("another one of them".utf8), of: key)
    #expect(bytes(keys.open(passphrase: phrase)) == nil)
    #expect(bytes(keys.open(passphrase: Array("another one of them".utf8))) == key.bytes)
    #expect(bytes(keys.open(sheet: sheet)) == key.bytes)
  }

  @Test("A wrong passphrase and an altered file are answered alike, and both count as tries")
  func noOracle() throws {
    let (place, keys, _, _) = try begun()
    let path = place.folder.passphraseFile
    let file = try place.folder.files.read(path, from: 0)
    let wrong = keys.open(passphrase: Array("not this one".utf8))
    guard case .refused(let first) = wrong else {
      Issue.record("opened")
      return
    }
    try place.folder.files.replace("\(place.folder.store)/tries", with: [])
    for place8 in stride(from: 0, to: file.count, by: 7) {
      var altered = file
      altered[place8] ^= 1
      let (other, otherKeys, _, _) = try begun()
      try other.folder.files.replace(other.folder.passphraseFile, with: altered)
      guard case .refused(let answer) = otherKeys.open(passphrase: phrase) else {
        Issue.record("opened with byte \(place8) altered")
        continue
      }
      #expect(answer == first, "byte \(place8)")
    }
  }

  @Test("A file that asks for less or more work is not opened by the right passphrase either")
  func otherWork() throws {
    let (place, keys, key, _) = try begun()
    try StoreKeys(folder: place.folder, work: work + 1).change(phrase, of: key)
    #expect(bytes(keys.open(passphrase: phrase)) == nil)
  }

  @Test("Wrong tries slow down, also after the program was ended, and the sheet waits with them")
  func slowdown() throws {
    let (place, _, key, sheet) = try begun()
    let now = Mutex(BootClock(boot: "one", up: 1_000))
    func keys() -> StoreKeys {
      StoreKeys(folder: place.folder, work: work) { now.withLock { $0 } }
    }
    for _ in 1...3 { _ = keys().open(passphrase: Array("wrong".utf8)) }
    guard case .refused(let answer) = keys().open(passphrase: phrase) else {
      Issue.record("opened at once after three wrong ones")
      return
    }
    #expect(!answer.isTried && answer.secondsLeft == 30)
    guard case .refused = keys().open(sheet: sheet) else {
      Issue.record("the sheet is a way around the wait")
      return
    }
    now.withLock { $0 = BootClock(boot: "one", up: 32_000) }
    #expect(bytes(keys().open(passphrase: phrase)) == key.bytes)
  }

  @Test("A key that another folder was locked with is not taken for this one's") func otherFolder()
    throws
  {
    let (place, keys, key, _) = try begun()
    let files = LockedFiles(place.folder.files, root: place.folder.path)
    files.open(with: key)
    let folder = RoundFolder(path: place.folder.path, files: files)
    let home = try #require(HomeID("elm-7k2m"))
    let device = try #require(DeviceID("d1"))
    let author = Author(name: "A", role: "pharmacist", organisation: "E", registration: nil)
    let done = JournalWriter(
      folder: folder, home: home, device: device, epoch: 1, program: "1.0"
    ).append([EntryDraft(HomeDeclared(name: "Elm"), author: author)])
    try #require(done.failure == nil)
    #expect(bytes(keys.open(passphrase: phrase)) == key.bytes)
    try keys.change(phrase, of: StoreKey())
    #expect(bytes(keys.open(passphrase: phrase)) == nil)
  }

  @Test("A folder with something in it is not locked, nor one that is locked already") func twice()
    throws
  {
    let (place, keys, _, _) = try begun()
    defer { withExtendedLifetime(place) {} }
    #expect(throws: LocalError.self) {
      try keys.make(passphrase: phrase, sheet: RecoverySheet())
    }
  }

  @Test(
    "Cut off after the sheet, it is gone on with: with the same sheet and key, and with no other")
  func goesOn() throws {
    let place = try StoreTestPlace()
    let keys = StoreKeys(folder: place.folder, work: work)
    let (sheet, key) = (RecoverySheet(), StoreKey())
    // Something stands where the passphrase's file is to be written.
    let inTheWay = "\(place.folder.passphraseFile).new"
    try place.folder.files.makeFolder(inTheWay)
    #expect(throws: LocalError.self) {
      try keys.make(passphrase: phrase, sheet: sheet, key: key)
    }
    #expect(place.folder.isLockedStore && !keys.hasPassphrase)
    #expect(bytes(keys.open(sheet: sheet)) == key.bytes)
    try SystemFileIO().removeFolder(inTheWay)
    #expect(throws: LocalError.self) { try keys.make(passphrase: phrase, sheet: sheet) }
    #expect(throws: LocalError.self) {
      try keys.make(passphrase: phrase, sheet: RecoverySheet(), key: key)
    }
    #expect(!keys.hasPassphrase)
    try keys.make(passphrase: phrase, sheet: sheet, key: key)
    #expect(bytes(keys.open(passphrase: phrase)) == key.bytes)
    #expect(bytes(keys.open(sheet: sheet)) == key.bytes)
    // And once more, with another passphrase: nobody has used it yet.
    try keys.make(passphrase: Array("four other words".utf8), sheet: sheet, key: key)
    #expect(bytes(keys.open(passphrase: Array("four other words".utf8))) == key.bytes)
  }

  @Test("What was begun without a lock is not locked afterwards") func notAfterwards() throws {
    let home = try #require(HomeID("elm-7k2m"))
    let device = try #require(DeviceID("d1"))
    let author = Author(name: "A", role: "pharmacist", organisation: "E", registration: nil)
    for way in ["journal", "own file"] {
      let place = try StoreTestPlace()
      if way == "journal" {
        let done = JournalWriter(
          folder: place.folder, home: home, device: device, epoch: 1, program: "1.0"
        ).append([EntryDraft(HomeDeclared(name: "Elm"), author: author)])
        try #require(done.failure == nil)
      } else {
        try Partners(place.folder).save(OwnParty(organisation: "E", side: .practice))
      }
      let problem = #expect(throws: LocalError.self) {
        try StoreKeys(folder: place.folder, work: work).make(
          passphrase: phrase, sheet: RecoverySheet())
      }
      #expect(problem == .notEmpty(path: place.folder.path), "\(way)")
      #expect(problem?.sentence.contains("Begin in another place") == true)
      #expect(!place.folder.isLockedStore)
    }
    // Who signs, and what was seen, is in clear in a locked folder, too.
    let place = try StoreTestPlace()
    try place.folder.save(DeviceSettings(device: device, role: .round))
    try StoreKeys(folder: place.folder, work: work).make(passphrase: phrase, sheet: RecoverySheet())
  }

  @Test(
    "Damage at the beginning of every segment, or in every line, keeps the right passphrase out of nothing"
  )
  func damagedStart() throws {
    let (place, keys, key, _) = try begun()
    let files = LockedFiles(place.folder.files, root: place.folder.path)
    files.open(with: key)
    let folder = RoundFolder(path: place.folder.path, files: files)
    let home = try #require(HomeID("elm-7k2m"))
    let device = try #require(DeviceID("d1"))
    let author = Author(name: "A", role: "pharmacist", organisation: "E", registration: nil)
    let done = JournalWriter(
      folder: folder, home: home, device: device, epoch: 1, program: "1.0"
    ).append((1...6).map { EntryDraft(HomeDeclared(name: "Elm \($0)"), author: author) })
    try #require(done.failure == nil)
    let segment = "\(folder.path)/homes/elm-7k2m/journals/d1/1-000001.jsonl"
    var damaged = try place.folder.files.read(segment, from: 0)
    var line = 0
    var start = 0
    for index in damaged.indices where damaged[index] == 0x0A {
      // In the middle of the line, where it is sealed.
      if line < 4 { damaged[(start + index) / 2] ^= 1 }
      line += 1
      start = index + 1
    }
    try #require(line > 4)
    try place.folder.files.replace(segment, with: damaged)
    #expect(bytes(keys.open(passphrase: phrase)) == key.bytes)
    // Where no line is whole, what this computer keeps tells whose key it is.
    _ = try ExchangeKeys.made(in: folder)
    try place.folder.files.replace(segment, with: Array("nothing\n".utf8))
    #expect(bytes(keys.open(passphrase: phrase)) == key.bytes)
    #expect(!place.folder.isSealed(with: StoreKey()))
  }

  @Test("What was overwritten holds nothing any more, and another's copy of it does")
  func forgotten() {
    var secret = Array("four words and some".utf8)
    let copy = secret
    Secret.forget(&secret)
    #expect(secret.isEmpty)
    #expect(copy == phrase)
  }
}
