import Testing

@testable import RoundCore

@Suite("What records keep in one place")
struct SharedRecordTests {
  private func record(seed: UInt64) throws -> (record: Record, entries: RandomEntries) {
    var entries = RandomEntries(seed: seed)
    var record = Record(home: try #require(HomeID("elm-7k2m")))
    for _ in 0..<8 {
      for kind in EntryRegistry.names {
        let entry = entries.entry(kind: kind)
        record.apply(try #require(entry))
      }
    }
    return (record, entries)
  }

  @Test("A copy of a resident stays as it was when the other one goes on", arguments: UInt64(1)...5)
  func copies(seed: UInt64) throws {
    var (record, entries) = try record(seed: seed)
    let before = record
    let observations = record.residents.mapValues(\.observations.facts)
    for _ in 0..<12 {
      let entry = entries.entry(kind: ObservationsRecorded.kind)
      record.apply(try #require(entry))
    }
    #expect(record != before)
    #expect(before.residents.mapValues(\.observations.facts) == observations)
  }

  @Test(
    "Giving back what is kept for more entries changes nothing that is said",
    arguments: UInt64(1)...5)
  func trimmed(seed: UInt64) throws {
    var (record, entries) = try record(seed: seed)
    let before = record
    record.trim()
    #expect(record == before)
    for resident in record.residents.values {
      let facts = resident.observations.facts
      #expect(facts.capacity <= facts.count + facts.count / 16 + 1)
    }
    // And it goes on from there as from the other one.
    var other = before
    for kind in EntryRegistry.names {
      let made = entries.entry(kind: kind)
      let entry = try #require(made)
      record.apply(entry)
      other.apply(entry)
    }
    #expect(record == other)
  }
}
