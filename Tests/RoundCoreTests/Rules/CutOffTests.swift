import Testing

@testable import RoundCore

@Suite("Cut-off")
struct CutOffTests {
  private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }
  private func moment(_ iso: String) throws -> Moment { try #require(Moment(iso: iso)) }

  @Test("A list for Tuesday 10:00 at 48 hours is on time on Sunday 09:00 and late on Monday noon")
  func onTimeAndLate() throws {
    let cutOff = CutOff(roundOn: try day("2026-03-10"), hour: 10, minute: 0, notice: .twoDays)
    #expect(UKTime(cutOff.moment).shown == "08-Mar-2026 10:00")
    #expect(!cutOff.isLate(sentAt: try moment("2026-03-08T09:00Z")))
    #expect(!cutOff.isLate(sentAt: try moment("2026-03-08T10:00:00.000Z")))
    #expect(cutOff.isLate(sentAt: try moment("2026-03-08T10:00:00.001Z")))
    #expect(cutOff.isLate(sentAt: try moment("2026-03-09T12:00Z")))
  }

  @Test("The hours are hours that pass, also when the clocks change in between")
  func acrossClockChanges() throws {
    let spring = CutOff(roundOn: try day("2026-03-29"), hour: 10, minute: 0, notice: .oneDay)
    #expect(UKTime(spring.moment).shown == "28-Mar-2026 09:00")
    let autumn = CutOff(roundOn: try day("2026-10-26"), hour: 10, minute: 0, notice: .twoDays)
    #expect(UKTime(autumn.moment).shown == "24-Oct-2026 11:00")
    let summer = CutOff(roundOn: try day("2026-07-07"), hour: 9, minute: 30, notice: .oneDay)
    #expect(UKTime(summer.moment).shown == "06-Jul-2026 09:30")
    #expect(summer.moment.iso == "2026-07-06T08:30:00.000Z")
  }

  struct Working: CustomTestStringConvertible {
    let round: String
    let notice: CutOff.Notice
    let due: String
    var testDescription: String { "\(round), \(notice.hours) hours of working days: \(due)" }
  }

  /// Rounds at 10:00; when their lists are due where weekends and bank holidays do not count.
  static let working: [Working] = [
    Working(round: "2026-03-12", notice: .oneDay, due: "11-Mar-2026 10:00"),
    Working(round: "2026-03-10", notice: .twoDays, due: "06-Mar-2026 10:00"),
    Working(round: "2026-03-09", notice: .oneDay, due: "06-Mar-2026 10:00"),
    // The clocks go forward on Sunday 29 March and back on Sunday 25 October: no working day is shorter.
    Working(round: "2026-03-30", notice: .oneDay, due: "27-Mar-2026 10:00"),
    Working(round: "2026-10-27", notice: .twoDays, due: "23-Oct-2026 10:00"),
    // Good Friday and Easter Monday.
    Working(round: "2026-04-07", notice: .oneDay, due: "02-Apr-2026 10:00"),
    Working(round: "2026-04-07", notice: .twoDays, due: "01-Apr-2026 10:00"),
    // Christmas Day on a Friday, Boxing Day's substitute on the Monday.
    Working(round: "2026-12-29", notice: .twoDays, due: "23-Dec-2026 10:00"),
    Working(round: "2027-01-04", notice: .twoDays, due: "30-Dec-2026 10:00"),
    // A round on a day that does not count itself: the hours before its midnight are the first.
    Working(round: "2026-03-14", notice: .oneDay, due: "13-Mar-2026 00:00"),
  ]

  @Test("Hours of working days leave out weekends and bank holidays", arguments: working)
  func workingDays(_ wanted: Working) throws {
    let cutOff = CutOff(
      roundOn: try day(wanted.round), hour: 10, minute: 0, notice: wanted.notice,
      counting: .workingDays)
    #expect(UKTime(cutOff.moment).shown == wanted.due)
    #expect(cutOff.knowsHolidays)
  }

  @Test("A year whose bank holidays are not listed is counted, and said to be unknown")
  func unknownHolidays() throws {
    let cutOff = CutOff(
      roundOn: try day("2040-03-14"), hour: 10, minute: 0, notice: .oneDay, counting: .workingDays)
    #expect(UKTime(cutOff.moment).shown == "13-Mar-2040 10:00")
    #expect(!cutOff.knowsHolidays)
    let nothingButHolidays = BankHolidays(
      days: Set((0..<400).map { Day(ordinal: 25_000 + $0) }), years: 1...9999)
    let never = CutOff(
      roundAt: UKTime.moment(day: Day(ordinal: 25_390), hour: 10, minute: 0), notice: .oneDay,
      counting: .workingDays, days: WorkingDays(holidays: nothingButHolidays))
    #expect(!never.knowsHolidays)
  }

  @Test(
    "Time left is said in whole hours and never says more than there is",
    arguments: [
      (-27 * 60, "1 day 3 hours left"), (-48 * 60, "2 days left"), (-25 * 60, "1 day 1 hour left"),
      (-24 * 60, "1 day left"), (-24 * 60 + 1, "23 hours left"), (-119, "1 hour left"),
      (-59, "less than an hour left"), (0, "closes now"), (1, "closed less than an hour ago"),
      (60, "closed 1 hour ago"), (150, "closed 2 hours ago"),
      (51 * 60, "closed 2 days 3 hours ago"),
    ])
  func timeLeft(minutes: Int, words: String) throws {
    let cutOff = CutOff(roundAt: try moment("2026-03-12T10:00Z"), notice: .oneDay)
    #expect(cutOff.timeLeft(at: cutOff.moment.adding(minutes: minutes)) == words)
  }

  @Test("A start time outside the clock is brought into it")
  func oddStart() throws {
    let cutOff = CutOff(
      roundOn: try day("2026-03-10"), hour: Int.max, minute: Int.min, notice: .oneDay)
    #expect(UKTime(cutOff.moment).shown == "09-Mar-2026 23:00")
    let far = Moment(milliseconds: Int64.max)
    #expect(cutOff.timeLeft(at: far).hasPrefix("closed "))
    #expect(CutOff(roundAt: far, notice: .oneDay).timeLeft(at: Moment(milliseconds: .min)) != "")
  }
}
