import Testing

@testable import RoundCore

@Suite("The assessment within seven working days")
struct AssessmentClockTests {
  static let vectors = [
    ("2026-09-09", "2026-09-18"), ("2026-09-05", "2026-09-15"), ("2026-04-02", "2026-04-15"),
    ("2026-05-22", "2026-06-03"), ("2026-08-24", "2026-09-03"), ("2026-12-18", "2026-12-31"),
    ("2026-12-23", "2027-01-06"), ("2027-03-24", "2027-04-06"),
  ]

  private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

  @Test("Is due on the seventh working day after the day of admission", arguments: vectors)
  func due(_ admitted: String, _ due: String) throws {
    let clock = AssessmentClock(from: try day(admitted))
    #expect(clock.due == (try day(due)))
    #expect(clock.isCertain)
  }

  @Test("A home that counts the day of admission is a working day earlier; a Saturday never counts")
  func countsFirstDay() throws {
    let wednesday = AssessmentClock(from: try day("2026-09-09"), countsFirstDay: true)
    #expect(wednesday.due == (try day("2026-09-17")))
    let saturday = AssessmentClock(from: try day("2026-09-05"), countsFirstDay: true)
    #expect(saturday.due == (try day("2026-09-15")))
  }

  @Test("A bank holiday that the home adds is no working day")
  func added() throws {
    let days = WorkingDays(added: [try day("2026-09-10")])
    #expect(AssessmentClock(from: try day("2026-09-09"), days: days).due == (try day("2026-09-21")))
  }

  @Test("Says how many working days are left, and from two on that it is due soon")
  func states() throws {
    let clock = AssessmentClock(from: try day("2026-04-02"))
    #expect(clock.open(on: try day("2026-04-02")) == .due(left: 7))
    #expect(clock.open(on: try day("2026-04-10")) == .due(left: 3))
    // Friday to Wednesday over a weekend: Monday, Tuesday, Wednesday.
    #expect(clock.open(on: try day("2026-04-13")) == .dueSoon(left: 2))
    #expect(clock.open(on: try day("2026-04-14")) == .dueSoon(left: 1))
    #expect(clock.open(on: try day("2026-04-15")) == .dueSoon(left: 0))
    #expect(clock.open(on: try day("2026-04-16")) == .overdue(by: 1))
    // A Saturday after the day is overdue too, by no working day more.
    #expect(clock.open(on: try day("2026-04-18")) == .overdue(by: 2))
  }

  @Test("A due day in years whose bank holidays are not listed is not certain")
  func uncertain() throws {
    #expect(!AssessmentClock(from: try day("2028-12-28")).isCertain)
    #expect(!AssessmentClock(from: try day("2040-01-02")).isCertain)
  }

  @Test("Counting ends, however far a day is away")
  func ends() {
    let days = WorkingDays()
    #expect(days.day(7, after: Day(ordinal: .max)) == Day(ordinal: .max))
    #expect(days.count(after: Day(ordinal: .min), through: Day(ordinal: .max)) > 2000)
  }
}
