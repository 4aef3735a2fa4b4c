import Glibc
import RoundCore
import RoundExchange
import RoundScreens
import Testing

@testable import RoundProgram

/// Where files are found and put, and what is listed of them.
@Suite("Files of the exchange, found and put")
struct ExchangeFilesTests {
  @Test("A file that was made is put on a stick, once, and never over another file")
  func stick() throws {
    let (home, _) = try ExchangeSide.paired()
    let path = try home.pack(PackOrder(organisation: "Bridge Street Surgery"))
    let places = try home.page(.askCopy([path]))
    let choice = try #require(places.choice("the stick STICK"), "\(places.text)")
    let written = try home.page(choice.step)
    let copy = "\(home.stick)/\(Paths.name(of: path))"
    #expect(written.text.contains(copy))
    #expect(try SystemFileIO().read(copy, from: 0) == (try SystemFileIO().read(path, from: 0)))
    // The same once more does no harm.
    _ = try home.page(choice.step)
    try ExchangeSide.place(Array("other".utf8), copy)
    #expect(home.said(choice.step).contains("another file"))
    #expect(try SystemFileIO().read(copy, from: 0) == Array("other".utf8))
    #expect(home.said(.copy([path], to: "/nowhere")).contains("There is no folder"))
  }

  @Test("Only what may be meant is listed, wherever it lies, and what is in is not")
  func listed() throws {
    let (home, practice) = try ExchangeSide.paired()
    let pack = try home.pack(PackOrder(organisation: "Bridge Street Surgery"))
    let bytes = try SystemFileIO().read(pack, from: 0)
    try ExchangeSide.place(bytes, "\(practice.stick)/renamed.txt")
    try ExchangeSide.place(bytes, "\(practice.downloads)/again.txt")
    try ExchangeSide.place(Array("shopping".utf8), "\(practice.downloads)/shopping.txt")
    let foreign = try SystemFileIO().read(
      try home.pack(PackOrder(organisation: nil, isWhole: true)), from: 0)
    try ExchangeSide.place(foreign, "\(practice.downloads)/somebody-elses.txt")
    symlink("/dev/zero", "\(practice.downloads)/homeround-link.txt")
    mkfifo("\(practice.downloads)/homeround-pipe.txt", 0o600)
    let page = try practice.page(.files)
    #expect(page.choices.count { $0.words.hasPrefix("Pack from Rosewood House") } == 1)
    for name in ["shopping", "somebody-elses", "link", "pipe"] {
      #expect(!page.text.contains(name), "\(name)")
    }
    #expect(page.text.contains("the stick STICK"))
  }

  @Test("Several packs are taken in at once, the oldest first")
  func several() throws {
    let (home, practice) = try ExchangeSide.paired()
    for name in ["One", "Two"] {
      try home.write(name)
      let path = try home.pack(PackOrder(organisation: "Bridge Street Surgery"))
      _ = try home.carry(path, to: practice)
    }
    let page = try practice.page(.files)
    let all = try #require(page.choice("All 2 packs"), "\(page.text)")
    let taken = try practice.page(all.step)
    #expect(taken.lines.count { $0.kind == .good } == 2)
    practice.home = try practice.folder.homes().first
    #expect(try practice.page(.files).choice("Pack from") == nil)
  }

  @Test("Partners are listed with their computers and when they were last heard")
  func partners() throws {
    let (home, practice) = try ExchangeSide.paired()
    #expect(try practice.page(.partners).text.contains("1 computer, nothing heard yet"))
    _ = try practice.takeIn(
      try home.carry(
        try home.pack(PackOrder(organisation: "Bridge Street Surgery")), to: practice))
    #expect(try practice.page(.partners).text.contains("last heard: pack of"))
    let one = try practice.page(.partner("Rosewood House"))
    #expect(one.text.contains("Its words were compared on"))
    #expect(one.choice("Forget the computer") != nil)
  }

  @Test("Packs for the partners are made when something was sent, and none where nobody is paired")
  func automatic() throws {
    let alone = try ExchangeSide.care()
    #expect(try alone.desk.packsForPartners() == nil)
    let (home, _) = try ExchangeSide.paired()
    let page = try #require(try home.desk.packsForPartners())
    #expect(page.title == "TO BE SENT")
    #expect(page.text.contains("The pack for Bridge Street Surgery is ready"))
  }

  @Test("A path is completed as far as it is certain, with ~, quotes and a mail program's file://")
  func paths() throws {
    let side = try ExchangeSide.practice()
    for name in ["homeround-a.txt", "homeround-b.txt"] {
      try ExchangeSide.place([0x61], "\(side.downloads)/\(name)")
    }
    let places = side.desk.places
    #expect(places.path(typed: " '~/Downloads/x y.txt' ") == "\(side.downloads)/x y.txt")
    #expect(places.path(typed: "file:///tmp/x") == "/tmp/x")
    #expect(places.completed("~/Dow", foldersOnly: false).text == "\(side.downloads)/")
    let both = places.completed("~/Downloads/ho", foldersOnly: false)
    #expect(both.text == "\(side.downloads)/homeround-")
    #expect(both.found == ["homeround-a.txt", "homeround-b.txt"])
    #expect(
      places.completed("~/Downloads/homeround-a", foldersOnly: false).text
        == "\(side.downloads)/homeround-a.txt")
    #expect(
      places.completed("~/Downloads/ho", foldersOnly: true).found == ["Nothing there begins so"])
    #expect(places.completed("/nowhere/x", foldersOnly: false).text == "/nowhere/x")
  }

  @Test("A home without a partner has its list as a text and as a spreadsheet, to be kept as files")
  func listText() throws {
    let side = try ExchangeSide.care()
    let words = "The home's list for"
    #expect(try !side.page(.withoutProgram).choices.contains { $0.words.hasPrefix(words) })
    try ExchangeSide.place(
      Array("Family name,Given name,Born,Room\nWalker,Doris,14/07/1938,12\n".utf8),
      "\(side.downloads)/a.csv")
    try ExchangeSide.place(
      Array("Family name,Given name,Question\nWalker,Doris,Is the swelling new?\n".utf8),
      "\(side.downloads)/b.csv")
    for name in ["a.csv", "b.csv"] {
      let page = try side.page(.look("\(side.downloads)/\(name)"))
      _ = try side.page(try #require(page.choice("Take it in")).step)
    }
    let offered = try side.page(.withoutProgram).choices.first { $0.words.hasPrefix(words) }
    let page = try side.page(try #require(offered).step)
    #expect(page.title == "THE HOME'S LIST AS A TEXT")
    #expect(page.text.contains("WALKER, Doris") && page.text.contains("Is the swelling new?"))
    let kept = page.choices.compactMap { choice -> String? in
      if case .save(let name, let lines) = choice.step, lines.joined().contains("Is the swelling") {
        return name
      }
      return nil
    }
    #expect(kept.map { $0.hasPrefix("list-") } == [true, true])
    #expect(kept.map { String($0.suffix(4)) } == [".txt", ".csv"])
    // In a locked folder no file of it is kept.
    let locked = try ExchangeSide.care(isLocked: true)
    let problem = #expect(throws: ExchangeProblem.self) { try locked.desk.listText() }
    #expect(problem == .noRound)
  }

  @Test("A register and a list come from a spreadsheet on the screen, all or nothing")
  func spreadsheet() throws {
    let side = try ExchangeSide.care()
    let register = "\(side.downloads)/register.csv"
    try ExchangeSide.place(
      Array("Family name,Given name,Born,Room\nWalker,Doris,14/07/1938,12\n".utf8), register)
    #expect(try side.page(.withoutProgram).choice("Take in register.csv") != nil)
    let before = try side.tree()
    let page = try side.page(.look(register))
    #expect(page.title == "TAKE IN THE REGISTER: register.csv")
    #expect(page.text.contains("Walker"), "\(page.text)")
    #expect(try side.tree() == before)
    let taken = try side.page(try #require(page.choice("Take it in")).step)
    #expect(taken.text.contains("1 taken"))
    let id = try #require(side.home)
    #expect(try JournalReader.read(id, in: side.folder).record.register.count == 1)
    // The same once more adds nobody.
    #expect(try side.page(.look(register)).choice("Take it in") == nil)
    let list = "\(side.downloads)/list.csv"
    try ExchangeSide.place(
      Array("Family name,Given name,Question\nWalker,Doris,Is the swelling new?\n".utf8), list)
    #expect(try side.page(.look(list)).title == "TAKE IN THE LIST: list.csv")
  }
}
