import Testing

@testable import RoundCore

struct RecordFoldingTests {
  private func history(seed: UInt64, count: Int) throws -> [Entry] {
    var entries = RandomEntries(seed: seed)
    let kinds = EntryRegistry.names
    return try (0..<count).map { number in
      let kind = number % (kinds.count + 1)
      let entry =
        kind < kinds.count ? entries.entry(kind: kinds[kind]) : entries.unknownEntry()
      return try #require(entry)
    }
  }

  @Test(
    "Entries add up to the same record in any order, and however often they come",
    arguments: 1...40)
  func anyOrder(seed: UInt64) throws {
    let home = try #require(HomeID("elm-7k2m"))
    let entries = try history(seed: seed, count: 5 * (EntryRegistry.names.count + 1))
    var expected = Record(home: home)
    expected.apply(entries)
    #expect(expected.residents.count == 3)
    #expect(expected.unknown.facts.count == 5)
    var random = SeededRandom(seed: seed)
    for _ in 0..<5 {
      var twice = entries + entries.filter { _ in Bool.random(using: &random) }
      twice.shuffle(using: &random)
      var record = Record(home: home)
      record.apply(twice)
      #expect(record == expected)
    }
    var reversed = Record(home: home)
    reversed.apply(entries.reversed())
    #expect(reversed == expected)
    // What is asked of equal records is equal too.
    for round in expected.rounds.keys {
      #expect(reversed.list(of: round) == expected.list(of: round))
    }
    // And every entry counts: without one, the record is another, unless it says nothing of anybody.
    for (place, entry) in entries.enumerated().prefix(EntryRegistry.names.count + 1) {
      var without = Record(home: home)
      without.apply(entries[..<place] + entries[(place + 1)...])
      let isRefused = expected.refusedEntries.contains { $0.header == entry.header }
      #expect((without == expected) == (RecordFoldingTests.saysNothing(entry) && !isRefused))
    }
  }

  private static func saysNothing(_ entry: Entry) -> Bool {
    guard case .known(let body) = entry.content else { return false }
    switch body {
    case is SegmentOpened, is ChainSealed: return true
    case is AuthorDeclared, is HomeDeclared, is AgreementSet, is RoundPlanned, is RoundOpened,
      is RoundClosed, is RoundCancelled, is ListSent, is ListArranged, is ListReordered,
      is AcknowledgementRecorded, is ClockDoubted, is EntryWithdrawn, is LossAccepted,
      is SettingChanged:
      return false
    default: return entry.header.resident == nil
    }
  }

  @Test("Two chains that bear one identifier for two entries both stand") func sameIdentifier()
    throws
  {
    let home = try #require(HomeID("elm-7k2m"))
    let id = try #require(EntryID("E1"))
    let entries = try ["d1", "d2"].enumerated().map { number, device in
      Entry(
        header: EntryHeader(
          id: id, device: try #require(DeviceID(device)), sequence: 7, kind: "home.declared",
          version: 1, at: ClockReading(moment: JournalBench.noon), by: nil, resident: nil),
        content: .known(HomeDeclared(name: "name \(number)")))
    }
    var forwards = Record(home: home)
    forwards.apply(entries)
    var backwards = Record(home: home)
    backwards.apply(entries.reversed() + entries)
    #expect(forwards == backwards)
    #expect(forwards.homes.facts.map(\.body.name) == ["name 0", "name 1"])
  }

  @Test("A chain can't sign with an author whom another chain declared") func foreignAuthor() throws
  {
    let home = try #require(HomeID("elm-7k2m"))
    let id = try #require(EntryID("A1"))
    let one = try #require(DeviceID("d1"))
    let two = try #require(DeviceID("d2"))
    func header(_ device: DeviceID, _ sequence: Int) -> EntryHeader {
      EntryHeader(
        id: id, device: device, sequence: sequence, kind: AuthorDeclared.kind, version: 1,
        at: ClockReading(moment: JournalBench.noon), by: id, resident: nil)
    }
    func declared(_ name: String, _ header: EntryHeader) -> Entry {
      let author = Author(name: name, role: "gp", organisation: "Elm", registration: nil)
      return Entry(header: header, content: .known(AuthorDeclared(author: author)))
    }
    var record = Record(home: home)
    record.apply(declared("Dr Shah", header(one, 2)))
    #expect(record.author(of: header(one, 9))?.name == "Dr Shah")
    #expect(record.author(of: header(two, 9)) == nil)
    record.apply(declared("Somebody else", header(two, 2)))
    #expect(record.author(of: header(one, 9))?.name == "Dr Shah")
    // Nor can a chain put another in its own author's place.
    record.apply(declared("A third", header(one, 5)))
    #expect(record.author(of: header(one, 9))?.name == "Dr Shah")
  }
}
