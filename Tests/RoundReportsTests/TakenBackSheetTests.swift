import RoundCore
import Testing

@testable import RoundReports

/// What was taken back after the home was told of it stands on the sheet until the home is told so.
@Suite("The sheet after something was taken back")
struct TakenBackSheetTests {
  /// The pretend home with Walker's review taken back, and what was told before and after.
  private func sheet(told: Bool, since: Bool) throws -> [String] {
    var home = PretendHome()
    let review = try #require(
      home.resident("Walker").flatMap { home.record.residents[$0] }?.reviews.facts.last {
        $0.body.round == home.round
      })
    let change = try #require(review.body.medicineChanges.first { $0.marToday })
    func word(_ who: String, _ note: String?) -> AcknowledgementRecorded {
      AcknowledgementRecorded(
        round: home.round, item: change.id, state: .told, note: note, saidBy: who,
        how: "in person")
    }
    if told { home.add(word("J. Brennan", nil), "Walker", minutes: 290) }
    home.add(EntryWithdrawn(entry: review.header.id), "Walker", minutes: 300)
    if since {
      home.add(
        word("P. Lal", AcknowledgementRecorded.ofTakingBack), "Walker", minutes: 310)
    }
    return Sheet.text(
      record: home.record, round: home.round, catalog: .shipped,
      now: RecordBuilder.moment(minutes: 320))
  }

  private func text(_ lines: [String]) -> String {
    lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  @Test("Nobody told that it does not hold: the sheet begins with it, and says whom to ring")
  func untold() throws {
    let text = text(try sheet(told: true, since: false))
    #expect(text.contains("TAKEN BACK AFTER THE HOME WAS TOLD"))
    #expect(text.contains("Does not hold: "))
    #expect(text.contains("Told of it: J. Brennan, in person"))
    #expect(text.contains("Told since: NOBODY YET THAT IT DOES NOT HOLD. Ring them."))
  }

  @Test("Told since, it says who was; never told of it, it says nothing")
  func told() throws {
    let since = text(try sheet(told: true, since: true))
    #expect(since.contains("Told since: P. Lal, in person"))
    #expect(!since.contains("NOBODY YET"))
    #expect(!text(try sheet(told: false, since: false)).contains("TAKEN BACK"))
  }
}
