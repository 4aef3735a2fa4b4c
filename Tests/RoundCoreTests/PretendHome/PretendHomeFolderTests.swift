import Testing

@testable import RoundCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite("Pretend home: the folder")
struct PretendHomeFolderTests {
  private static let few = PretendHomeOptions(residents: 6)

  @Test("The same seed on the same day gives the same bytes in every file")
  func sameSeed() throws {
    let one = try PretendFolder(PretendHomeOptions(homes: 2, seed: 7)).contents()
    let other = try PretendFolder(PretendHomeOptions(homes: 2, seed: 7)).contents()
    #expect(one.count == 7)
    #expect(one == other)
  }

  @Test("Another seed gives other identifiers, numbers, salts and bytes")
  func otherSeed() throws {
    let one = try PretendFolder(PretendHomeOptions(residents: 6, seed: 7))
    let other = try PretendFolder(PretendHomeOptions(residents: 6, seed: 8))
    #expect(Set(try one.contents().values).isDisjoint(with: try other.contents().values))
    #expect(try one.folder.settings()?.device != other.folder.settings()?.device)
    #expect(try one.folder.persons().first?.pin.salt != other.folder.persons().first?.pin.salt)
  }

  @Test(
    "The computer opens as the pharmacist's; the designated person can sign on it too, with 1234")
  func computer() throws {
    let pretend = try PretendFolder(Self.few)
    let folder = pretend.folder
    #expect(try folder.settings()?.role == .round)
    #expect(try folder.settings()?.epoch == 1)
    let persons = try folder.persons()
    let opening = try #require(try folder.settings()?.person)
    let person = try #require(persons.first { $0.id == opening })
    let designated = try #require(persons.first { $0.id != opening })
    #expect(persons.count == 2)
    #expect(designated.author.name == "J. Reed")
    #expect(Catalog.shipped.role(of: designated.author) == .prepare)
    #expect(designated.pin.matches(PretendHome.pin))
    #expect(person.author.name == "K. Adeyemi")
    #expect(person.author.role == "pharmacist")
    #expect(person.author.registration?.body == "GPhC")
    #expect(person.pin.matches(PretendHome.pin))
    #expect(!person.pin.matches("4321"))
  }

  @Test(
    "Both sides can be tried on it, also after its card was made; a home that came in a pack is a real one"
  )
  func bothSides() throws {
    let pretend = try PretendFolder(PretendHomeOptions(residents: 6, homes: 2))
    let folder = pretend.folder
    let settings = try #require(try folder.settings())
    let homes = try folder.homes()
    #expect(Set(settings.pretendHomes ?? []) == Set(homes) && homes.count == 2)
    let own = #"{"organisation":"Millbrook Surgery","side":"practice"}"#
    try folder.files.replace(folder.ownParty, with: Array(own.utf8))
    let designated = try #require(
      try folder.persons().first { $0.author.role == "designatedPerson" }?.author)
    for home in homes {
      #expect(try folder.sides(of: home)[settings.device] == nil)
      let record = try JournalReader.read(home, in: folder).record
      #expect(
        record.refusal(
          ofKind: ListSent.kind, author: designated, device: settings.device, at: .now()) == nil)
    }
    let real = try #require(HomeID("elm-7k2m"))
    #expect(try folder.sides(of: real)[settings.device]?.side == .practice)
  }

  @Test("The PIN of its people is known to be the pretend one")
  func pretendPIN() throws {
    #expect(try PretendFolder(Self.few).folder.persons().allSatisfy { $0.hasPretendPIN == true })
  }

  @Test("Both laptops have a chain, and this computer's is the practice's")
  func chains() throws {
    let pretend = try PretendFolder(Self.few)
    let device = try #require(try pretend.folder.settings()?.device)
    let reading = try #require(try pretend.readings().first)
    #expect(reading.chains.count == 2)
    #expect(reading.chains[device] != nil)
    let closings = reading.record.rounds.values.flatMap(\.closings.facts)
    let notes = reading.record.residents.values.flatMap(\.notes.facts)
    #expect(!closings.isEmpty && closings.allSatisfy { $0.header.device == device })
    #expect(!notes.isEmpty && notes.allSatisfy { $0.header.device != device })
  }

  @Test("The journal writer goes on where the pretend home stops")
  func writerGoesOn() throws {
    let pretend = try PretendFolder(Self.few)
    let settings = try #require(try pretend.folder.settings())
    let home = try #require(try pretend.folder.homes().first)
    let author = try #require(
      try pretend.folder.persons().first { $0.id == settings.person }?.author)
    let before = try JournalReader.read(home, in: pretend.folder)
    let round = try #require(before.record.currentRound(on: PretendFolder.thursday))
    let writer = JournalWriter(
      folder: pretend.folder, home: home, device: settings.device, epoch: settings.epoch,
      program: PretendFolder.program, reading: before)
    let done = writer.append(
      [EntryDraft(RoundOpened(round: round.id), author: author)],
      now: UKTime.moment(day: PretendFolder.thursday, hour: 14, minute: 1))
    #expect(done.failure == nil)
    // The pharmacist is named in the chain already.
    #expect(done.saved.map(\.header.kind) == ["round.opened"])
    let after = try JournalReader.read(home, in: pretend.folder)
    #expect(after.damage == [])
    #expect(after.entries == before.entries + 1)
    #expect(after.record.rounds[round.id]?.isOpened == true)
  }

  @Test("A folder that holds something is refused and left as it was")
  func notEmpty() throws {
    let pretend = PretendFolder()
    let folder = pretend.folder
    try folder.files.makeFolder(folder.path)
    try folder.files.replace(folder.absolute("letter.txt"), with: Array("Dear all".utf8))
    #expect(throws: PretendHomeError.notEmpty(path: folder.path)) {
      try PretendHome.write(
        to: folder, today: PretendFolder.thursday, program: PretendFolder.program)
    }
    #expect(try pretend.contents().keys.sorted() == ["letter.txt"])
  }

  @Test("An empty folder is taken and closed to others; a file in its place is refused")
  func emptyFolder() throws {
    let open = PretendFolder()
    mkdir(open.folder.path, 0o755)
    try PretendHome.write(
      to: open.folder, options: Self.few, today: PretendFolder.thursday,
      program: PretendFolder.program)
    var status = stat()
    #expect(stat(open.folder.path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o700)

    let taken = PretendFolder()
    try taken.folder.files.replace(taken.folder.path, with: [0x0A])
    #expect(throws: PretendHomeError.self) {
      try PretendHome.write(
        to: taken.folder, today: PretendFolder.thursday, program: PretendFolder.program)
    }
  }

  @Test(
    "Counts that make no sense are refused with a sentence before anything is written",
    arguments: [
      PretendHomeOptions(years: 0), PretendHomeOptions(years: -3),
      PretendHomeOptions(years: .max), PretendHomeOptions(years: .min),
      PretendHomeOptions(residents: 0), PretendHomeOptions(residents: -1),
      PretendHomeOptions(residents: .max), PretendHomeOptions(homes: 0),
      PretendHomeOptions(homes: .min), PretendHomeOptions(homes: .max),
      PretendHomeOptions(years: 20, residents: 300, homes: 20),
    ])
  func hostileOptions(_ options: PretendHomeOptions) throws {
    let pretend = PretendFolder()
    let error = #expect(throws: PretendHomeError.self) {
      try PretendHome.write(
        to: pretend.folder, options: options, today: PretendFolder.thursday,
        program: PretendFolder.program)
    }
    #expect(error?.sentence.hasSuffix(".") == true)
    #expect(try pretend.folder.files.kind(of: pretend.folder.path) == nil)
  }
}
