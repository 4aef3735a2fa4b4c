import Glibc
import RoundCore
import RoundExchange
import RoundScreens
import Testing

@testable import RoundProgram

/// One laptop of the exchange: its folder, its account, a stick; set up by the first run alone.
final class ExchangeSide {
  let base: String
  let folder: RoundFolder
  var home: HomeID?
  let author: Author
  /// What opens the folder; nil for one that is not locked.
  private(set) var key: StoreKey?

  static let noon = Moment(milliseconds: 1_772_000_000_000)
  var now = ExchangeSide.noon

  /// - Parameters:
  ///   - homeName: nil for a practice that waits for a home's first pack.
  ///   - isLocked: in a locked folder, with little work for its passphrase.
  init(_ author: Author, homeName: String?, isLocked: Bool = false) throws {
    var template = Array("/tmp/homeround-side-XXXXXX".utf8CString)
    base = try #require(mkdtemp(&template).map { String(cString: $0) })
    self.author = author
    let disk = RoundFolder(path: "\(base)/round", state: "\(base)/state")
    let files = SystemFileIO()
    if isLocked {
      let made = try StoreKeys(folder: disk, work: 4).make(
        passphrase: Array("four words of ours".utf8), sheet: RecoverySheet())
      let locked = OpenStores.locked(disk.path)
      locked.open(with: made)
      key = made
      folder = RoundFolder(path: disk.path, files: locked, state: disk.state)
    } else {
      folder = disk
    }
    for place in ["account/Downloads", "media/someone/STICK"] {
      try files.makeFolder("\(base)/\(place)")
    }
    try FirstRun.write(
      SetUp(
        pretend: false, tour: false, homeName: homeName, waitsForPack: homeName == nil,
        author: author, pin: "1234"), folder: folder, home: nil)
    home = try folder.homes().first
  }

  deinit { ExchangeSide.remove(base) }

  static func care(isLocked: Bool = false) throws -> ExchangeSide {
    try ExchangeSide(
      Author(
        name: "J. Reed", role: "manager", organisation: "Rosewood House", registration: nil),
      homeName: "Rosewood House", isLocked: isLocked)
  }

  static func practice(_ name: String = "Bridge Street Surgery") throws -> ExchangeSide {
    try ExchangeSide(
      Author(name: "K. Adeyemi", role: "pharmacist", organisation: name, registration: nil),
      homeName: nil)
  }

  static func remove(_ path: String) {
    if (try? SystemFileIO().kind(of: path)) == .folder {
      for name in (try? SystemFileIO().names(in: path)) ?? [] { remove("\(path)/\(name)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  var downloads: String { "\(base)/account/Downloads" }
  var stick: String { "\(base)/media/someone/STICK" }

  var desk: ExchangeDesk {
    ExchangeDesk(
      folder: folder, home: home,
      places: ExchangePlaces(
        files: SystemFileIO(), account: "\(base)/account", mounts: ["\(base)/media"]), now: now)
  }

  // MARK: As a person does it

  /// The page that a step leads to.
  func page(_ step: ExchangeStep, at line: SourceLocation = #_sourceLocation) throws -> ExchangePage
  {
    guard case .page(let page, _) = desk.answer(step, isAnew: false) else {
      Issue.record("no page: \(desk.answer(step, isAnew: false))", sourceLocation: line)
      throw ExchangeProblem.noHome
    }
    return page
  }

  /// What is said instead of a page.
  func said(_ step: ExchangeStep) -> String {
    guard case .said(let message) = desk.answer(step, isAnew: false) else { return "" }
    return message.text
  }

  /// The card of this laptop, as a file.
  func card() throws -> String {
    try #require(try page(.pair).lines.first { $0.kind == .verbatim }?.text)
  }

  /// Takes the other side's card in and says that the words match.
  func pair(with other: ExchangeSide) throws {
    let path = try carry(try other.card(), to: self)
    let page = try page(.look(path))
    let choice = try #require(page.choices.first { $0.words == "They match" })
    _ = try self.page(choice.step)
  }

  /// Somebody carries a file to a laptop's downloads.
  func carry(_ path: String, to side: ExchangeSide) throws -> String {
    let bytes = try SystemFileIO().read(path, from: 0)
    let new = "\(side.downloads)/\(Paths.name(of: path))"
    unlink(new)
    let file = try SystemFileIO().openForAppend(new, creating: true)
    defer { SystemFileIO().close(file) }
    try SystemFileIO().append(bytes, to: file)
    return new
  }

  /// Makes a pack and gives its path.
  func pack(_ order: PackOrder) throws -> String {
    now = now.adding(minutes: 1)
    return try #require(try page(.make(order)).lines.first { $0.kind == .verbatim }?.text)
  }

  /// Takes a file in, by the choice of its page.
  func takeIn(_ path: String) throws -> ExchangePage {
    let page = try page(.look(path))
    let choice = try #require(
      page.choices.first { $0.words == "Take it in" }, "\(page.title): \(page.lines)")
    let taken = try self.page(choice.step)
    home = try folder.homes().first
    return taken
  }

  /// Something new in the record of the home.
  func write(_ name: String) throws {
    let settings = try DeviceSetUp.settings(of: folder)
    let writer = JournalWriter(
      folder: folder, home: try #require(home), device: settings.device, epoch: settings.epoch,
      program: Version.program, isSealing: true)
    let result = writer.append([EntryDraft(HomeDeclared(name: name), author: author)], now: now)
    if let failure = result.failure { throw failure }
    _ = writer.seal()
  }

  /// The journal of the other laptop, as it is kept here.
  func replica(of other: ExchangeSide) throws -> String {
    let device = try DeviceSetUp.settings(of: other.folder).device
    let home = try #require(home)
    return "\(folder.path)/homes/\(home.text)/journals/\(device.text)"
  }

  /// Every file of the folder with its bytes.
  func tree(_ path: String? = nil) throws -> [String: [UInt8]] {
    let path = path ?? folder.path
    var found: [String: [UInt8]] = [:]
    for name in try SystemFileIO().names(in: path) {
      let inner = "\(path)/\(name)"
      if try SystemFileIO().kind(of: inner) == .folder {
        found[inner + "/"] = []
        found.merge(try tree(inner)) { $1 }
      } else {
        found[inner] = try SystemFileIO().read(inner, from: 0)
      }
    }
    return found
  }

  /// A home and a practice that are paired with each other, the home's first pack not sent yet.
  static func paired() throws -> (home: ExchangeSide, practice: ExchangeSide) {
    let home = try ExchangeSide.care()
    let practice = try ExchangeSide.practice()
    try home.pair(with: practice)
    try practice.pair(with: home)
    return (home, practice)
  }

  /// A file with these bytes, in place of whatever was there.
  static func place(_ bytes: [UInt8], _ path: String) throws {
    unlink(path)
    let file = try SystemFileIO().openForAppend(path, creating: true)
    defer { SystemFileIO().close(file) }
    try SystemFileIO().append(bytes, to: file)
  }
}

extension ExchangePage {
  /// All that it says.
  var text: String { ([title] + lines.map(\.text) + choices.map(\.words)).joined(separator: "\n") }

  func choice(_ words: String) -> Choice? { choices.first { $0.words.hasPrefix(words) } }
}
