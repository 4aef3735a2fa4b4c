import RoundCore
import RoundReports
import Testing

@Suite struct ListTextTests {
  private func lines(_ home: PretendHome) -> [String] {
    ListText.lines(record: home.record, round: home.round, catalog: .shipped, now: PretendHome.now)
  }

  @Test("The list of a pretend home is as it was accepted")
  func snapshot() { expectSnapshot(lines(PretendHome(closed: false)), "list") }

  @Test("It says that it may change until it was sent, and who is on it in no more than 78 columns")
  func openAndWidth() {
    let text = lines(PretendHome(pretend: false, closed: false))
    #expect(text.first == "THE LIST IS STILL OPEN - IT MAY CHANGE")
    #expect(!text.contains { $0.contains("PRETEND") })
    #expect(text.allSatisfy { $0.count <= 78 })
    var builder = RecordBuilder()
    let round = builder.plan("2026-03-12")
    let empty = ListText.lines(
      record: builder.record, round: round, catalog: .shipped,
      now: RecordBuilder.moment(minutes: 1))
    #expect(empty.contains { $0.contains("Nobody. The home says that nobody needs a review.") })
    builder.add(ListSent(round: round, order: []), by: PretendHome.senior)
    let sent = ListText.lines(
      record: builder.record, round: round, catalog: .shipped,
      now: RecordBuilder.moment(minutes: 1))
    #expect(sent.first == "WEEKLY ROUND: THE CARE HOME'S LIST")
    #expect(sent.contains { $0.contains("Closed:") && $0.contains("J. Brennan") })
    #expect(
      ListText.fileName(
        record: builder.record, round: round, today: UKTime(PretendHome.now).day)
        == "list-2026-03-12.txt")
  }
}
