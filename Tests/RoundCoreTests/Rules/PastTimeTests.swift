import Testing

@testable import RoundCore

@Suite("When something was, and by when somebody should call")
struct PastTimeTests {
  /// Thursday 12-Mar-2026, noon.
  private let now = UKTime.moment(
    day: Day(iso: "2026-03-12") ?? Day(ordinal: 0), hour: 12, minute: 0)

  private func read(_ day: String, _ time: String) -> String {
    do throws(PastTime.Problem) {
      return UKTime(try PastTime.read(day: day, time: time, now: now)).shown
    } catch { return error.sentence }
  }

  @Test("A day that has been, in the ways people write it")
  func days() {
    #expect(read("today", "11:30") == "12-Mar-2026 11:30")
    #expect(read("Yesterday", "2330") == "11-Mar-2026 23:30")
    #expect(read("Mon", "9.05") == "09-Mar-2026 09:05")
    #expect(read("last Thursday", "09:00") == "05-Mar-2026 09:00")
    #expect(read("20 Dec", "09:00") == "20-Dec-2025 09:00")
    #expect(read("12-Mar-2026", "09:00") == "12-Mar-2026 09:00")
    #expect(read("Wed 11 Mar", "09:00") == "11-Mar-2026 09:00")
  }

  @Test("3/4 that can be two days which have been asks which; where only one has been it is that")
  func twoReadings() {
    #expect(
      read("3/2", "09:00")
        == "Is this Tue 03-Feb-2026 or Mon 02-Mar-2026? Write the month by its name.")
    #expect(read("03/02/2025", "09:00").hasPrefix("Is this Mon 03-Feb-2025 or Sun 02-Mar-2025?"))
    #expect(read("3/3", "09:00") == "03-Mar-2026 09:00")
    #expect(read("20/12", "09:00") == "20-Dec-2025 09:00")
    #expect(read("3 Feb", "09:00") == "03-Feb-2026 09:00")
    // 02-Nov-2026 has not come yet, so that only one of the two can be meant.
    #expect(read("11/02/2026", "09:00") == "11-Feb-2026 09:00")
  }

  @Test("What has not come yet is refused, with the time that was meant")
  func future() {
    #expect(read("today", "12:01") == "Thu 12-Mar-2026 12:01 has not come yet. When was it?")
    #expect(read("13-Mar-2026", "09:00").contains("has not come yet"))
    #expect(read("today", "12:00") == "12-Mar-2026 12:00")
  }

  @Test("What can't be read is asked for again")
  func notUnderstood() {
    #expect(read("the other day", "09:00").hasPrefix("Which day?"))
    #expect(read("Tue 11 Mar", "09:00") == "11-Mar-2026 is a Wednesday.")
    #expect(read("31 Feb", "09:00") == "There is no 31 February.")
    #expect(read("29/02/2025", "09:00") == "There is no 29 February 2025.")
    #expect(read("2025-02-29", "09:00") == "There is no 29 February 2025.")
    #expect(
      read("2/13", "09:00") == "There is no month 13: the day comes first, then the month.")
    #expect(read("today", "25:00").hasPrefix("The time as hh:mm"))
    #expect(read("today", "9").hasPrefix("The time as hh:mm"))
    for odd in ["1:435", "143:5", "14.3.5", "1:1:30", ":930", "14:"] {
      #expect(read("yesterday", odd).hasPrefix("The time as hh:mm"), "\(odd)")
    }
  }

  private func deadline(_ text: String) -> Deadline {
    Deadline.read(text, now: now, nextRound: Day(iso: "2026-03-19"))
  }

  @Test(
    "A date or a time is read as one",
    arguments: [
      ("+7", "Thu 19-Mar-2026"), ("Thu", "Thu 19-Mar-2026"), ("by 19 Mar", "by Thu 19-Mar-2026"),
      ("until Friday", "until Fri 13-Mar-2026"),
      ("next round", "the next round (Thu 19-Mar-2026)"),
      ("until the next round", "until the next round (Thu 19-Mar-2026)"),
      ("20:00", "Thu 12-Mar-2026 20:00"), ("by 20:00 today", "by Thu 12-Mar-2026 20:00"),
      ("tomorrow at 09.30", "Fri 13-Mar-2026 09:30"),
    ])
  func deadlines(_ typed: String, _ shown: String) {
    #expect(deadline(typed) == .date(shown))
  }

  @Test("Words stay words, and what can't be meant is refused")
  func wordsAndProblems() {
    #expect(deadline("until her daughter comes") == .words("until her daughter comes"))
    #expect(deadline("tonight") == .words("tonight"))
    guard case .problem(let passed) = deadline("10:00") else {
      Issue.record("a time that has passed was taken")
      return
    }
    #expect(passed.contains("has passed"))
    guard case .problem(let which) = deadline("by 4/5") else {
      Issue.record("4/5 was decided")
      return
    }
    #expect(which.contains("Type the month in letters"))
    guard case .problem = deadline("11-Mar-2026") else {
      Issue.record("a day that has passed was taken")
      return
    }
  }
}
