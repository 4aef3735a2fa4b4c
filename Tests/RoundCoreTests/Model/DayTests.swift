import Testing

@testable import RoundCore

@Suite("Days")
struct DayTests {
  private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

  @Test("Every day from 1900 to 2100 is where a calendar counted day by day has it")
  func daysAgreeWithWalk() throws {
    // 1 January 1900 was a Monday, 25,567 days before 1970.
    var ordinal = -25_567
    var weekday = 1
    var wrong: [String] = []
    for year in 1900...2100 {
      let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (index, length) in lengths.enumerated() {
        for number in 1...length {
          let day = Day(ordinal: ordinal)
          if day != Day(year: year, month: index + 1, day: number) || day.year != year
            || day.month != index + 1 || day.day != number || day.weekday != weekday
            || Day(iso: day.iso) != day || day.monday.weekday != 1
            || !(0...6).contains(day.days(since: day.monday))
          {
            wrong.append(day.iso)
          }
          ordinal += 1
          weekday = weekday % 7 + 1
        }
        #expect(Day(year: year, month: index + 1, day: length + 1) == nil)
        #expect(Day(year: year, month: index + 1, day: 0) == nil)
      }
    }
    #expect(wrong == [])
    #expect(Day(ordinal: ordinal).iso == "2101-01-01")
  }

  @Test("The first and the last day are kept when more is asked for")
  func endsAreKept() {
    #expect(Day(ordinal: Int.min).iso == "0001-01-01")
    #expect(Day(ordinal: Int.max).iso == "9999-12-31")
    #expect(Day(ordinal: 0).adding(days: Int.max).iso == "9999-12-31")
    #expect(Day(ordinal: -1).adding(days: Int.min).iso == "0001-01-01")
    #expect(Day(ordinal: 0).adding(days: -1).iso == "1969-12-31")
  }

  @Test(
    "Only yyyy-mm-dd of a day that there is is read",
    arguments: [
      "", "2026-3-12", "2026-03-1２", "2026/03/12", "2026-02-29", "2026-13-01", "2026-00-10",
      "0000-01-01", "+026-03-12", "2026-03-12 ", "12-03-2026", "2026-03-32", "٢٠٢٦-٠٣-١٢",
    ])
  func otherTextIsNoDay(text: String) { #expect(Day(iso: text) == nil) }

  @Test("Days are shown as clinicians read them")
  func shownForm() throws {
    #expect(try day("2026-03-12").shown == "12-Mar-2026")
    #expect(try day("2026-03-05").shownWithWeekday == "Thu 05-Mar-2026")
    #expect(try day("0007-12-31").shown == "31-Dec-0007")
  }

  @Test(
    "Ages count birthdays",
    arguments: [
      ("1945-07-14", "2026-06-01", 80), ("1945-07-14", "2026-07-13", 80),
      ("1945-07-14", "2026-07-14", 81), ("1938-07-14", "2026-03-12", 87),
      ("1940-02-29", "2026-02-28", 85), ("1940-02-29", "2026-03-01", 86),
      ("1940-02-29", "2028-02-28", 87), ("1940-02-29", "2028-02-29", 88),
      ("2026-03-12", "2026-03-12", 0), ("2026-03-12", "2026-03-11", -1),
    ])
  func ages(born: String, on: String, years: Int) throws {
    #expect(try day(born).years(until: day(on)) == years)
  }

  @Test("Earlier days sort first")
  func order() throws {
    #expect(try day("1969-12-31") < day("1970-01-01"))
    #expect(try day("2026-03-12").days(since: day("2026-02-26")) == 14)
  }
}
