import Testing

@testable import RoundCore

@Suite("Due dates")
struct DueDateTests {
  /// Thursday 12-Mar-2026.
  private static let today = Day(ordinal: 20_524)
  private static let nextRound = Day(ordinal: 20_531)

  private func read(_ text: String, today: Day = DueDateTests.today) -> DueDateReading {
    DueDate.read(text, today: today, nextRound: DueDateTests.nextRound)
  }

  private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

  @Test(
    "What people type for a day is read",
    arguments: [
      ("today", "2026-03-12"), ("Tomorrow", "2026-03-13"), ("this round", "2026-03-12"),
      ("+0", "2026-03-12"),
      ("+7", "2026-03-19"), (" + 7 ", "2026-03-19"), ("+2w", "2026-03-26"),
      ("2w", "2026-03-26"), ("2 weeks", "2026-03-26"), ("in 2 weeks", "2026-03-26"),
      ("3 days", "2026-03-15"), ("1 day", "2026-03-13"), ("a week", "2026-03-19"),
      ("fortnight", "2026-03-26"), ("a fortnight", "2026-03-26"), ("next week", "2026-03-19"),
      ("next month", "2026-04-12"), ("6 months", "2026-09-12"), ("+1m", "2026-04-12"),
      ("1 year", "2027-03-12"), ("5 years", "2031-03-12"),
      ("Thu", "2026-03-19"), ("thursday", "2026-03-19"), ("THURS", "2026-03-19"),
      ("Fri", "2026-03-13"), ("wed", "2026-03-18"), ("Weds", "2026-03-18"),
      ("sunday", "2026-03-15"), ("on Mon", "2026-03-16"), ("this Fri", "2026-03-13"),
      ("19 Mar", "2026-03-19"), ("19mar", "2026-03-19"), ("19th March", "2026-03-19"),
      ("Mar 19", "2026-03-19"), ("the 19th of March, 2026", "2026-03-19"),
      ("on 19 Mar", "2026-03-19"), ("12 Mar", "2026-03-12"), ("11 Mar", "2027-03-11"),
      ("19 March 2027", "2027-03-19"), ("19-Mar-2026", "2026-03-19"),
      ("Thu 19-Mar-2026", "2026-03-19"), ("Thu 19 Mar", "2026-03-19"),
      ("2026-03-19", "2026-03-19"), ("2026/4/9 ", "2026-04-09"), ("13/4", "2026-04-13"),
      ("13/4/2026", "2026-04-13"), ("13.4", "2026-04-13"), ("4/4", "2026-04-04"),
      ("3/3", "2027-03-03"), ("29 Feb", "2028-02-29"), ("1 sept", "2026-09-01"),
      ("Fri 3/4", "2026-04-03"), ("Thu 3/4", "2027-03-04"),
    ])
  func readings(text: String, iso: String) throws {
    #expect(read(text) == .day(try day(iso)))
  }

  @Test("Each weekday is the next one after today, on every day of the week")
  func weekdays() {
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    for offset in 0..<7 {
      let today = DueDateTests.today.adding(days: offset)
      for (index, name) in names.enumerated() {
        var expected = today.adding(days: 1)
        while expected.weekday != index + 1 { expected = expected.adding(days: 1) }
        #expect(read(name, today: today) == .day(expected))
      }
    }
  }

  @Test("The next round is named and not a day until one is planned")
  func nextRound() {
    let today = DueDateTests.today
    #expect(read("next round") == .nextRound(DueDateTests.nextRound))
    #expect(read(" Next  Round ") == .nextRound(DueDateTests.nextRound))
    #expect(DueDate.read("round", today: today, nextRound: nil) == .nextRound(nil))
    #expect(
      DueDate.read("next round", today: today, nextRound: today.adding(days: -1))
        == .nextRound(nil))
    #expect(DueDate.read("next round", today: today, nextRound: today) == .nextRound(today))
  }

  @Test("Two readings are both offered, each in the future")
  func ambiguous() throws {
    #expect(read("3/4") == .ambiguous(first: try day("2026-04-03"), second: try day("2027-03-04")))
    #expect(read("03-04") == read("3/4"))
    #expect(
      read("5/4/2026") == .ambiguous(first: try day("2026-04-05"), second: try day("2026-05-04")))
    #expect(
      read("next thu") == .ambiguous(first: try day("2026-03-19"), second: try day("2026-03-26")))
    #expect(read("Mon 6/7/2026") == .day(try day("2026-07-06")))
    #expect(read("Wed 6/7/2026") == .problem(.otherWeekday(try day("2026-07-06"))))
  }

  @Test("With one reading in the past neither is taken without asking")
  func oneReadingPast() throws {
    #expect(
      read("3/4/2026")
        == .problem(
          .oneReadingOnly(possible: try day("2026-04-03"), impossible: try day("2026-03-04"))))
    #expect(
      read("4/3/2026")
        == .problem(
          .oneReadingOnly(possible: try day("2026-04-03"), impossible: try day("2026-03-04"))))
    #expect(read("1/2/2026") == .problem(.past(try day("2026-02-01"))))
  }

  @Test("The past is refused and the day is said")
  func past() throws {
    let yesterday = try day("2026-03-11")
    #expect(read("yesterday") == .problem(.past(yesterday)))
    #expect(read("11 Mar 2026") == .problem(.past(yesterday)))
    #expect(read("2026-03-11") == .problem(.past(yesterday)))
    #expect(read("-1") == .problem(.past(yesterday)))
    #expect(DueDateProblem.past(yesterday).sentence == "Wed 11-Mar-2026 is in the past.")
  }

  @Test("More than five years away is refused")
  func tooFar() throws {
    let latest = try day("2031-03-12")
    #expect(read("12 Mar 2031") == .day(latest))
    for text in [
      "13 Mar 2031", "2031-03-13", "+1828", "261 weeks", "6 years", "+999999y", "999999 w",
    ] {
      #expect(read(text) == .problem(.tooFar(latest: latest)), "\(text)")
    }
    let leapDay = try day("2096-02-29")
    #expect(read("29 feb", today: leapDay) == .day(leapDay))
    #expect(
      read("29 feb", today: leapDay.adding(days: 1))
        == .problem(.tooFar(latest: try day("2101-03-01"))))
  }

  @Test("Months end where the month ends")
  func monthEnds() throws {
    #expect(read("1 month", today: try day("2026-01-31")) == .day(try day("2026-02-28")))
    #expect(read("11 months", today: try day("2026-01-31")) == .day(try day("2026-12-31")))
    #expect(read("1 year", today: try day("2028-02-29")) == .day(try day("2029-02-28")))
  }

  @Test("Days that there are not are named")
  func noSuchDay() {
    #expect(read("31 Apr") == .problem(.noSuchDay(day: 31, month: 4, year: nil)))
    #expect(read("29 Feb 2027") == .problem(.noSuchDay(day: 29, month: 2, year: 2027)))
    #expect(read("4/13") == .problem(.noSuchMonth(13)))
    #expect(read("0/4") == .problem(.noSuchDay(day: 0, month: 4, year: nil)))
    #expect(read("2026-13-01") == .problem(.noSuchMonth(13)))
    #expect(
      DueDateProblem.noSuchDay(day: 29, month: 2, year: 2027).sentence
        == "There is no 29 February 2027.")
  }

  @Test("A weekday that does not fit the date is pointed out")
  func otherWeekday() throws {
    #expect(read("Fri 19 Mar") == .problem(.otherWeekday(try day("2026-03-19"))))
    #expect(
      DueDateProblem.otherWeekday(try day("2026-03-19")).sentence == "19-Mar-2026 is a Thursday.")
  }

  @Test("A bare number and a short year are asked about")
  func unclearNumbers() {
    #expect(read("7") == .problem(.bareNumber(7)))
    #expect(read("2nd") == .problem(.bareNumber(2)))
    #expect(read("19/3/26") == .problem(.yearNotInFull))
    #expect(read("19 Mar 26") == .problem(.yearNotInFull))
  }

  @Test(
    "Anything else is not a date",
    arguments: [
      "soon", "+", "-", "/", "+x", "+7 bananas", "19 Ma", "Mar", "March 2027", "3//4", "3/4-2026",
      "3 4", "3/4/", "/3/4", "19 Mar 2026 12", "next", "next Thu 19 Mar", "next 2 weeks",
      "2 week s", "12345678", "19 Mar 20261", "٣/٤", "19\u{202E}Mar", "thu thu", "７", "in",
      "7 7 2026",
      "mars 3", "2026-03", "2026-03/19",
    ])
  func notUnderstood(text: String) { #expect(read(text) == .problem(.notUnderstood), "\(text)") }

  @Test("Nothing typed is said to be missing")
  func empty() {
    for text in ["", "  ", "\t", ","] { #expect(read(text) == .problem(.empty)) }
  }

  @Test("No text and no day makes the reader fail, and what it takes is in its bounds")
  func noiseIsSurvived() {
    var random = RulesNoise(seed: 42)
    let pieces = [
      "0", "1", "2", "3", "9", "12", "13", "29", "31", "2026", "9999", "0000", "999999", "+", "-",
      "/", ".", " ", ",", "mar", "feb", "thu", "sun", "next", "this", "on", "in", "round", "week",
      "weeks", "d", "y", "m", "years", "a", "today", "th", "of", "é", "\u{0}", "\u{1F600}", "\r\n",
    ]
    let ends = [Day.firstOrdinal, Day.lastOrdinal, Day.lastOrdinal - 1, 0, 20_524, 21_243]
    for turn in 0..<60_000 {
      let text = random.text(of: pieces, upTo: 8)
      let today = Day(ordinal: ends[turn % ends.count])
      let reading = DueDate.read(text, today: today, nextRound: nil)
      let days: [Day]
      switch reading {
      case .day(let day): days = [day]
      case .ambiguous(let first, let second): days = [first, second]
      case .problem(let problem):
        #expect(!problem.sentence.isEmpty)
        days = []
      case .nextRound: days = []
      }
      for day in days {
        #expect(day >= today && day.year <= today.year + 5, "\(text) on \(today.iso)")
      }
    }
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      _ = read(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test("A day as the program shows it is read back, for five years")
  func shownIsRead() {
    for offset in 0...1826 {
      let day = DueDateTests.today.adding(days: offset)
      #expect(read(day.shown) == .day(day))
      #expect(read(day.shownWithWeekday) == .day(day))
      #expect(read(day.iso) == .day(day))
    }
  }
}
