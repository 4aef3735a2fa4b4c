import Testing

@testable import RoundCore

@Suite("Journal builder")
struct JournalBuilderTests {
  private let author = Author(
    name: "J. Reed", role: "designatedPerson", organisation: "Home", registration: nil)

  private func builder() throws -> JournalBuilder {
    JournalBuilder(
      home: try #require(HomeID("home-a")), device: try #require(DeviceID("d1")), epoch: 1,
      program: "test", identifiers: Identifiers(random: SeededRandom(seed: 1)))
  }

  private func note(_ text: String, at moment: Moment, _ number: Int) throws
    -> JournalBuilder.Item
  {
    let flag = try #require(EntryID("flag"))
    let body = NoteWritten(
      flag: flag, situation: text, background: text, assessment: text, recommendation: text)
    return JournalBuilder.Item(
      draft: EntryDraft(
        body, resident: ResidentID("r1"), author: author, id: EntryID("note-\(number)")),
      moment: moment)
  }

  private func walk(_ builder: JournalBuilder) -> (walker: ChainWalker, entries: [Entry]) {
    var walker = ChainWalker(home: builder.home, device: builder.device, place: "chain")
    var entries: [Entry] = []
    for segment in builder.segments {
      walker.begin(segment.name)
      entries += walker.consume(segment.bytes)
    }
    return (walker, entries)
  }

  @Test("A segment ends at 8 MiB, and the next one follows it")
  func rotatesBySize() throws {
    var builder = try builder()
    let text = String(repeating: "x", count: 15_000)
    let start = UKTime.moment(day: Day(ordinal: 20_000), hour: 9, minute: 0)
    for number in 0..<300 {
      try builder.add(try note(text, at: start.adding(seconds: number), number))
    }
    #expect(builder.segments.count == 3)
    #expect(builder.segments.allSatisfy { $0.bytes.count < JournalWriter.segmentBytes + 65_536 })
    let (walker, entries) = walk(builder)
    #expect(walker.damage == [])
    #expect(walker.ending == nil)
    #expect(entries.filter { $0.header.kind == "note.written" }.count == 300)
    #expect(entries.filter { $0.header.kind == "author.declared" }.count == 1)
  }

  @Test("A new year begins a new segment; entries of one moment and late ones keep their order")
  func rotatesByYear() throws {
    var builder = try builder()
    let eve = try #require(Moment(iso: "2026-12-31T23:59:00Z"))
    let year = try #require(Moment(iso: "2027-01-01T00:00:00Z"))
    for (number, moment) in [eve, eve, year, eve, year].enumerated() {
      try builder.add(try note("note", at: moment, number))
    }
    #expect(builder.segments.map(\.name.file) == ["1-000001.jsonl", "1-000002.jsonl"])
    let (walker, entries) = walk(builder)
    #expect(walker.damage == [])
    let notes = entries.filter { $0.header.kind == "note.written" }
    #expect(notes.map(\.header.id.text) == (0..<5).map { "note-\($0)" })
    #expect(zip(notes, notes.dropFirst()).allSatisfy { $0.header.at < $1.header.at })
  }

  @Test("An entry that no line can hold is refused")
  func tooLong() throws {
    var builder = try builder()
    let item = try note(
      String(repeating: "x", count: 20_000), at: Moment(milliseconds: 0), 1)
    #expect(throws: JournalError.tooLong) { try builder.add(item) }
  }
}
