import Testing

@testable import RoundCore

@Suite("How long ago something was")
struct AgeTests {
  private func moment(_ day: String, _ hour: Int, _ minute: Int = 0) -> Moment {
    UKTime.moment(day: Day(iso: day) ?? Day(ordinal: 0), hour: hour, minute: minute)
  }

  @Test("Days are those of the calendar in the United Kingdom, hours below two days stay hours")
  func days() {
    let now = moment("2026-11-27", 4)
    #expect(Age.ago(moment("2026-11-24", 10), at: now) == "3 days ago")
    #expect(Age.ago(moment("2026-11-25", 4), at: now) == "2 days ago")
    #expect(Age.ago(moment("2026-11-25", 5), at: now) == "47 hours ago")
    #expect(Age.ago(moment("2026-11-26", 10), at: now) == "18 hours ago")
    #expect(Age.ago(moment("2026-11-20", 23, 59), at: now) == "7 days ago")
    // A day of summer time ends an hour before midnight in UTC.
    #expect(Age.ago(moment("2026-06-01", 0, 30), at: moment("2026-06-04", 0, 15)) == "3 days ago")
  }
}
