import Glibc
import RoundCore
import RoundExchange
import RoundScreens
import Testing

@testable import RoundProgram

/// Two laptops that were set up by the first run, and nothing but files and pages between them.
@Suite("Pairing and packs without a shell")
struct ExchangeDeskTests {
  @Test("The first run makes both keys, for this account alone, and says whose computer it is")
  func keys() throws {
    for side in [try ExchangeSide.care(), try ExchangeSide.practice()] {
      for name in ["seal", "receive"] {
        let path = "\(side.folder.keys)/\(name)"
        var status = stat()
        #expect(stat(path, &status) == 0, "\(name)")
        #expect(status.st_mode & 0o777 == 0o600, "\(name)")
      }
      #expect(try side.desk.own()?.organisation == side.author.organisation)
      #expect(try side.desk.own()?.side == (side.home == nil ? .practice : .home))
    }
  }

  @Test("From two empty folders to the home's record on the practice's laptop, by pages alone")
  func firstDay() throws {
    let (home, practice) = try ExchangeSide.paired()
    #expect(try practice.page(.desk).title == "THE HOME'S RECORD IS STILL TO COME")
    let pack = try home.pack(PackOrder(organisation: "Bridge Street Surgery"))
    _ = try home.carry(pack, to: practice)
    let list = try practice.page(.files)
    let found = try #require(list.choice("Pack from Rosewood House"), "\(list.text)")
    guard case .look(let path) = found.step else {
      Issue.record("\(found.step)")
      return
    }
    let preview = try practice.page(.look(path))
    #expect(preview.text.contains("which is new in this folder"))
    #expect(try practice.folder.homes().isEmpty)
    let taken = try practice.takeIn(path)
    #expect(taken.choices.first?.words == "Open Rosewood House")
    let id = try #require(practice.home)
    #expect(taken.choices.first?.step == .openHome(id))
    let both = try [home, practice].map {
      try JournalReader.read(id, in: $0.folder).record.homes.facts.map(\.header.id)
    }
    #expect(both[0] == both[1])
    #expect(!both[0].isEmpty)
    // What is in is not offered again; taken in all the same, it adds nothing.
    #expect(try practice.page(.files).choice("Pack from") == nil)
    #expect(try practice.takeIn(path).text.contains("Nothing new was in it"))
  }

  @Test("The words on both screens are the same words, and nothing is paired before they match")
  func words() throws {
    let home = try ExchangeSide.care()
    let practice = try ExchangeSide.practice()
    func words(_ page: ExchangePage) -> [String] {
      page.lines.filter { $0.kind == .words }.map(\.text)
    }
    let path = try home.carry(try practice.card(), to: home)
    let page = try home.page(.look(path))
    #expect(words(page).count == 4)
    #expect(Array(words(page).prefix(2)) == words(try practice.page(.pair)))
    #expect(Array(words(page).suffix(2)) == words(try home.page(.pair)))
    #expect(page.choices.first?.step == .back)
    #expect(try Partners(home.folder).all().isEmpty)
    let refused = try home.page(try #require(page.choice("They do not match")).step)
    #expect(refused.title == "NOT PAIRED WITH Bridge Street Surgery")
    #expect(try Partners(home.folder).all().isEmpty)
  }

  @Test("A card that was put in the place of the one that was shown is not taken for it")
  func swapped() throws {
    let home = try ExchangeSide.care()
    let practice = try ExchangeSide.practice()
    let other = try ExchangeSide.practice("Bridge Street Surgery")
    let path = try home.carry(try practice.card(), to: home)
    let match = try #require(try home.page(.look(path)).choice("They match"))
    try ExchangeSide.place(try SystemFileIO().read(try other.card(), from: 0), path)
    #expect(home.said(match.step).contains("is not the file any more that was shown"))
    #expect(try Partners(home.folder).all().isEmpty)
  }

  @Test("Every refusal is one page that says so, and leaves the folder byte for byte as it was")
  func refusals() throws {
    let (home, practice) = try ExchangeSide.paired()
    let stranger = try ExchangeSide.care()
    let other = try ExchangeSide.practice("Another Surgery")
    try stranger.pair(with: practice)
    try home.pair(with: other)
    let good = try SystemFileIO().read(
      try home.pack(PackOrder(organisation: "Bridge Street Surgery")), from: 0)
    let elsewhere = try SystemFileIO().read(
      try home.pack(PackOrder(organisation: "Another Surgery")), from: 0)
    let unknown = try SystemFileIO().read(
      try stranger.pack(PackOrder(organisation: "Bridge Street Surgery")), from: 0)
    var altered = good
    altered[good.count / 2] = altered[good.count / 2] == 0x41 ? 0x42 : 0x41
    let cases: [(String, [UInt8], String)] = [
      ("cut short", Array(good.prefix(good.count / 2)), "NOT TAKEN IN"),
      ("altered", altered, "NOT TAKEN IN"),
      ("no pack", Array("hello".utf8), "This is no pack of homeround."),
      ("for another", elsewhere, "sealed for another computer"),
      ("from a stranger", unknown, "not paired with that one"),
      ("a cut card", Array("homeround pairing card\norganisation: X\n".utf8), "NOT TAKEN IN"),
    ]
    for (name, bytes, sentence) in cases {
      let path = "\(practice.downloads)/homeround-\(name).txt"
      try ExchangeSide.place(bytes, path)
      let before = try practice.tree()
      let page = try practice.page(.look(path))
      #expect(page.text.contains(sentence), "\(name): \(page.text)")
      #expect(page.choice("Take it in") == nil, "\(name)")
      #expect(page.choice("They match") == nil, "\(name)")
      #expect(try practice.tree() == before, "\(name)")
      unlink(path)
    }
    // What is no file at all is said in a sentence.
    let before = try practice.tree()
    #expect(practice.said(.look(practice.downloads)).contains("is a folder"))
    #expect(practice.said(.look("/nowhere/x")).contains("There is no file"))
    #expect(try practice.tree() == before)
    try ExchangeSide.place(good, "\(practice.downloads)/good.txt")
    _ = try practice.takeIn("\(practice.downloads)/good.txt")
  }

  @Test(
    "Other keys of a known laptop are a stop, for its card and for its pack, until it is forgotten")
  func changedKey() throws {
    let (home, practice) = try ExchangeSide.paired()
    _ = try practice.takeIn(
      try home.carry(
        try home.pack(PackOrder(organisation: "Bridge Street Surgery")), to: practice))
    ExchangeSide.remove(home.folder.keys)
    let card = try home.carry(try home.card(), to: practice)
    let before = try practice.tree()
    let stop = try practice.page(.look(card))
    #expect(stop.isStop)
    #expect(stop.title == "STOP. THIS MAY NOT COME FROM Rosewood House")
    #expect(stop.choices.first?.step == .back)
    #expect(stop.choice("They match") == nil)
    let pack = try home.carry(
      try home.pack(PackOrder(organisation: "Bridge Street Surgery", isWhole: true)), to: practice)
    let refused = try practice.page(.look(pack))
    #expect(refused.isStop)
    #expect(refused.choice("Take it in") == nil)
    #expect(try practice.tree() == before)
    // Forgetting asks once more, with the harmless answer first.
    let question = try practice.page(try #require(stop.choice("They say")).step)
    #expect(question.choices.first?.step == .back)
    _ = try practice.page(try #require(question.choice("Forget it")).step)
    #expect(try Partners(practice.folder).all().isEmpty)
    #expect(try practice.page(.look(card)).choice("They match") != nil)
  }

  @Test("A missing pack is named and asked for, and the whole pack that answers brings all of it")
  func missing() throws {
    let (home, practice) = try ExchangeSide.paired()
    _ = try practice.takeIn(
      try home.carry(
        try home.pack(PackOrder(organisation: "Bridge Street Surgery")), to: practice))
    _ = try home.takeIn(
      try practice.carry(
        try practice.pack(PackOrder(organisation: "Rosewood House")), to: home))
    // The practice loses what it said that it holds.
    ExchangeSide.remove(try practice.replica(of: home))
    try home.write("Rosewood")
    let second = try home.carry(
      try home.pack(PackOrder(organisation: "Bridge Street Surgery")), to: practice)
    let before = try practice.tree()
    let page = try practice.page(.look(second))
    #expect(page.title == "NOT TAKEN IN")
    #expect(page.text.contains("entries 1 to"), "\(page.text)")
    #expect(try practice.tree() == before)
    let ask = try practice.page(try #require(page.choice("Ask Rosewood House")).step)
    #expect(ask.text.contains("Everything once more"))
    #expect(ask.text.contains("then Bridge Street Surgery"))
    let whole = try home.page(.sendTo("Bridge Street Surgery")).choice("Everything once more")
    guard case .make(let order)? = whole?.step else {
      Issue.record("no whole pack")
      return
    }
    _ = try practice.takeIn(try home.carry(try home.pack(order), to: practice))
    let id = try #require(home.home)
    #expect(
      try JournalReader.read(id, in: practice.folder).record.homes.facts.map(\.header.id)
        == (try JournalReader.read(id, in: home.folder).record.homes.facts.map(\.header.id)))
  }

  @Test("A damaged or lost line of the partner's journal comes back with a whole pack")
  func mended() throws {
    for isLost in [false, true] {
      let (home, practice) = try ExchangeSide.paired()
      for name in ["One", "Two", "Three"] { try home.write(name) }
      _ = try practice.takeIn(
        try home.carry(
          try home.pack(PackOrder(organisation: "Bridge Street Surgery")), to: practice))
      let id = try #require(home.home)
      let place = try practice.replica(of: home)
      let file = try #require(
        try SystemFileIO().names(in: place).first.map { "\(place)/\($0)" })
      var bytes = try SystemFileIO().read(file, from: 0)
      let feeds = bytes.indices.filter { bytes[$0] == 0x0A }
      if isLost {
        bytes.removeSubrange((feeds[1] + 1)...feeds[2])
      } else {
        bytes[feeds[1] + 40] ^= 0x01
      }
      try ExchangeSide.place(bytes, file)
      #expect(!(try JournalReader.read(id, in: practice.folder).damage.isEmpty))
      let whole = try home.carry(
        try home.pack(PackOrder(organisation: "Bridge Street Surgery", isWhole: true)),
        to: practice)
      let preview = try practice.page(.look(whole))
      #expect(preview.text.contains("the pack makes it whole again"), "\(preview.text)")
      #expect(try practice.takeIn(whole).text.contains("whole again"))
      let reading = try JournalReader.read(id, in: practice.folder, verifying: true)
      #expect(reading.damage.isEmpty, "\(reading.damage)")
      // The damaged file is kept as it was, and what comes next is added behind the mended one.
      #expect(try SystemFileIO().read(file, from: 0) == bytes)
      try home.write("Four")
      _ = try practice.takeIn(
        try home.carry(
          try home.pack(PackOrder(organisation: "Bridge Street Surgery")), to: practice))
      let after = try JournalReader.read(id, in: practice.folder, verifying: true)
      #expect(after.damage.isEmpty, "\(after.damage)")
      #expect(
        after.record.homes.facts.map(\.header.id)
          == (try JournalReader.read(id, in: home.folder).record.homes.facts.map(\.header.id)))
    }
  }

  @Test("A pack is sealed to every computer of the receiver, and each of them opens it")
  func everyComputer() throws {
    let (home, first) = try ExchangeSide.paired()
    let second = try ExchangeSide.practice()
    try home.pair(with: second)
    try second.pair(with: home)
    let page = try home.page(.make(PackOrder(organisation: "Bridge Street Surgery")))
    #expect(page.text.contains("Sealed to all 2 computers of Bridge Street Surgery"))
    let path = try #require(page.lines.first { $0.kind == .verbatim }?.text)
    for side in [first, second] { _ = try side.takeIn(try home.carry(path, to: side)) }
    #expect(first.home == second.home)
    // Neither the name of the file nor the mail says whose record it is.
    let mail = page.lines.drop { $0.text != "A mail without names could say" }.map(\.text)
    for name in ["Rosewood", "Bridge", "Reed"] {
      #expect(!Paths.name(of: path).contains(name))
      #expect(!mail.contains { $0.contains(name) }, "\(name)")
    }
  }

  @Test("A stand-in without pairing opens a pack with the six words of the sender's screen")
  func standIn() throws {
    let home = try ExchangeSide.care()
    let standIn = try ExchangeSide.practice()
    let page = try home.page(.make(PackOrder(organisation: nil, isWhole: true)))
    let path = try home.carry(
      try #require(page.lines.first { $0.kind == .verbatim }?.text), to: standIn)
    let spoken = page.lines.filter { $0.kind == .words }.map(\.text).joined(separator: " ")
      .split { !$0.isLetter && $0 != "-" }.joined(separator: " ")
    let before = try standIn.tree()
    let asked = try standIn.page(.look(path))
    guard case .words? = asked.input?.question, let question = asked.input?.question else {
      Issue.record("no words asked: \(asked.text)")
      return
    }
    let wrong = try standIn.page(.typed(question, "one two three four five six"))
    #expect(wrong.text.contains("Those were not its words"))
    let preview = try standIn.page(.typed(question, spoken.uppercased()))
    #expect(preview.text.contains("NOT PAIRED"))
    #expect(try standIn.tree() == before)
    _ = try standIn.page(try #require(preview.choice("Take it in")).step)
    #expect(try standIn.folder.homes().count == 1)
  }

  @Test(
    "A pack is left unsealed only with a reason, after a page that asks, and says so at the end")
  func unsealed() throws {
    let (home, practice) = try ExchangeSide.paired()
    #expect(home.said(.typed(.reason("Bridge Street Surgery"), " x ")).contains("in a few words"))
    let question = try home.page(
      .typed(.reason("Bridge Street Surgery"), "their gateway drops sealed files"))
    #expect(question.title == "NOT SEALED: ARE YOU SURE?")
    guard case .make(let first)? = question.choices.first?.step else {
      Issue.record("\(question.choices)")
      return
    }
    #expect(first.unsealed == nil)
    let leave = try #require(question.choice("Leave it unsealed"))
    let page = try home.page(leave.step)
    let path = try #require(page.lines.first { $0.kind == .verbatim }?.text)
    #expect(try SystemFileIO().read(path, from: 0).first == 0x7B)
    let preview = try practice.page(.look(try home.carry(path, to: practice)))
    #expect(preview.text.contains("Reason given: their gateway drops sealed files"))
  }

  @Test("In a locked folder a pack that is not sealed goes outside of it, to a place that is named")
  func unsealedLocked() throws {
    let home = try ExchangeSide.care(isLocked: true)
    let practice = try ExchangeSide.practice()
    try home.pair(with: practice)
    try practice.pair(with: home)
    let order = PackOrder(
      organisation: "Bridge Street Surgery", unsealed: "their gateway drops sealed files")
    let question = try home.page(.askUnsealed(order))
    let leave = try #require(question.choice("Leave it unsealed"))
    #expect(leave.step == .askPlace(order))
    let places = try home.page(leave.step)
    #expect(places.text.contains("would lie in it in clear"))
    let before = try home.tree()
    // Neither without a place, nor in the folder itself, nor through a link that leads there.
    symlink(home.folder.path, "\(home.base)/account/here")
    try SystemFileIO().makeFolder("\(home.folder.path)/packs")
    for place in [
      nil, home.folder.path, "\(home.folder.path)/packs/", "\(home.base)/account/here/packs",
    ] {
      let asked = place.map { order.put(into: $0) } ?? order
      #expect(home.said(.make(asked)).contains("say another folder"), "\(place ?? "none")")
    }
    #expect(home.said(.typed(.place(order), home.folder.path)).contains("say another folder"))
    #expect(home.said(.typed(.place(order), "/nowhere")).contains("There is no folder"))
    rmdir("\(home.folder.path)/packs")
    #expect(try home.tree() == before)
    let stick = try #require(places.choice("the stick STICK"))
    let made = try home.page(stick.step)
    let path = try #require(made.lines.first { $0.kind == .verbatim }?.text)
    #expect(path.hasPrefix(home.stick))
    #expect(try SystemFileIO().read(path, from: 0).first == 0x7B)
    #expect(made.text.contains("NOT SEALED"))
    // A sealed one lies in packs/out as ever, and no text is offered to be kept as a file.
    let sealed = try home.page(
      .make(PackOrder(organisation: "Bridge Street Surgery", isWhole: true)))
    #expect(sealed.choice("Keep the mail text") == nil)
    // What is not sealed begins with its manifest.
    for (name, bytes) in try home.tree() where name.contains("/packs/") {
      #expect(bytes.first != 0x7B, "\(name)")
    }
    _ = try practice.takeIn(try home.carry(path, to: practice))
  }

  @Test("At the command line, too: only with -o, and not into the locked folder")
  func unsealedCommand()
    throws
  {
    let home = try ExchangeSide.care(isLocked: true)
    for output in [nil, home.folder.path, "\(home.folder.path)/new.txt"] {
      #expect(throws: (any Error).self, "\(output ?? "none")") {
        try ExchangeSetUp.checkUnsealed(output, in: home.folder)
      }
    }
    for output in [home.stick, "\(home.stick)/new.txt"] {
      try ExchangeSetUp.checkUnsealed(output, in: home.folder)
    }
    let open = try ExchangeSide.care()
    try ExchangeSetUp.checkUnsealed(nil, in: open.folder)
  }
}
