import RoundCore
import RoundReports
import Testing

/// Journals as each release wrote them are read for ever, and say what they said then.
///
/// `Tests/Fixtures/journals/<release>/<case>/` holds a folder and, in `expected.json`, what that
/// release's `list`, `show` and `verify` said of it. Nothing in there is ever written anew.
@Suite("Journals of earlier releases")
struct ReleasedJournalTests {
  private static let place =
    #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(2).joined(separator: "/") + "/Fixtures/journals"

  private static var cases: [String] {
    let files = SystemFileIO()
    return ((try? files.names(in: place)) ?? []).flatMap { release in
      ((try? files.names(in: "\(place)/\(release)")) ?? []).map { "\(release)/\($0)" }
    }
  }

  @Test("There is a fixture of every kind") func kinds() {
    let kinds = Set(ReleasedJournalTests.cases.compactMap { $0.split(separator: "/").last })
    #expect(kinds.isSuperset(of: ["whole", "torn", "copied", "newer", "needs"]))
  }

  @Test("They say what they said when they were written", arguments: cases)
  func said(name: String) throws {
    let place = "\(ReleasedJournalTests.place)/\(name)"
    let expected = try JSONParser.parse(
      SystemFileIO().read("\(place)/expected.json", from: 0), limits: .data)
    let folder = RoundFolder(path: "\(place)/folder")
    let home = try #require(try folder.homes().first)
    let reading = try JournalReader.read(home, in: folder, verifying: true)
    #expect(reading.damage.isEmpty)
    #expect(reading.journals == expected["journals"]?.number)
    #expect(reading.entries == expected["entries"]?.number)
    #expect(reading.bytes == expected["bytes"]?.number)
    #expect(reading.record.unknown.facts.count == expected["unknown"]?.number)

    let now = try #require(expected["now"]?.text.flatMap { Moment(iso: $0) })
    let day = try #require(expected["round"]?.text.flatMap { Day(iso: $0) })
    let list = ListJSON.value(
      record: reading.record, round: reading.record.round(on: day)?.id, catalog: .shipped, now: now)
    expectHeld(expected["list"], in: list, "list")
    let shown = try #require(expected["show"]?.items)
    #expect(shown.count == reading.record.residents.count)
    for before in shown {
      let resident = try #require(before["resident"]?.text.flatMap { ResidentID($0) })
      let record = try #require(reading.record.residents[resident])
      let after = ShowJSON.value(record: reading.record, resident: record)
      expectHeld(before, in: after, resident.text)
    }
  }

  @Test("What an earlier release signed is corrected like anything else")
  func corrected() throws {
    let folder = RoundFolder(path: "\(ReleasedJournalTests.place)/0.1.0/whole/folder")
    let home = try #require(try folder.homes().first)
    var record = try JournalReader.read(home, in: folder).record
    let resident = try #require(record.residents.values.first { !$0.reviews.isEmpty })
    let review = try #require(resident.reviews.last)
    var story = RecordBuilder()
    story.add(
      EntryCorrected(entry: review.header.id, mistake: "other", why: "typed wrong"), resident.id,
      by: PretendHome.pharmacist)
    record.apply(story.entries)
    let after = try #require(record.residents[resident.id])
    #expect(after.reviews.facts.count == resident.reviews.facts.count - 1)
    #expect(after.correction(of: review.header)?.body.why == "typed wrong")
  }

  /// A later version may say more; what was said stays.
  private func expectHeld(_ before: JSON?, in after: JSON?, _ place: String) {
    switch (before, after) {
    case (.object(let members), .object):
      for member in members {
        expectHeld(member.value, in: after?[member.name], "\(place).\(member.name)")
      }
    case (.array(let items), .array(let others)):
      #expect(items.count == others.count, "\(place)")
      for (number, item) in items.enumerated() where number < others.count {
        expectHeld(item, in: others[number], "\(place)[\(number)]")
      }
    default: #expect(before == after, "\(place)")
    }
  }
}
