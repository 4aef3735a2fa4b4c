import Testing

@testable import RoundCore

@Suite("What was taken back, and what stands")
struct StandingTests {
  private static let round = RoundID("round-1")
  private static let resident = ResidentID("r1")

  private func header(
    _ number: Int, _ kind: String, by: String? = "A1", device: String = "d1",
    resident: ResidentID? = StandingTests.resident
  ) throws -> EntryHeader {
    EntryHeader(
      id: try #require(EntryID("E\(number)")), device: try #require(DeviceID(device)),
      sequence: number, kind: kind, version: 1,
      at: ClockReading(moment: JournalBench.noon.adding(minutes: number), counter: 0),
      by: by.flatMap { EntryID($0) }, resident: resident)
  }

  private func review(_ number: Int) throws -> Entry {
    Entry(
      header: try header(number, ReviewSigned.kind),
      content: .known(
        ReviewSigned(round: try #require(StandingTests.round), flags: [], contact: "video")))
  }

  private func withdrawal(
    _ number: Int, of other: Int, by: String? = "A1", device: String = "d1",
    resident: ResidentID? = StandingTests.resident
  ) throws -> Entry {
    Entry(
      header: try header(
        number, EntryWithdrawn.kind, by: by, device: device, resident: resident),
      content: .known(EntryWithdrawn(entry: try #require(EntryID("E\(other)")))))
  }

  private func people() throws -> [Entry] {
    let device = try #require(DeviceID("d1"))
    return [try Entry.gp("A1", on: device), try Entry.gp("A2", on: device)]
  }

  /// How many reviews stand, after the entries in this order and in the other.
  private func standing(_ entries: [Entry]) throws -> Int {
    let home = try #require(HomeID("elm-7k2m"))
    let entries = try people() + entries
    var forwards = Record(home: home)
    forwards.apply(entries)
    var backwards = Record(home: home)
    backwards.apply(entries.reversed() + entries)
    #expect(forwards == backwards)
    let resident = StandingTests.resident.flatMap { forwards.residents[$0] }
    return resident?.reviews.facts.count ?? 0
  }

  @Test("An entry that is taken back stands no more, and stands again when that is taken back")
  func undoAndRedo() throws {
    var entries = [try review(1), try withdrawal(2, of: 1)]
    #expect(try standing(entries) == 0)
    entries.append(try withdrawal(3, of: 2))
    #expect(try standing(entries) == 1)
    entries.append(try withdrawal(4, of: 3))
    #expect(try standing(entries) == 0)
    entries.append(try withdrawal(5, of: 4))
    entries.append(try withdrawal(6, of: 1))
    #expect(try standing(entries) == 0)
  }

  @Test("Nobody takes back what another signed, from another device, of another resident, or later")
  func onlyOnesOwn() throws {
    let review = try review(5)
    #expect(try standing([review, withdrawal(6, of: 5, by: "A2")]) == 1)
    #expect(try standing([review, withdrawal(6, of: 5, by: nil)]) == 1)
    #expect(try standing([review, withdrawal(6, of: 5, device: "d2")]) == 1)
    #expect(try standing([review, withdrawal(6, of: 5, resident: ResidentID("r2"))]) == 1)
    #expect(try standing([review, withdrawal(4, of: 5)]) == 1)
    #expect(try standing([review, withdrawal(6, of: 5)]) == 0)
  }

  @Test("What is taken back stays on record, with who took it back")
  func staysOnRecord() throws {
    var record = Record(home: try #require(HomeID("elm-7k2m")))
    let withdrawal = try self.withdrawal(2, of: 1)
    record.apply(try people() + [try review(1), withdrawal])
    let resident = try #require(StandingTests.resident.flatMap { record.residents[$0] })
    let retired = try #require(resident.reviews.retired.first)
    #expect(resident.taker(of: retired.header) == withdrawal.header)
  }

  private static func retired(_ resident: ResidentRecord) -> Int {
    resident.reviews.retired.count + resident.flags.retired.count + resident.drops.retired.count
      + resident.escalations.retired.count + resident.endings.retired.count
      + resident.carePlanEntries.retired.count + resident.actionUpdates.retired.count
      + resident.addedActions.retired.count + resident.assessments.retired.count
      + resident.residence.retired.count + resident.details.retired.count
  }

  @Test("Taking back adds up to the same in any order", arguments: 1...30)
  func anyOrder(seed: UInt64) throws {
    let home = try #require(HomeID("elm-7k2m"))
    var source = RandomEntries(seed: seed)
    var random = SeededRandom(seed: seed)
    let kinds = [
      ReviewSigned.kind, FlagRaised.kind, FlagDropped.kind, EscalationRecorded.kind,
      EscalationEnded.kind, CarePlanChanged.kind, ActionUpdated.kind, ListReordered.kind,
      ActionAdded.kind, AssessmentRecorded.kind, ResidenceChanged.kind, ResidentChanged.kind,
    ]
    var entries: [Entry] = []
    for number in 0..<120 {
      if number % 2 == 0 || entries.isEmpty {
        let entry = source.entry(kind: kinds[number / 2 % kinds.count])
        entries.append(try #require(entry))
      } else if let target = entries.randomElement(using: &random) {
        entries.append(source.taker(of: target))
      }
    }
    var expected = Record(home: home)
    expected.apply(entries)
    #expect(expected.residents.values.contains { StandingTests.retired($0) > 0 })
    for _ in 0..<5 {
      var twice = entries + entries.filter { _ in Bool.random(using: &random) }
      twice.shuffle(using: &random)
      var record = Record(home: home)
      record.apply(twice)
      #expect(record == expected)
    }
  }

  @Test("Of an author's declarations the newest epoch's counts, although numbers begin anew in it")
  func declaredAnew() throws {
    let device = try #require(DeviceID("d1"))
    let author = Author(name: "Dr Shah", role: "gp", organisation: "Elm", registration: nil)
    var record = Record(home: try #require(HomeID("elm-7k2m")))
    for (id, epoch, sequence) in [("A1", 1, 2), ("A2", 1, 40), ("B1", 2, 3)] {
      let id = try #require(EntryID(id))
      record.apply([
        Entry(
          header: EntryHeader(
            id: id, device: device, sequence: sequence, kind: AuthorDeclared.kind, version: 1,
            at: ClockReading(moment: JournalBench.noon), by: id, resident: nil, epoch: epoch),
          content: .known(AuthorDeclared(author: author)))
      ])
    }
    #expect(record.declaration(of: author, on: device) == EntryID("B1"))
  }
}
