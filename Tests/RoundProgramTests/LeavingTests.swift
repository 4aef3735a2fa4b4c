import Glibc
import RoundCore
import Synchronization
import Testing

@testable import RoundExchange
@testable import RoundProgram
@testable import RoundScreens

/// What leaves in packs and what is taken back, at once and one after the other.
struct LeavingTests {
  private static let surgery = "Bridge Street Surgery"

  /// A home with one entry that can be taken back, and what signs for it.
  private struct Desk {
    let side: ExchangeSide
    let home: HomeID
    let settings: DeviceSettings
    let resident: ResidentID
    let entry: EntryID

    init(_ side: ExchangeSide) throws {
      self.side = side
      home = try #require(side.home)
      settings = try DeviceSetUp.settings(of: side.folder)
      var identifiers = Identifiers()
      resident = identifiers.resident()
      entry = try Desk.write(side, home, settings, for: resident)
    }

    static func write(
      _ side: ExchangeSide, _ home: HomeID, _ settings: DeviceSettings, for resident: ResidentID
    ) throws -> EntryID {
      let writer = JournalWriter(
        folder: side.folder, home: home, device: settings.device, epoch: settings.epoch,
        program: "test", isSealing: true)
      let done = writer.append([
        EntryDraft(
          MedicinesRecorded(text: "none", asOf: nil, source: nil),
          resident: resident, author: side.author)
      ])
      if let failure = done.failure { throw failure }
      return try #require(done.saved.last?.header.id)
    }

    /// A window of its own, which knows what has left until now.
    func window(_ folder: RoundFolder? = nil) throws -> RecordWriter {
      let folder = folder ?? side.folder
      return RecordWriter(
        folder: folder, home: home, settings: settings,
        reading: try JournalReader.read(home, in: folder),
        left: RecordWriter.whatHasLeft(folder, home, settings))
    }

    var takingBack: [EntryDraft] {
      [EntryDraft(EntryWithdrawn(entry: entry), resident: resident, author: side.author)]
    }

    func maker(_ files: any FileIO) throws -> PackMaker {
      PackMaker(
        folder: RoundFolder(path: side.folder.path, files: files, state: side.folder.state),
        home: home, settings: settings,
        own: try #require(try Partners(side.folder).own()), program: "test")
    }

    var left: ChainEnd? {
      get throws { try SentMark.furthest(of: settings.device, home: home, in: side.folder) }
    }

    func receivers(_ name: String) throws -> [Partner] {
      try Partners(side.folder).all().filter { $0.organisation == name }
    }
  }

  private func isSaved(_ actions: [ProgramAction]) -> Bool {
    actions.contains { action in
      if case .written(_, let entries, nil, _) = action { !entries.isEmpty } else { false }
    }
  }

  @Test("Whenever something is taken back while a pack is made, it is not in the pack without that")
  func race() async throws {
    var saved = 0
    var refused = 0
    var number = 1
    let (home, _) = try ExchangeSide.paired()
    while true {
      let desk = try Desk(home)
      let window = try desk.window()
      let takingBack = desk.takingBack
      let answer = Kept()
      let files = MomentFiles(number) {
        // Another thread, as another window is, and waited for: it does not wait for the pack.
        let done = Latch()
        Task.detached {
          let actions = await window.save(takingBack, token: 1)
          answer.actions.withLock { $0 = actions }
          done.open()
        }
        done.wait()
      }
      let packs = try desk.maker(files).make(
        for: try desk.receivers(LeavingTests.surgery), sealing: .none(reason: "a test"))
      guard let actions = answer.actions.withLock({ $0 }) else { break }
      let text = packs.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
      let isIn = text.contains("\"id\":\"\(desk.entry.text)\"")
      let isTakenBack = text.contains("\"entry\":\"\(desk.entry.text)\"")
      if isSaved(actions) { saved += 1 } else { refused += 1 }
      #expect(
        !isSaved(actions) || !isIn || isTakenBack, "taken back at call \(number), and in the pack")
      #expect(isSaved(actions) || isIn, "refused at call \(number), and in no pack")
      number += 1
    }
    // Before the end was noted it is taken back, after that it is not.
    #expect(saved > 0 && refused > 0, "\(saved) \(refused)")
  }

  @Test("What has left is not taken back, although the window has been told so since it was asked")
  func toldBetween() async throws {
    let (home, _) = try ExchangeSide.paired()
    let desk = try Desk(home)
    let window = try desk.window()
    _ = try desk.maker(SystemFileIO()).make(
      for: try desk.receivers(LeavingTests.surgery), sealing: .keys)
    let left = try #require(try desk.left)
    let told = await window.news().contains { action in
      if case .sent(let sent) = action {
        sent == .entry(epoch: left.epoch, left.seq)
      } else {
        false
      }
    }
    #expect(told)
    #expect(!isSaved(await window.save(desk.takingBack, token: 1)))
    let headers = try home.folder.entryHeaders(of: desk.home)
    #expect(!headers.contains { $0.kind == EntryWithdrawn.kind })
  }

  @Test(
    "What was signed after the pack is taken back, although the window has not heard of the pack")
  func signedAfter() async throws {
    let (home, _) = try ExchangeSide.paired()
    let desk = try Desk(home)
    let window = try desk.window()
    _ = try desk.maker(SystemFileIO()).make(
      for: try desk.receivers(LeavingTests.surgery), sealing: .keys)
    var identifiers = Identifiers()
    let entry = identifiers.entry(at: .now())
    let draft = EntryDraft(
      MedicinesRecorded(text: "one", asOf: nil, source: nil), resident: desk.resident,
      author: home.author, id: entry)
    try #require(isSaved(await window.save([draft], token: 1)))
    let back = EntryDraft(
      EntryWithdrawn(entry: entry), resident: desk.resident, author: home.author)
    #expect(isSaved(await window.save([back], token: 2)))
    #expect(!isSaved(await window.save(desk.takingBack, token: 3)))
  }

  @Test(
    "A pack for another organisation, or for a stand-in, has left; one for one's own laptop has not"
  )
  func whose() throws {
    let (home, _) = try ExchangeSide.paired()
    let second = try ExchangeSide.care()
    try home.pair(with: second)
    let desk = try Desk(home)
    let maker = try desk.maker(SystemFileIO())
    _ = try maker.make(for: try desk.receivers("Rosewood House"), sealing: .keys)
    #expect(try desk.left == nil)
    _ = try maker.make(for: try desk.receivers(LeavingTests.surgery), sealing: .keys)
    let first = try #require(try desk.left)
    let entry = try Desk.write(home, desk.home, desk.settings, for: desk.resident)
    _ = try maker.make(for: try desk.receivers("Rosewood House"), sealing: .keys)
    #expect(try desk.left == first)
    let spoken = SpokenWords.random()
    _ = try maker.make(for: [], sealing: .words(spoken))
    let last = try #require(try desk.left)
    #expect(first.isBefore(last))
    let headers = try home.folder.entryHeaders(of: desk.home)
    let header = try #require(headers.first { $0.id == entry })
    #expect((header.epoch, header.sequence) <= (last.epoch, last.seq))
  }

  @Test("What one's own other laptop says that it holds has not left; what a partner says has")
  func heard() throws {
    let (home, practice) = try ExchangeSide.paired()
    let desk = try Desk(home)
    let end = try #require(
      try JournalReader.read(desk.home, in: home.folder).ends.first {
        $0.device == desk.settings.device
      })
    let second = try ExchangeSide.care()
    try home.pair(with: second)
    let own = try DeviceSetUp.settings(of: second.folder).device
    let other = try DeviceSetUp.settings(of: practice.folder).device
    var identifiers = Identifiers()
    let heard = Heard(
      pack: identifiers.entry(at: .now()), made: .now(), seen: [end], beyond: nil)
    try heard.save(own, home: desk.home, in: home.folder)
    #expect(try desk.left == nil)
    try heard.save(other, home: desk.home, in: home.folder)
    #expect(try desk.left == end)
  }

  @Test("A new epoch has left nothing, and all of the one before it stays gone")
  func epochs() {
    func header(_ epoch: Int, _ sequence: Int) -> EntryHeader {
      var identifiers = Identifiers()
      return EntryHeader(
        id: identifiers.entry(at: .now()), device: identifiers.device(), sequence: sequence,
        kind: "x", version: 1, at: ClockReading(moment: .now()), by: nil, resident: nil,
        epoch: epoch)
    }
    let mark = SentThrough.entry(epoch: 1, 40)
    #expect(mark.holds(header(1, 40)) && !mark.holds(header(1, 41)))
    #expect(!mark.holds(header(2, 3)))
    #expect(SentThrough.entry(epoch: 2, 3).holds(header(1, 41)))
  }

  @Test("In a copy of a folder, what was signed before is not taken back, and its epoch is its own")
  func copied() async throws {
    let (home, _) = try ExchangeSide.paired()
    let desk = try Desk(home)
    let seat = "\(home.folder.local)/seat"
    let text = String(decoding: try SystemFileIO().read(seat, from: 0), as: UTF8.self)
    // As on another disk.
    let moved = text.replacing(/"machine": ?"/) { "\($0.output)x" }
    try #require(moved != text)
    try ExchangeSide.place(Array(moved.utf8), seat)
    let window = try desk.window()
    // Each time that it is asked for, also after the first has begun the epoch.
    for token in 1...2 {
      let actions = await window.save(desk.takingBack, token: token)
      #expect(!isSaved(actions), "\(token)")
    }
    let headers = try home.folder.entryHeaders(of: desk.home)
    #expect(!headers.contains { $0.kind == EntryWithdrawn.kind })
    let next = try Desk.write(
      home, desk.home, try DeviceSetUp.settings(of: home.folder), for: desk.resident)
    let header = try home.folder.entryHeaders(of: desk.home).first { $0.id == next }
    #expect(header?.epoch == 2)
  }

  @Test("A mark that can't be kept makes no pack")
  func unmarked() throws {
    let (home, _) = try ExchangeSide.paired()
    let desk = try Desk(home)
    try SystemFileIO().makeFolder(home.folder.sent)
    // In the place of the file that is to be written.
    mkdir("\(home.folder.sent)/\(desk.home.text).json", 0o700)
    #expect(throws: PackProblem.self) {
      try desk.maker(SystemFileIO()).make(
        for: try desk.receivers(LeavingTests.surgery), sealing: .keys)
    }
  }
}

/// What a window was told.
private final class Kept: Sendable {
  let actions = Mutex<[ProgramAction]?>(nil)
}

/// The real disk, on which something happens at one of the calls.
private final class MomentFiles: FileIO {
  private let disk = SystemFileIO()
  private let count = Mutex(0)
  private let number: Int
  private let happen: @Sendable () -> Void
  private let held = Mutex(0)

  init(_ number: Int, _ happen: @escaping @Sendable () -> Void) {
    self.number = number
    self.happen = happen
  }

  /// Not while the lock is held: nobody else writes then, and would only wait.
  private func pass() {
    guard held.withLock({ $0 == 0 }) else { return }
    let isNow = count.withLock { count in
      count += 1
      return count == number
    }
    if isNow { happen() }
  }

  func names(in folder: String) throws(FileError) -> [String] {
    pass()
    return try disk.names(in: folder)
  }

  func kind(of path: String) throws(FileError) -> FileKind? {
    pass()
    return try disk.kind(of: path)
  }

  func read(_ path: String, from offset: Int) throws(FileError) -> [UInt8] {
    pass()
    return try disk.read(path, from: offset)
  }

  func readOwn(_ path: String, atMost bytes: Int) throws(FileError) -> [UInt8] {
    pass()
    return try disk.readOwn(path, atMost: bytes)
  }

  func makeFolder(_ path: String) throws(FileError) { try disk.makeFolder(path) }

  func openForAppend(_ path: String, creating: Bool) throws(FileError) -> FileID {
    try disk.openForAppend(path, creating: creating)
  }

  func size(_ file: FileID) throws(FileError) -> Int { try disk.size(file) }

  func append(_ bytes: [UInt8], to file: FileID) throws(FileError) {
    try disk.append(bytes, to: file)
  }

  func sync(_ file: FileID) throws(FileError) { try disk.sync(file) }

  func syncFolder(_ path: String) throws(FileError) { try disk.syncFolder(path) }

  func close(_ file: FileID) { disk.close(file) }

  func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    pass()
    try disk.replace(path, with: bytes)
  }

  func lock(_ path: String, seconds: Int) throws(FileError) -> FileID {
    pass()
    let lock = try disk.lock(path, seconds: seconds)
    held.withLock { $0 += 1 }
    return lock
  }

  func unlock(_ file: FileID) {
    disk.unlock(file)
    held.withLock { $0 -= 1 }
    pass()
  }

  func identity(of path: String) throws(FileError) -> String? { try disk.identity(of: path) }
}
