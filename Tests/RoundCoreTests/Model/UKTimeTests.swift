import Testing

@testable import RoundCore

@Suite("UK time")
struct UKTimeTests {
  private func moment(_ iso: String) throws -> Moment { try #require(Moment(iso: iso)) }

  @Test(
    "Clocks change at one o'clock UTC on the last Sundays of March and October",
    arguments: [
      ("2026-03-29T00:59:59.999Z", "29-Mar-2026 00:59"), ("2026-03-29T01:00Z", "29-Mar-2026 02:00"),
      ("2026-10-25T00:59:59.999Z", "25-Oct-2026 01:59"), ("2026-10-25T01:00Z", "25-Oct-2026 01:00"),
      ("2027-03-28T00:59:59.999Z", "28-Mar-2027 00:59"), ("2027-03-28T01:00Z", "28-Mar-2027 02:00"),
      ("2027-10-31T00:59:59.999Z", "31-Oct-2027 01:59"), ("2027-10-31T01:00Z", "31-Oct-2027 01:00"),
      ("2026-06-30T23:30Z", "01-Jul-2026 00:30"), ("2026-12-31T23:59Z", "31-Dec-2026 23:59"),
      ("1969-12-31T23:59:59.999Z", "31-Dec-1969 23:59"),
    ])
  func clockChanges(iso: String, shown: String) throws {
    #expect(UKTime(try moment(iso)).shown == shown)
  }

  @Test("A time shown and turned back is the same moment, but for the hour that comes twice")
  func roundTrip() throws {
    let first = try moment("2026-01-01T00:00Z")
    let repeated = try moment("2026-10-25T01:00Z")..<moment("2026-10-25T02:00Z")
    let repeatedNext = try moment("2027-10-31T01:00Z")..<moment("2027-10-31T02:00Z")
    var wrong: [String] = []
    for quarter in 0..<(2 * 365 * 96) {
      let now = first.adding(minutes: quarter * 15)
      let time = UKTime(now)
      let back = UKTime.moment(day: time.day, hour: time.hour, minute: time.minute)
      // Of the two, the summer one is meant.
      let second = repeated.contains(now) || repeatedNext.contains(now)
      if back != (second ? now.adding(hours: -1) : now) { wrong.append(now.iso) }
    }
    #expect(wrong == [])
  }

  @Test("A time in the hour that is skipped counts on from the hour before")
  func skippedHour() throws {
    let day = try #require(Day(iso: "2026-03-29"))
    #expect(UKTime.moment(day: day, hour: 1, minute: 30).iso == "2026-03-29T01:30:00.000Z")
    #expect(UKTime(UKTime.moment(day: day, hour: 1, minute: 30)).clock == "02:30")
  }
}
