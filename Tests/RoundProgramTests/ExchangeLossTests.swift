import Glibc
import RoundCore
import RoundExchange
import RoundScreens
import Testing

@testable import RoundProgram

/// What was lost on one of two laptops is said in words that a person can act on; and who is at the keyboard
/// says whose laptop it is.
@Suite("Losses and sides of the exchange")
struct ExchangeLossTests {
  private static let surgery = PackOrder(organisation: "Bridge Street Surgery")

  /// Both have each other's entries, and have said so.
  private func exchanged() throws -> (home: ExchangeSide, practice: ExchangeSide) {
    let home = try ExchangeSide.care()
    let practice = try ExchangeSide.practice()
    try home.pair(with: practice)
    try practice.pair(with: home)
    _ = try practice.takeIn(
      try home.carry(try home.pack(ExchangeLossTests.surgery), to: practice))
    try practice.write("Rosewood House")
    _ = try home.takeIn(
      try practice.carry(
        try practice.pack(PackOrder(organisation: "Rosewood House")), to: home))
    return (home, practice)
  }

  @Test("A receiver who lost everything and gets a pack of nothing new is told what is missing")
  func lostAll() throws {
    let (home, practice) = try exchanged()
    let device = try DeviceSetUp.settings(of: home.folder).device
    ExchangeSide.remove("\(practice.folder.path)/homes")
    let path = try home.carry(try home.pack(ExchangeLossTests.surgery), to: practice)
    let page = try practice.page(.look(path))
    #expect(!page.text.contains("everything in it is here already"), "\(page.text)")
    #expect(page.text.contains("MISSING: entries 1 to"), "\(page.text)")
    #expect(page.text.contains("of the computer \(device.text)"))
    #expect(page.lines.contains { $0.kind == .warning && $0.text.hasPrefix("MISSING") })
    let ask = try practice.page(try #require(page.choice("Ask Rosewood House")).step)
    #expect(ask.text.contains("entries 1 to"))
    // Taken in all the same it says so once more, and offers to ask.
    let taken = try practice.takeIn(path)
    #expect(taken.text.contains("MISSING: entries 1 to"), "\(taken.text)")
    #expect(taken.choice("Ask Rosewood House") != nil)
  }

  @Test("What is there is not called missing, nor is this computer's own")
  func nothingMissing() throws {
    let (home, practice) = try exchanged()
    for _ in 0..<2 {
      let path = try home.carry(try home.pack(ExchangeLossTests.surgery), to: practice)
      let page = try practice.page(.look(path))
      #expect(!page.text.contains("MISSING"), "\(page.text)")
      #expect(page.choice("Ask Rosewood House") == nil)
      _ = try practice.takeIn(path)
      try home.write("Rosewood")
    }
  }

  @Test(
    "That the own chain was cut is said at the start and on K, with whom to ring and what to do")
  func ownCut() throws {
    let (home, practice) = try exchanged()
    let id = try #require(practice.home)
    let own = try DeviceSetUp.settings(of: practice.folder).device
    #expect(ChainWarnings.all(in: practice.folder, of: id, own: own).isEmpty)
    _ = try practice.takeIn(
      try home.carry(try home.pack(ExchangeLossTests.surgery), to: practice))
    // A backup without this computer's own entries is put back.
    ExchangeSide.remove("\(practice.folder.path)/homes/\(id.text)/journals/\(own.text)")
    let warning = try #require(
      ChainWarnings.all(in: practice.folder, of: id, own: own).first)
    for words in [
      "Rosewood House has seen more of this computer's own entries than this folder holds",
      "What to do: ring Rosewood House", "let them delete nothing",
      "Whoever looks after this computer",
    ] { #expect(warning.contains(words), "\(words): \(warning)") }
  }

  @Test("Other entries than a partner has seen are told as a copy in use or a chain written anew")
  func ownOther() throws {
    let (home, practice) = try exchanged()
    let id = try #require(practice.home)
    let own = try DeviceSetUp.settings(of: practice.folder).device
    _ = try practice.takeIn(
      try home.carry(try home.pack(ExchangeLossTests.surgery), to: practice))
    let place = "\(practice.folder.path)/homes/\(id.text)/journals/\(own.text)"
    for name in try SystemFileIO().names(in: place) {
      var bytes = try SystemFileIO().read("\(place)/\(name)", from: 0)
      for line in bytes.indices where bytes[line] == 0x0A && line > 10 { bytes[line - 8] ^= 0x01 }
      unlink("\(place)/\(name)")
      let file = try SystemFileIO().openForAppend("\(place)/\(name)", creating: true)
      try SystemFileIO().append(bytes, to: file)
      SystemFileIO().close(file)
    }
    let warning = try #require(
      ChainWarnings.all(in: practice.folder, of: id, own: own).first)
    #expect(warning.contains("has seen other entries of this computer"), "\(warning)")
    #expect(warning.contains("What to do: ring Rosewood House"))
  }

  @Test("A partner whose chain has become shorter is told of until it is put right")
  func partnerCut() throws {
    let (home, practice) = try exchanged()
    let id = try #require(practice.home)
    let device = try DeviceSetUp.settings(of: home.folder).device
    let saved = try home.tree("\(home.folder.path)/homes/\(id.text)/journals/\(device.text)")
    try home.write("Rosewood")
    _ = try practice.takeIn(
      try home.carry(try home.pack(ExchangeLossTests.surgery), to: practice))
    // The home's own journal is put back as it was before.
    for name in try SystemFileIO().names(
      in: "\(home.folder.path)/homes/\(id.text)/journals/\(device.text)")
    { unlink("\(home.folder.path)/homes/\(id.text)/journals/\(device.text)/\(name)") }
    for (path, bytes) in saved where !path.hasSuffix("/") {
      let file = try SystemFileIO().openForAppend(path, creating: true)
      try SystemFileIO().append(bytes, to: file)
      SystemFileIO().close(file)
    }
    _ = try practice.takeIn(
      try home.carry(try home.pack(ExchangeLossTests.surgery), to: practice))
    let own = try DeviceSetUp.settings(of: practice.folder).device
    let warnings = ChainWarnings.all(in: practice.folder, of: id, own: own)
    #expect(
      warnings.contains { $0.contains("has fewer entries of its computer \(device.text)") },
      "\(warnings)")
  }

  @Test("On a laptop of both sides the exchange is of the side of whoever is at the keyboard")
  func bothSides() throws {
    let home = try ExchangeSide.care()
    let gp = Author(
      name: "A. Shah", role: "gp", organisation: "Bridge Street Surgery", registration: nil)
    var identifiers = Identifiers()
    try home.folder.save(
      Person(id: identifiers.person(), author: gp, pin: try FirstRun.hash("1234")))
    for (author, side, name) in [
      (home.author, Side.home, "Rosewood House"), (gp, .practice, "Bridge Street Surgery"),
    ] {
      let desk = ExchangeDesk(folder: home.folder, home: home.home, author: author)
      #expect(try desk.own()?.side == side)
      #expect(try desk.own()?.organisation == name)
    }
    // Said once, it holds whoever is there.
    _ = try home.page(.typed(.organisation(isHome: true), "Rosewood House"))
    let desk = ExchangeDesk(folder: home.folder, home: home.home, author: gp)
    #expect(try desk.own()?.side == .home)
  }

  @Test("Pairing in one window is known in the others with the next thing that is read or written")
  func otherWindow() async throws {
    let (home, practice) = try exchanged()
    let id = try #require(home.home)
    let settings = try DeviceSetUp.settings(of: home.folder)
    let reading = try JournalReader.read(id, in: home.folder)
    let window = RecordWriter(
      folder: home.folder, home: id, settings: settings, reading: reading)
    let watch = try #require(JournalWatch(folder: home.folder, home: id))
    watch.drain()
    func isWoken() -> Bool {
      var one = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
      return poll(&one, 1, 0) > 0
    }
    #expect(!isWoken())
    func sides(_ actions: [ProgramAction]) -> [DeviceID: ComputerSide]? {
      actions.lazy.compactMap { if case .sides(let sides) = $0 { sides } else { nil } }.first
    }
    #expect(sides(await window.news()) == nil)
    // Another window forgets the practice, then pairs again.
    let device = try DeviceSetUp.settings(of: practice.folder).device
    _ = try home.page(.forget(device))
    #expect(sides(await window.news())?[device] == nil)
    watch.drain()
    try home.pair(with: practice)
    #expect(isWoken())
    #expect(sides(await window.news())?[device]?.side == .practice)
    #expect(sides(await window.news()) == nil)
    // Signing takes it too.
    _ = try home.page(.forget(device))
    let draft = EntryDraft(HomeDeclared(name: "Rosewood"), author: home.author)
    let said = await window.save([draft], token: 1)
    #expect(sides(said) != nil)
  }

  @Test("A known laptop that goes by another name is a stop, and nothing of its pack is taken")
  func changedName() throws {
    let (home, practice) = try exchanged()
    _ = try home.page(.typed(.organisation(isHome: true), "Rosewood Hall"))
    let path = try home.carry(try home.pack(ExchangeLossTests.surgery), to: practice)
    let before = try practice.tree()
    let page = try practice.page(.look(path))
    #expect(page.isStop)
    #expect(page.text.contains("does not call itself Rosewood House any more"))
    #expect(page.choice("Take it in") == nil)
    #expect(try practice.tree() == before)
  }
}
